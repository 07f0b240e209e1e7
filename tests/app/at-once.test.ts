/** What two people do at the same moment: PostgreSQL lets both read before either writes. */
import { describe, expect, test } from 'vitest';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { acceptInvitation } from '#app/people/accept-invitation';
import { askToJoin } from '#app/people/ask-to-join';
import { editCohort, setJoinCode } from '#app/people/change-cohort';
import { endAccess } from '#app/people/change-member';
import { addStaff, addTrainee, removeFromCohort } from '#app/people/cohort-members';
import { invite } from '#app/people/invite';
import { joinCohort } from '#app/people/join-cohort';
import { settleJoinRequest } from '#app/people/settle-join-request';
import { eraseRecord } from '#app/records/erase-record';
import { setHold } from '#app/records/set-hold';
import type { Scenario } from '#domain/scenario/schema';
import { aBrowser } from '../build/accounts.ts';
import { aMember, anAgency, signedIn } from '../build/agency.ts';
import { anAttempt, noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import { aFinishedSitting, certificatePorts } from '../build/passed-sitting.ts';
import { aPeopleRoom } from '../build/people-room.ts';

const rounds = [1, 2, 3, 4, 5];

describe.each(engines)('at once on $name', (engine) => {
  const joining = (pin: string, with_: { name?: string; number?: string } = {}) => ({
    code: 'sprn-g234',
    name: 'Ana Ortiz',
    number: '4471',
    numberKind: 'badge' as const,
    pin,
    caller: aBrowser().caller(),
    ...with_,
  });

  test('one of two takes a place on the roster, and only that one’s PIN opens it', async () => {
    const { ports, accounts } = await aPeopleRoom({ engine });
    const pins = ['482915', '730164', '618203'];
    const all = await Promise.all(pins.map((pin) => joinCohort(ports, joining(pin))));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter(({ ok }) => !ok)).toEqual([
      { ok: false, reason: 'has-account' },
      { ok: false, reason: 'has-account' },
    ]);
    const open = await Promise.all(pins.map((pin) => accounts.isPin('trainee-1', pin)));
    expect(open).toEqual(all.map(({ ok }) => ok));
    expect(await accounts.listSessions('trainee-1')).toHaveLength(1);
  });

  test('one of two joins under a new number', async () => {
    const { ports, store, accounts } = await aPeopleRoom({ engine });
    for (const round of rounds) {
      const number = `90${round}`;
      const pins = ['482915', '730164'];
      const both = await Promise.all(pins.map((pin) => joinCohort(ports, joining(pin, { name: 'Sam Lee', number }))));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const member = await store.people.findByNumber('larkfield', number);
      const open = await Promise.all(pins.map((pin) => accounts.isPin(member?.id ?? '', pin)));
      expect(open).toEqual(both.map(({ ok }) => ok));
    }
  });

  test('one of two takes up an invitation, and the other is told that it is not open', async () => {
    const { ports, coordinator: by } = await aPeopleRoom({ engine });
    const invited = await invite(ports, {
      by,
      cohort: null,
      member: null,
      role: 'instructor',
      name: 'Kim Doe',
      email: null,
      badge: null,
      postId: null,
      send: false,
      origin: 'https://course.example.gov',
    });
    const token = invited.ok ? (invited.link.split('/').at(-1) ?? '') : '';
    const both = await Promise.all(
      ['a@example.org', 'b@example.org'].map((email) =>
        acceptInvitation(ports, {
          token,
          name: 'Kim Doe',
          email,
          password: 'four quiet maple boats',
          caller: aBrowser().caller(),
        }),
      ),
    );
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'not-open' });
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('of two owners who end each other’s access one stays', async () => {
    const { ports, store, owner } = await aPeopleRoom({ engine });
    const second = aMember({ id: 'owner-2', role: 'owner', name: 'Omar Reed' });
    await store.people.addMember(second);
    const both = await Promise.all([
      endAccess(ports, { by: signedIn(owner), member: second.id }),
      endAccess(ports, { by: signedIn(second), member: owner.id }),
    ]);
    expect(both.map((each) => (each.ok ? 'ended' : each.reason)).toSorted()).toEqual(['ended', 'last-owner']);
  });

  test('of two instructors who take each other off a cohort one stays', async () => {
    const { ports, store, instructor: by, otherInstructor } = await aPeopleRoom({ engine });
    await addStaff(ports, { by: signedIn(by), cohort: 'spring', member: otherInstructor.id });
    await Promise.all([
      removeFromCohort(ports, { by: signedIn(by), cohort: 'spring', member: otherInstructor.id }),
      removeFromCohort(ports, { by: signedIn(otherInstructor), cohort: 'spring', member: by.id }),
    ]);
    expect(await store.cohorts.staff('spring')).toHaveLength(1);
  });

  test('somebody is put on the books once, and nobody sees an error', async () => {
    const { ports, store, instructor } = await aPeopleRoom({ engine });
    const by = signedIn(instructor);
    for (const round of rounds) {
      const badge = `80${round}`;
      const command = { by, cohort: 'spring', name: 'Sam Lee', badge, postId: null };
      const answers = await Promise.all([
        addTrainee(ports, command),
        addTrainee(ports, command),
        joinCohort(ports, joining('482915', { name: 'Sam Lee', number: badge })),
      ]);
      expect(answers.some(({ ok }) => ok)).toBe(true);
      const members = await store.people.listMembers('larkfield');
      expect(members.filter((member) => member.badge === badge)).toHaveLength(1);
    }
  });

  test('a request to join is settled once', async () => {
    const { ports, store, accounts, instructor } = await aPeopleRoom({ engine });
    await accounts.keepPin('trainee-1', await accounts.hashPin('111222'));
    await askToJoin(ports, joining('482915', { name: 'Sam Lee' }));
    const [request] = await store.joinRequests.listOpen('spring');
    const settling = { by: signedIn(instructor), cohort: 'spring', request: request?.id ?? '' };
    const both = await Promise.all([
      settleJoinRequest(ports, { ...settling, decision: 'new-person', number: '9001' }),
      settleJoinRequest(ports, { ...settling, decision: 'new-person', number: '9002' }),
    ]);
    expect(both.map((each) => (each.ok ? 'settled' : each.reason)).toSorted()).toEqual(['settled', 'unknown-request']);
    expect(await store.cohorts.members('spring')).toHaveLength(5);
  });

  test('a code that is closed stays closed while somebody else renames the cohort', async () => {
    const { ports, store, instructor, coordinator } = await aPeopleRoom({ engine });
    for (const round of rounds) {
      await setJoinCode(ports, { by: signedIn(instructor), cohort: 'spring', to: 'open' });
      await Promise.all([
        setJoinCode(ports, { by: signedIn(instructor), cohort: 'spring', to: 'closed' }),
        editCohort(ports, {
          by: signedIn(coordinator),
          cohort: 'spring',
          name: `Class ${round}`,
          startsOn: null,
          endsOn: null,
        }),
      ]);
      expect(await store.cohorts.find('spring')).toMatchObject({ isJoinOpen: false, name: `Class ${round}` });
    }
  });

  test('a sitting has one certificate, and the log one row of it', async () => {
    const { store, db } = await engine.open();
    const { trainees } = await anAgency(store);
    const ports = certificatePorts({ store, db });
    const sitting = await aFinishedSitting(ports, { isPassed: true });
    const by = signedIn(trainees[0]);
    const all = await Promise.all([1, 2, 3].map(() => issueCertificate(ports, { by, sitting: sitting.id })));
    expect(new Set(all.map((each) => each.ok && each.certificate.id)).size).toBe(1);
    expect(await store.log.list('larkfield', { kind: 'certificate.issued', limit: 9 })).toHaveLength(1);
  });

  test('a record is erased once, and never under a hold', async () => {
    const { ports, store, coordinator, owner } = await aPeopleRoom({ engine });
    for (const [member, name] of [
      ['trainee-1', 'Ana Ortiz'],
      ['trainee-2', 'Ben Cole'],
      ['trainee-3', 'Cleo Hart'],
    ] as const) {
      const erasing = { by: signedIn(coordinator), member, name, why: 'asked' };
      const [hold, ...erased] = await Promise.all([
        setHold(ports, { by: signedIn(owner), member, why: 'a lawsuit' }),
        eraseRecord(ports, erasing),
        eraseRecord(ports, erasing),
      ]);
      expect(hold.ok).toBe(true);
      const isErased = await store.erasures.hasBeenErased(member);
      expect(erased.filter(({ ok }) => ok)).toHaveLength(isErased ? 1 : 0);
      expect((await store.people.findMember(member))?.name).toBe(isErased ? 'Erased' : name);
      const rows = await store.log.list('larkfield', { kind: 'record.erased', person: member, limit: 9 });
      expect(rows).toHaveLength(isErased ? 1 : 0);
    }
  });

  test('attempts of a device are adopted by one person', async () => {
    const { store } = await aPeopleRoom({ engine });
    await store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as Scenario }, noon);
    await store.addAttempt(anAttempt({ id: 'one', device: 'shared' }), [], null);
    await store.addAttempt(anAttempt({ id: 'two', device: 'shared' }), [], null);
    const adoption = { device: 'shared', agency: 'larkfield', answer: 'yes' as const, at: noon };
    await Promise.all(['trainee-1', 'trainee-2'].map((member) => store.adopt({ ...adoption, member })));
    const owners = await Promise.all(['one', 'two'].map(async (id) => (await store.findAttempt(id))?.member));
    expect(new Set(owners).size).toBe(1);
    expect(owners[0]).toMatch(/^trainee-[12]$/);
  });
});
