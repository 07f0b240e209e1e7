import { describe, expect, test } from 'vitest';
import { askToJoin } from '#app/people/ask-to-join';
import { setJoinCode } from '#app/people/change-cohort';
import { endAccess } from '#app/people/change-member';
import { addTrainee } from '#app/people/cohort-members';
import { findJoin } from '#app/people/find-join';
import { joinCohort, joinSignedIn } from '#app/people/join-cohort';
import { resetPin } from '#app/people/reset-pin';
import { settleJoinRequest } from '#app/people/settle-join-request';
import { aBrowser } from '../build/accounts.ts';
import { aPeopleRoom } from '../build/people-room.ts';

type Room = Awaited<ReturnType<typeof aPeopleRoom>>;

/** Somebody at the door of the spring class. */
const asking = (
  with_: { name?: string; number?: string; numberKind?: 'badge' | 'post'; code?: string; pin?: string } = {},
) => ({
  code: 'sprn-g234',
  name: 'Sam Lee',
  number: '9001',
  numberKind: 'badge' as const,
  pin: '482915',
  caller: aBrowser().caller(),
  ...with_,
});

describe('joining with a class code', () => {
  test('puts somebody new on the books and the roster, signed in, with the PIN that they chose', async () => {
    const { ports, store, accounts, logged } = await aPeopleRoom();
    const browser = aBrowser();
    const joined = await joinCohort(ports, { ...asking(), caller: browser.caller() });
    if (!joined.ok) throw new Error(joined.reason);
    expect(await store.people.findMember(joined.member)).toMatchObject({
      name: 'Sam Lee',
      badge: '9001',
      role: 'trainee',
    });
    expect((await store.cohorts.listOf(joined.member, 'trainee')).map(({ id }) => id)).toEqual(['spring']);
    expect(await accounts.isPin(joined.member, '482915')).toBe(true);
    browser.keep(joined.cookies);
    expect((await accounts.findSession(browser.caller())).session).toMatchObject({
      member: joined.member,
      identity: 'pin',
    });
    expect(await logged()).toEqual(['member.added', 'cohort.member-added']);
  });

  test('takes up the place on the roster that has the number and the name', async () => {
    const { ports, store, logged } = await aPeopleRoom();
    const joined = await joinCohort(ports, asking({ name: 'ORTIZ, Ána', number: '44-71' }));
    expect(joined).toMatchObject({ ok: true, member: 'trainee-1' });
    expect(await logged()).toEqual(['join.claimed']);
    expect((await store.people.findMember('trainee-1'))?.name).toBe('Ana Ortiz');
  });

  test('finds the place by the POST number too', async () => {
    const { ports, instructor: by } = await aPeopleRoom();
    const added = await addTrainee(ports, { by, cohort: 'spring', name: 'Sam Lee', badge: '77', postId: 'P-100' });
    const joined = await joinCohort(ports, asking({ number: 'p100', numberKind: 'post' }));
    expect(joined).toMatchObject({ ok: true, member: added.ok ? added.member.id : '' });
  });

  test('never enters an account that exists, however well name and number fit', async () => {
    const { ports, accounts } = await aPeopleRoom();
    await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471', pin: '482915' }));
    const again = await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471', pin: '111222' }));
    expect(again).toEqual({ ok: false, reason: 'has-account' });
    expect(await accounts.isPin('trainee-1', '482915')).toBe(true);
  });

  test('refuses a number of the roster under another name, of staff, and of somebody whose access has ended', async () => {
    const { ports, store, owner, instructor } = await aPeopleRoom();
    expect(await joinCohort(ports, asking({ number: '4471' }))).toEqual({ ok: false, reason: 'other-name' });
    await store.people.changeMember({ ...instructor, badge: '500' });
    expect(await joinCohort(ports, asking({ name: 'Ian Boyd', number: '500' }))).toEqual({
      ok: false,
      reason: 'staff-number',
    });
    await endAccess(ports, { by: owner, member: 'trainee-1' });
    const ended = await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471' }));
    expect(ended).toEqual({ ok: false, reason: 'access-ended' });
  });

  test('goes by the agency of the code: the same badge elsewhere is another person', async () => {
    const { ports, weir } = await aPeopleRoom();
    const joined = await joinCohort(ports, asking({ code: weir.cohort.joinCode ?? '', number: '4472' }));
    expect(joined.ok).toBe(true);
  });

  test('is over when the code is closed, and an unknown code leads nowhere', async () => {
    const { ports, instructor: by } = await aPeopleRoom();
    await setJoinCode(ports, { by, cohort: 'spring', to: 'closed' });
    expect(await joinCohort(ports, asking())).toEqual({ ok: false, reason: 'closed' });
    expect(await joinCohort(ports, asking({ code: 'ABCD2345' }))).toEqual({ ok: false, reason: 'unknown-code' });
  });

  test('as who one has signed in as adds the cohort and nothing else', async () => {
    const { ports, store, otherTrainees, instructor, weir } = await aPeopleRoom();
    const join = (by: typeof instructor) => joinSignedIn(ports, { by, code: 'SPRNG234', address: null });
    expect(await join(otherTrainees[0])).toEqual({ ok: true });
    expect((await store.cohorts.listOf('trainee-4', 'trainee')).map(({ id }) => id)).toEqual(['spring', 'night']);
    expect(await join(instructor)).toEqual({ ok: false, reason: 'staff-of-it' });
    expect(await join(weir.trainee)).toEqual({ ok: false, reason: 'other-agency' });
  });
});

describe('limits', () => {
  test('a class of 200 joins at once from one address', async () => {
    const { ports } = await aPeopleRoom();
    const all = Array.from({ length: 200 }, (_, at) =>
      joinCohort(ports, asking({ name: `Recruit Number ${at}`, number: `R${at}` })),
    );
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(200);
  }, 60_000);

  test('whoever tries codes is made to wait, and a right code waits with them', async () => {
    const { ports, clock } = await aPeopleRoom();
    const find = (code: string, address = '203.0.113.9') => findJoin(ports, { code, address });
    for (let tried = 0; tried < 101; tried++) await find(`ABCD${2345 + tried}`.slice(0, 8));
    expect(await find('SPRNG234')).toMatchObject({ ok: false, reason: 'wait' });
    expect(await find('SPRNG234', '203.0.113.10')).toMatchObject({ ok: true });
    clock.goOn(3700);
    expect(await find('SPRNG234')).toMatchObject({ ok: true });
  });

  test('whoever tries names on a number is made to wait', async () => {
    const { ports } = await aPeopleRoom();
    for (let tried = 0; tried < 11; tried++)
      await joinCohort(ports, asking({ name: `Name Number ${tried}`, number: '4471' }));
    const right = await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471' }));
    expect(right).toMatchObject({ ok: false, reason: 'wait' });
  });
});

describe('two people with one number', () => {
  /** Ana has joined; Sam gives her badge and asks. */
  async function asked(): Promise<Room & { request: string }> {
    const room = await aPeopleRoom();
    await joinCohort(room.ports, asking({ name: 'Ana Ortiz', number: '4471', pin: '739154' }));
    expect(await askToJoin(room.ports, asking({ number: '4471' }))).toEqual({ ok: true });
    const [request] = await room.store.joinRequests.listOpen('spring');
    return { ...room, request: request?.id ?? '' };
  }

  test('wait for the instructor, and nothing is changed until then', async () => {
    const { store, accounts, request } = await asked();
    expect(await store.joinRequests.listOpen('spring')).toMatchObject([
      { id: request, name: 'Sam Lee', member: 'trainee-1' },
    ]);
    expect(await accounts.isPin('trainee-1', '739154')).toBe(true);
    expect((await store.cohorts.countTrainees(['spring'])).get('spring')).toBe(3);
  });

  test('who asks again waits once, with the PIN of the second time', async () => {
    const { ports, store, request } = await asked();
    await askToJoin(ports, asking({ number: '4471', name: 'Lee, Sam', pin: '739155' }));
    const [open, ...more] = await store.joinRequests.listOpen('spring');
    expect(more).toEqual([]);
    expect(open?.id).not.toBe(request);
  });

  test('settled as two people: the newcomer is added under the right number, with the PIN that they chose', async () => {
    const { ports, store, accounts, instructor: by, request, logged } = await asked();
    const of = { by, cohort: 'spring', request, decision: 'new-person' } as const;
    expect(await settleJoinRequest(ports, { ...of, number: '4472' })).toEqual({ ok: false, reason: 'number-taken' });
    const settled = await settleJoinRequest(ports, { ...of, number: '9001' });
    expect(settled).toMatchObject({ ok: true, member: { name: 'Sam Lee', badge: '9001' } });
    const sam = await store.people.findByBadge('larkfield', '9001');
    expect(await accounts.isPin(sam?.id ?? '', '482915')).toBe(true);
    expect(await accounts.isPin('trainee-1', '739154')).toBe(true);
    expect(await settleJoinRequest(ports, { ...of, number: '9002' })).toEqual({ ok: false, reason: 'unknown-request' });
    expect((await logged()).slice(-4)).toEqual(['join.asked', 'member.added', 'cohort.member-added', 'join.settled']);
  });

  test('settled as two people without a number: the newcomer has none', async () => {
    const { ports, instructor: by, request } = await asked();
    const settled = await settleJoinRequest(ports, {
      by,
      cohort: 'spring',
      request,
      decision: 'new-person',
      number: null,
    });
    expect(settled).toMatchObject({ ok: true, member: { badge: null, postId: null } });
  });

  test('settled as one person: the new PIN counts, and every session ends', async () => {
    const { ports, accounts, instructor: by, request } = await asked();
    expect(await accounts.listSessions('trainee-1')).toHaveLength(1);
    await settleJoinRequest(ports, { by, cohort: 'spring', request, decision: 'same-person', number: null });
    expect(await accounts.isPin('trainee-1', '482915')).toBe(true);
    expect(await accounts.isPin('trainee-1', '739154')).toBe(false);
    expect(await accounts.listSessions('trainee-1')).toEqual([]);
  });

  test('refused: nobody is added and no PIN changes', async () => {
    const { ports, store, accounts, instructor: by, request } = await asked();
    await settleJoinRequest(ports, { by, cohort: 'spring', request, decision: 'refused', number: null });
    expect(await accounts.isPin('trainee-1', '739154')).toBe(true);
    expect(await store.joinRequests.listOpen('spring')).toEqual([]);
  });

  test('no instructor lets somebody in as a person whom they do not teach; a coordinator may', async () => {
    const room = await aPeopleRoom();
    const { ports, store, instructor, coordinator } = room;
    await askToJoin(ports, asking({ number: '4474' }));
    const [request] = await store.joinRequests.listOpen('spring');
    const settle = { cohort: 'spring', request: request?.id ?? '', decision: 'same-person', number: null } as const;
    expect(await settleJoinRequest(ports, { by: instructor, ...settle })).toEqual({ ok: false, reason: 'not-yours' });
    expect(await settleJoinRequest(ports, { by: coordinator, ...settle })).toMatchObject({ ok: true });
  });

  test('are settled by staff of that cohort only', async () => {
    const { ports, otherInstructor, weir, request } = await asked();
    const settle = { cohort: 'spring', request, decision: 'refused', number: null } as const;
    expect(await settleJoinRequest(ports, { by: otherInstructor, ...settle })).toEqual({
      ok: false,
      reason: 'forbidden',
    });
    expect(await settleJoinRequest(ports, { by: weir.owner, ...settle })).toEqual({
      ok: false,
      reason: 'unknown-cohort',
    });
    const elsewhere = { ...settle, cohort: 'weir-class' };
    expect(await settleJoinRequest(ports, { by: weir.instructor, ...elsewhere })).toEqual({
      ok: false,
      reason: 'unknown-request',
    });
  });
});

describe('a PIN that was reset', () => {
  test('opens nothing, and joining again sets a new one, by the same name and number only', async () => {
    const { ports, accounts, instructor } = await aPeopleRoom();
    await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471' }));
    expect(await resetPin(ports, { by: instructor, member: 'trainee-1' })).toEqual({ ok: true });
    expect(await accounts.isPin('trainee-1', '482915')).toBe(false);
    expect(await accounts.listSessions('trainee-1')).toEqual([]);
    expect(await joinCohort(ports, asking({ number: '4471' }))).toEqual({ ok: false, reason: 'other-name' });
    const again = await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471', pin: '739154' }));
    expect(again).toMatchObject({ ok: true, member: 'trainee-1' });
    expect(await accounts.isPin('trainee-1', '739154')).toBe(true);
  });

  test('that nobody set anew within a day is open to nobody', async () => {
    const { ports, clock, instructor } = await aPeopleRoom();
    await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471' }));
    await resetPin(ports, { by: instructor, member: 'trainee-1' });
    clock.goOn(25 * 3600);
    const late = await joinCohort(ports, asking({ name: 'Ana Ortiz', number: '4471' }));
    expect(late).toEqual({ ok: false, reason: 'has-account' });
  });

  test('is reset by those who teach the person, and by coordinators', async () => {
    const { ports, otherInstructor, coordinator, weir } = await aPeopleRoom();
    const reset = (by: typeof coordinator) => resetPin(ports, { by, member: 'trainee-1' });
    expect(await reset(otherInstructor)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await reset(weir.owner)).toEqual({ ok: false, reason: 'unknown-member' });
    expect(await reset(coordinator)).toEqual({ ok: true });
  });
});
