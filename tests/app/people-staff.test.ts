import { describe, expect, test } from 'vitest';
import { acceptInvitation, readInvitation } from '#app/people/accept-invitation';
import { changeAgency, createAgency } from '#app/people/change-agency';
import { type ChangeMember, changeMember, endAccess, restoreAccess } from '#app/people/change-member';
import { type Invite, invite, revokeInvitation } from '#app/people/invite';
import { joinCohort } from '#app/people/join-cohort';
import { listAgencies, listPeople, readAgency, readMember } from '#app/people/read-people';
import { defaultSettings, type Member, type Person } from '#domain/people/person';
import { aBrowser } from '../build/accounts.ts';
import { signedIn } from '../build/agency.ts';
import { engines } from '../build/engines.ts';
import { aPeopleRoom } from '../build/people-room.ts';

const password = 'four quiet maple boats';

describe('an invitation', () => {
  const kim = { cohort: null, member: null, role: 'instructor', name: 'Kim Doe', email: 'kim@example.org' } as const;
  const link = { ...kim, badge: null, postId: null, send: false, origin: 'https://course.example.gov' };
  const made = async (ports: Parameters<typeof invite>[0], command: Invite) => {
    const invited = await invite(ports, command);
    if (!invited.ok) throw new Error(invited.reason);
    return { ...invited, token: invited.link.split('/').at(-1) ?? '' };
  };
  const taking = (token: string, with_: Partial<Parameters<typeof acceptInvitation>[1]> = {}) => ({
    token,
    name: 'Kim Doe',
    email: 'kim@example.org',
    password,
    caller: aBrowser().caller(),
    ...with_,
  });

  test('lets one person in, once, with a password and signed in', async () => {
    const { ports, store, accounts, coordinator: by, logged } = await aPeopleRoom();
    const { token } = await made(ports, { ...link, by });
    expect(token).toMatch(/^[\w-]{22}$/);
    const browser = aBrowser();
    const accepted = await acceptInvitation(ports, { ...taking(token), caller: browser.caller() });
    if (!accepted.ok) throw new Error(accepted.reason);
    expect(await store.people.findMember(accepted.member)).toMatchObject({
      role: 'instructor',
      email: 'kim@example.org',
    });
    expect(await accounts.isPassword(accepted.member, password)).toBe(true);
    browser.keep(accepted.cookies ?? []);
    expect((await accounts.findSession(browser.caller())).session?.identity).toBe('password');
    expect(await acceptInvitation(ports, taking(token, { email: 'else@example.org' }))).toEqual({
      ok: false,
      reason: 'not-open',
    });
    expect(await logged()).toEqual(['invitation.made', 'invitation.used', 'member.added']);
  });

  test('is kept as a hash: neither store nor log holds the token', async () => {
    const { ports, store, coordinator: by, entries } = await aPeopleRoom();
    const { token, invitation } = await made(ports, { ...link, by });
    const kept = JSON.stringify([await store.invitations.find(invitation.id), await entries()]);
    expect(kept.includes(token)).toBe(false);
  });

  test('runs out after fourteen days, and opens nothing once it is revoked', async () => {
    const { ports, clock, coordinator: by, weir } = await aPeopleRoom();
    const first = await made(ports, { ...link, by });
    const of = { invitation: first.invitation.id };
    expect(await revokeInvitation(ports, { by: weir.coordinator, ...of })).toEqual({
      ok: false,
      reason: 'unknown-invitation',
    });
    expect(await revokeInvitation(ports, { by, ...of })).toEqual({ ok: true });
    expect(await readInvitation(ports, { token: first.token })).toEqual({ ok: false, reason: 'not-open' });
    const second = await made(ports, { ...link, by });
    expect((await readInvitation(ports, { token: second.token })).ok).toBe(true);
    clock.goOn(14 * 86_400);
    expect(await acceptInvitation(ports, taking(second.token))).toEqual({ ok: false, reason: 'not-open' });
  });

  test('of two who open it at once lets one in', async () => {
    const { ports, coordinator: by } = await aPeopleRoom();
    const { token } = await made(ports, { ...link, by });
    const both = await Promise.allSettled(
      ['a@example.org', 'b@example.org'].map((email) => acceptInvitation(ports, taking(token, { email }))),
    );
    expect(both.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(1);
  });

  test('takes no easy password, and no address that is somebody else’s', async () => {
    const { ports, coordinator: by } = await aPeopleRoom();
    const { token } = await made(ports, { ...link, by });
    expect(await acceptInvitation(ports, taking(token, { password: 'larkfield kim' }))).toMatchObject({
      reason: 'password',
    });
    expect(await acceptInvitation(ports, taking(token, { email: 'owner@example.org' }))).toEqual({
      ok: false,
      reason: 'email-taken',
    });
    expect((await acceptInvitation(ports, taking(token))).ok).toBe(true);
  });

  test('is sent only where a mail server is set up, and shown all the same if that fails', async () => {
    const room = await aPeopleRoom();
    const sent = await made(room.ports, { ...link, by: room.coordinator, send: true });
    expect(sent.isSent).toBe(true);
    expect(room.mails).toMatchObject([{ to: 'kim@example.org' }]);
    expect(room.mails[0]?.text).toContain(sent.link);
    const failing = await aPeopleRoom({ mailFails: true });
    expect((await made(failing.ports, { ...link, by: failing.coordinator, send: true })).isSent).toBe(false);
    const without = { ...failing.ports, mailer: null };
    expect((await made(without, { ...link, by: failing.coordinator, send: true })).isSent).toBe(false);
  });

  test('gives no role above the inviter’s, and instructors invite trainees into what they teach', async () => {
    const { ports, instructor, coordinator, owner, trainees } = await aPeopleRoom();
    const reason = async (by: Person, with_: Partial<Invite>) => {
      const answer = await invite(ports, { ...link, email: null, by, ...with_ });
      return answer.ok ? 'ok' : answer.reason;
    };
    expect(await reason(coordinator, { role: 'owner' })).toBe('forbidden');
    expect(await reason(owner, { role: 'owner' })).toBe('ok');
    expect(await reason(instructor, { role: 'instructor', cohort: 'spring' })).toBe('forbidden');
    expect(await reason(instructor, { role: 'trainee', cohort: 'spring' })).toBe('ok');
    expect(await reason(instructor, { role: 'trainee', cohort: 'night' })).toBe('forbidden');
    expect(await reason(instructor, { role: 'trainee', cohort: 'weir-class' })).toBe('forbidden');
    expect(await reason(coordinator, { role: 'trainee', cohort: 'weir-class' })).toBe('unknown-cohort');
    expect(await reason(trainees[0], { role: 'trainee', cohort: 'spring' })).toBe('forbidden');
    expect(await reason(coordinator, { agency: 'weir' })).toBe('forbidden');
    expect(await reason(owner, { agency: 'weir', role: 'coordinator' })).toBe('ok');
  });

  test('for somebody on the books sets a new password, and ends what was signed in', async () => {
    const { ports, accounts, coordinator: by, instructor, owner } = await aPeopleRoom();
    await accounts.keepPassword('instructor', await accounts.hashPassword('an older long password'));
    await accounts.begin('instructor', 'password', aBrowser().caller());
    const { name, email, role } = instructor;
    const whom = { ...link, name, email, role, member: 'instructor' };
    const { token } = await made(ports, { ...whom, by });
    const accepted = await acceptInvitation(ports, taking(token, { name, email: email ?? '' }));
    expect(accepted).toMatchObject({ ok: true, member: 'instructor' });
    expect(await accounts.isPassword('instructor', 'an older long password')).toBe(false);
    expect(await accounts.listSessions('instructor')).toHaveLength(1);
    const ofOwner = { ...whom, name: owner.name, email: owner.email, role: owner.role, member: 'owner' } as const;
    expect(await invite(ports, { ...ofOwner, by })).toEqual({ ok: false, reason: 'forbidden' });
  });
});

describe('a link', () => {
  const link = {
    cohort: null,
    name: null,
    email: null,
    badge: null,
    postId: null,
    send: false,
    origin: 'https://x.gov',
  };
  const tokenOf = (made: Awaited<ReturnType<typeof invite>>) => (made.ok ? (made.link.split('/').at(-1) ?? '') : '');
  const fields = (member: Member, with_: Partial<Member>) => ({ ...member, ...with_ });

  test('to somebody’s password opens nothing once they have another role', async () => {
    const { ports, coordinator, owner, instructor, logged } = await aPeopleRoom();
    const to = { ...link, by: signedIn(coordinator), member: instructor.id, role: instructor.role };
    const token = tokenOf(await invite(ports, to));
    expect(await readInvitation(ports, { token })).toMatchObject({ ok: true });
    const by = signedIn(owner);
    await changeMember(ports, { by, member: instructor.id, fields: fields(instructor, { badge: '12' }) });
    expect(await readInvitation(ports, { token })).toMatchObject({ ok: true });
    await changeMember(ports, { by, member: instructor.id, fields: fields(instructor, { role: 'owner' }) });
    expect(await readInvitation(ports, { token })).toEqual({ ok: false, reason: 'not-open' });
    expect((await logged()).at(-1)).toBe('invitation.revoked');
  });

  test('opens nothing once whoever made it has lost the right to', async () => {
    const { ports, coordinator, owner } = await aPeopleRoom();
    const by = signedIn(coordinator);
    const staff = tokenOf(await invite(ports, { ...link, by, member: null, role: 'coordinator' }));
    const trainee = tokenOf(await invite(ports, { ...link, by, member: null, role: 'trainee' }));
    const lowered = { by: signedIn(owner), member: coordinator.id };
    await changeMember(ports, { ...lowered, fields: fields(coordinator, { role: 'instructor' }) });
    expect(await readInvitation(ports, { token: staff })).toEqual({ ok: false, reason: 'not-open' });
    expect(await readInvitation(ports, { token: trainee })).toMatchObject({ ok: true });
    await endAccess(ports, lowered);
    expect(await readInvitation(ports, { token: trainee })).toEqual({ ok: false, reason: 'not-open' });
  });

  test('into another agency is for a coordinator only', async () => {
    const { ports, owner, weir } = await aPeopleRoom();
    const to = { ...link, by: signedIn(owner), agency: weir.agency.id, member: null };
    expect(await invite(ports, { ...to, role: 'owner' })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await invite(ports, { ...to, role: 'coordinator' })).toMatchObject({ ok: true });
  });
});

describe('a member', () => {
  const fieldsOf = ({ name, role, badge, postId, email }: Member): ChangeMember['fields'] => ({
    name,
    role,
    badge,
    postId,
    email,
  });

  test('is changed by coordinators, with before and after in the log', async () => {
    const { ports, coordinator: by, trainees, entries } = await aPeopleRoom();
    const fields = { ...fieldsOf(trainees[0]), badge: '5000' };
    expect(await changeMember(ports, { by, member: 'trainee-1', fields })).toMatchObject({
      ok: true,
      member: { badge: '5000' },
    });
    expect(await entries()).toEqual([
      {
        kind: 'member.changed',
        actor: 'coordinator',
        subject: 'trainee-1',
        content: { before: { badge: '4471' }, after: { badge: '5000' } },
      },
    ]);
    expect(await changeMember(ports, { by, member: 'trainee-1', fields: { ...fields, badge: '4472' } })).toEqual({
      ok: false,
      reason: 'taken',
    });
  });

  test('is changed by nobody else, and is unknown to another agency', async () => {
    const { ports, instructor, trainees, weir } = await aPeopleRoom();
    const fields = { ...fieldsOf(trainees[0]), name: 'New Name' };
    const change = (by: Person) => changeMember(ports, { by, member: 'trainee-1', fields });
    expect(await change(instructor)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await change(trainees[0])).toEqual({ ok: false, reason: 'forbidden' });
    expect(await change(weir.owner)).toEqual({ ok: false, reason: 'unknown-member' });
  });

  test('does not become staff on a PIN alone', async () => {
    const { ports, accounts, coordinator: by, trainees } = await aPeopleRoom();
    const caller = aBrowser().caller();
    await joinCohort(ports, {
      code: 'SPRNG234',
      name: 'Ana Ortiz',
      number: '4471',
      numberKind: 'badge',
      pin: '482915',
      caller,
    });
    const raise = () =>
      changeMember(ports, {
        by,
        member: 'trainee-1',
        fields: { ...fieldsOf(trainees[0]), role: 'instructor', email: 'ana@example.org' },
      });
    expect(await raise()).toEqual({ ok: false, reason: 'needs-password' });
    await accounts.keepPassword('trainee-1', await accounts.hashPassword(password));
    expect(await raise()).toMatchObject({ ok: true });
  });

  test('who gets another role is signed out, to prove anew who they are', async () => {
    const { ports, accounts, coordinator, instructor } = await aPeopleRoom();
    const browser = aBrowser();
    browser.keep(await accounts.begin(instructor.id, 'sso', browser.caller()));
    const change = (with_: Partial<Member>) =>
      changeMember(ports, { by: signedIn(coordinator), member: instructor.id, fields: { ...instructor, ...with_ } });
    await change({ badge: '12' });
    expect((await accounts.findSession(browser.caller())).session).not.toBeNull();
    await change({ role: 'coordinator' });
    expect((await accounts.findSession(browser.caller())).session).toBeNull();
  });

  test('whose access has ended is signed out everywhere, and stays on the books', async () => {
    const { ports, store, accounts, coordinator: by, logged } = await aPeopleRoom();
    await accounts.begin('trainee-1', 'pin', aBrowser().caller());
    expect(await endAccess(ports, { by, member: 'trainee-1' })).toMatchObject({ ok: true });
    expect(await accounts.listSessions('trainee-1')).toEqual([]);
    expect((await store.people.findMember('trainee-1'))?.endedAt).not.toBeNull();
    expect(await restoreAccess(ports, { by, member: 'trainee-1' })).toMatchObject({
      ok: true,
      member: { endedAt: null },
    });
    expect(await logged()).toEqual(['member.ended', 'member.restored']);
  });

  test.each(engines)('who is an owner is out of a coordinator’s reach, and the last stays: $name', async (engine) => {
    const { ports, store, owner, coordinator } = await aPeopleRoom({ engine });
    expect(await endAccess(ports, { by: coordinator, member: 'owner' })).toEqual({ ok: false, reason: 'owner-only' });
    expect(await endAccess(ports, { by: owner, member: 'owner' })).toEqual({ ok: false, reason: 'own-access' });
    const second = { ...coordinator, id: 'second', role: 'owner' as const, email: 'second@example.org' };
    await store.people.addMember(second);
    // Each ends the other's access at the same moment: one of the two is too late.
    const both = await Promise.all([
      endAccess(ports, { by: owner, member: 'second' }),
      endAccess(ports, { by: signedIn(second), member: 'owner' }),
    ]);
    expect(both.map((each) => (each.ok ? 'ok' : each.reason)).sort()).toEqual(['last-owner', 'ok']);
  });

  test('is read and listed by coordinators of the agency', async () => {
    const { ports, coordinator, instructor, weir } = await aPeopleRoom();
    const read = (by: Person) => readMember(ports, { by, member: 'trainee-1' });
    expect(await read(coordinator)).toMatchObject({ ok: true, learnsIn: [{ id: 'spring' }], account: { pin: 'none' } });
    expect(await read(instructor)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await read(weir.coordinator)).toEqual({ ok: false, reason: 'unknown-member' });
    const listed = await listPeople(ports, { by: coordinator });
    expect(listed.ok && listed.members.every(({ agency }) => agency === 'larkfield')).toBe(true);
    expect(await listPeople(ports, { by: instructor })).toEqual({ ok: false, reason: 'forbidden' });
  });
});

describe('an agency', () => {
  test('changes its settings with before and after in the log, by coordinators and owners', async () => {
    const { ports, coordinator: by, instructor, entries } = await aPeopleRoom();
    const settings = { ...defaultSettings, retentionYears: 7, requireSecondFactor: true };
    const name = 'Larkfield Police Department';
    expect(await changeAgency(ports, { by: instructor, name, settings })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await changeAgency(ports, { by, name, settings })).toMatchObject({ ok: true, agency: { settings } });
    expect(await entries()).toMatchObject([
      {
        kind: 'agency.changed',
        content: {
          before: { retentionYears: 5, requireSecondFactor: false },
          after: { retentionYears: 7, requireSecondFactor: true },
        },
      },
    ]);
    expect(await readAgency(ports, { by })).toMatchObject({ ok: true, counts: { owner: 1, trainee: 6 }, cohorts: 2 });
  });

  test('is set up by an owner, under a name of its own, and stands in both logs', async () => {
    const { ports, owner, coordinator, entries } = await aPeopleRoom();
    expect(await createAgency(ports, { by: coordinator, name: 'Third' })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await createAgency(ports, { by: owner, name: 'weir county sheriff' })).toEqual({
      ok: false,
      reason: 'same-name',
    });
    const created = await createAgency(ports, { by: owner, name: 'Third' });
    if (!created.ok) throw new Error(created.reason);
    expect((await entries()).map(({ kind }) => kind)).toEqual(['agency.created']);
    expect((await entries(created.agency.id)).map(({ kind }) => kind)).toEqual(['agency.created']);
    const listed = await listAgencies(ports, { by: owner });
    expect(listed.ok && listed.agencies.map(({ agency }) => agency.name)).toEqual([
      'Larkfield Police Department',
      'Third',
      'Weir County Sheriff',
    ]);
    expect(await listAgencies(ports, { by: coordinator })).toEqual({ ok: false, reason: 'forbidden' });
  });
});
