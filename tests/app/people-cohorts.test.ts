import { describe, expect, test } from 'vitest';
import { archiveCohort, editCohort, setJoinCode } from '#app/people/change-cohort';
import { addStaff, addTrainee, removeFromCohort } from '#app/people/cohort-members';
import { createCohort } from '#app/people/create-cohort';
import { listCohorts } from '#app/people/list-cohorts';
import { readCohort } from '#app/people/read-cohort';
import { aPeopleRoom } from '../build/people-room.ts';

describe('a cohort', () => {
  test('belongs to whoever begins it, with an open code', async () => {
    const { ports, store, instructor, logged } = await aPeopleRoom();
    const made = await createCohort(ports, { by: instructor, name: 'New class', startsOn: null, endsOn: null });
    if (!made.ok) throw new Error(made.reason);
    expect(made.cohort.isJoinOpen).toBe(true);
    expect(await store.cohorts.findByCode(made.cohort.joinCode ?? '')).toEqual(made.cohort);
    expect(await store.cohorts.staff(made.cohort.id)).toEqual(['instructor']);
    expect(await logged()).toEqual(['cohort.created', 'cohort.member-added']);
  });

  test('is begun by no trainee, and does not end before it starts', async () => {
    const { ports, instructor, trainees } = await aPeopleRoom();
    const dates = { startsOn: '2026-12-02', endsOn: '2026-12-01' };
    expect(await createCohort(ports, { by: trainees[0], name: 'Mine', startsOn: null, endsOn: null })).toEqual({
      ok: false,
      reason: 'forbidden',
    });
    expect(await createCohort(ports, { by: instructor, name: 'New', ...dates })).toMatchObject({
      reason: 'ends-before-start',
    });
  });

  test('is changed by its instructors and by coordinators; one of another agency is unknown', async () => {
    const { ports, store, instructor, otherInstructor, coordinator, weir, entries } = await aPeopleRoom();
    const edit = { cohort: 'spring', name: 'Spring 2', startsOn: null, endsOn: null };
    expect(await editCohort(ports, { by: otherInstructor, ...edit })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await editCohort(ports, { by: weir.owner, ...edit })).toEqual({ ok: false, reason: 'unknown-cohort' });
    expect(await editCohort(ports, { by: instructor, ...edit })).toMatchObject({ ok: true });
    expect(await editCohort(ports, { by: coordinator, ...edit })).toMatchObject({ ok: true });
    expect((await store.cohorts.find('spring'))?.name).toBe('Spring 2');
    // The second changed nothing, so it is no change.
    expect(await entries()).toMatchObject([
      {
        kind: 'cohort.changed',
        actor: 'instructor',
        content: { cohort: 'spring', before: { name: 'Spring patrol class' }, after: { name: 'Spring 2' } },
      },
    ]);
  });

  test('closes and opens its code, and a new code leaves the old one void; the log never holds a code', async () => {
    const { ports, store, instructor: by, entries } = await aPeopleRoom();
    const of = { by, cohort: 'spring' };
    await setJoinCode(ports, { ...of, to: 'closed' });
    expect((await store.cohorts.find('spring'))?.isJoinOpen).toBe(false);
    await setJoinCode(ports, { ...of, to: 'open' });
    expect(await store.cohorts.find('spring')).toMatchObject({ joinCode: 'SPRNG234', isJoinOpen: true });
    const renewed = await setJoinCode(ports, { ...of, to: 'renewed' });
    expect(await store.cohorts.findByCode('SPRNG234')).toBeUndefined();
    const code = renewed.ok ? renewed.cohort.joinCode : null;
    expect(code).toMatch(/^[2-9A-Z]{8}$/);
    const text = JSON.stringify(await entries());
    expect([text.includes('SPRNG234'), text.includes(code ?? '')]).toEqual([false, false]);
  });

  test('that is archived lets nobody join until it is taken up and opened again', async () => {
    const { ports, store, instructor: by } = await aPeopleRoom();
    const of = { by, cohort: 'spring' };
    await archiveCohort(ports, { ...of, isArchived: true });
    await setJoinCode(ports, { ...of, to: 'open' });
    expect((await store.cohorts.find('spring'))?.isJoinOpen).toBe(false);
    await archiveCohort(ports, { ...of, isArchived: false });
    await setJoinCode(ports, { ...of, to: 'open' });
    expect(await store.cohorts.find('spring')).toMatchObject({ archivedAt: null, isJoinOpen: true });
  });

  test('is listed to those who teach it, and to coordinators with all others', async () => {
    const { ports, instructor, coordinator, trainees } = await aPeopleRoom();
    const ids = async (by: typeof instructor) => (await listCohorts(ports, { by })).map(({ cohort }) => cohort.id);
    expect(await ids(instructor)).toEqual(['spring']);
    expect(await ids(coordinator)).toEqual(['spring', 'night']);
    expect(await ids(trainees[0])).toEqual([]);
    expect((await listCohorts(ports, { by: instructor }))[0]).toMatchObject({ trainees: 3, openRequests: 0 });
  });

  test('shows its roster to its staff and to nobody else', async () => {
    const { ports, instructor, otherInstructor, coordinator, trainees, weir } = await aPeopleRoom();
    const read = (by: typeof instructor) => readCohort(ports, { by, cohort: 'spring' });
    const seen = await read(instructor);
    if (!seen.ok) throw new Error(seen.reason);
    expect(seen.roster.map(({ member, hasAccount }) => [member.name, hasAccount])).toEqual([
      ['Ana Ortiz', false],
      ['Ben Cole', false],
      ['Cleo Hart', false],
    ]);
    expect(await read(coordinator)).toMatchObject({ ok: true });
    expect(await read(otherInstructor)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await read(trainees[0])).toEqual({ ok: false, reason: 'forbidden' });
    expect(await read(weir.owner)).toEqual({ ok: false, reason: 'unknown-cohort' });
  });
});

describe('a roster', () => {
  const nobody = { badge: null, postId: null };

  test('takes somebody new, and somebody whom the agency knows by the number and the name', async () => {
    const { ports, store, instructor: by, logged } = await aPeopleRoom();
    const fresh = await addTrainee(ports, { by, cohort: 'spring', name: 'Sam Lee', ...nobody, badge: '9001' });
    expect(fresh).toMatchObject({ ok: true, member: { name: 'Sam Lee', role: 'trainee', badge: '9001' } });
    const known = await addTrainee(ports, { by, cohort: 'spring', name: 'REYES, Dan', ...nobody, badge: '44 74' });
    expect(known).toMatchObject({ ok: true, member: { id: 'trainee-4' } });
    expect((await store.cohorts.countTrainees(['spring'])).get('spring')).toBe(5);
    expect(await logged()).toEqual(['member.added', 'cohort.member-added', 'cohort.member-added']);
  });

  test('refuses a number that belongs to another name, and somebody without a number', async () => {
    const { ports, store, instructor: by } = await aPeopleRoom();
    const add = (name: string, badge: string | null) =>
      addTrainee(ports, { by, cohort: 'spring', name, ...nobody, badge });
    expect(await add('Sam Lee', '4474')).toEqual({ ok: false, reason: 'other-name', holder: 'Dan Reyes' });
    expect(await add('Sam Lee', null)).toEqual({ ok: false, reason: 'no-number' });
    expect((await store.cohorts.countTrainees(['spring'])).get('spring')).toBe(3);
  });

  test('is added to once, however often it is asked', async () => {
    const { ports, instructor: by, logged } = await aPeopleRoom();
    const add = () => addTrainee(ports, { by, cohort: 'spring', name: 'Ana Ortiz', ...nobody, badge: '4471' });
    expect([(await add()).ok, (await add()).ok]).toEqual([true, true]);
    expect(await logged()).toEqual([]);
  });

  test('lets its instructor take somebody off, but not the last instructor', async () => {
    const { ports, store, instructor: by } = await aPeopleRoom();
    const remove = (member: string) => removeFromCohort(ports, { by, cohort: 'spring', member });
    expect(await remove('trainee-2')).toEqual({ ok: true });
    expect(await remove('trainee-2')).toEqual({ ok: false, reason: 'unknown-member' });
    expect(await remove('instructor')).toEqual({ ok: false, reason: 'last-instructor' });
    expect(await store.people.staffOf('trainee-2')).toEqual([]);
  });

  test('is taught by staff of the agency only', async () => {
    const { ports, store, instructor: by } = await aPeopleRoom();
    const add = (member: string) => addStaff(ports, { by, cohort: 'spring', member });
    expect(await add('other-instructor')).toMatchObject({ ok: true });
    expect(await add('trainee-4')).toEqual({ ok: false, reason: 'not-staff' });
    expect(await add('weir-instructor')).toEqual({ ok: false, reason: 'unknown-member' });
    expect(await store.cohorts.staff('spring')).toEqual(['instructor', 'other-instructor']);
  });
});
