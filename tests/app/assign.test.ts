import { describe, expect, test } from 'vitest';
import { assignWork, changeDueDate, withdrawAssignment } from '#app/work/assign-work';
import { completeLesson, lessonDoneAt } from '#app/work/complete-lesson';
import { creditHours } from '#app/work/credit-hours';
import { dueOf } from '#app/work/due-of';
import { exportRoster } from '#app/work/export-roster';
import { readAssignments } from '#app/work/read-assignments';
import { readProgress } from '#app/work/read-progress';
import type { Scenario } from '#domain/scenario/schema';
import { anAttempt, aResult } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import { aWorkRoom, bytesOf, logOf } from '../build/work-room.ts';

describe.each(engines)('on $name', ({ open }) => {
  const room = async () => {
    const { store } = await open();
    const made = await aWorkRoom(store);
    const { here, ports } = made;
    const of = { by: here.instructor, cohort: 'spring' };
    const assign = (
      kind: 'lesson' | 'scenario' | 'pre-test' | 'certification',
      ref: string,
      dueOn: string | null = null,
    ) => assignWork(ports, { ...of, works: [{ kind, ref, dueOn }] });
    const [ana] = here.trainees;
    const due = async (by = ana) => (await dueOf(ports, { by })).map(({ title, state }) => [title, state]);
    return { ...made, of, assign, due, ana };
  };

  test('what is assigned is due for every trainee of the cohort, and for nobody else', async () => {
    const { assign, due, here, store } = await room();
    expect(await assign('lesson', 'help', '2026-12-04')).toMatchObject({ ok: true });
    expect(await due()).toEqual([['Help', 'to do']]);
    expect(await due(here.otherTrainees[0])).toEqual([]);
    expect(await due(here.instructor)).toEqual([]);
    expect((await logOf(store)).map(({ kind, actor }) => [kind, actor])).toEqual([['work.assigned', 'instructor']]);
  });

  test.each([
    ['lesson', 'no-such-lesson'],
    ['scenario', 'no-such-scene'],
  ] as const)('a %s that the course has not is refused', async (kind, ref) => {
    const { assign, due } = await room();
    expect(await assign(kind, ref)).toEqual({ ok: false, reason: 'unknown-work' });
    expect(await due()).toEqual([]);
  });

  test('a due date that is past everywhere in the country is refused', async () => {
    const { assign, setNow } = await room();
    setNow('2026-12-05T10:00:00.000Z');
    expect(await assign('lesson', 'help', '2026-12-03')).toEqual({ ok: false, reason: 'past' });
    expect(await assign('lesson', 'help', '2026-12-04')).toMatchObject({ ok: true });
  });

  test('what comes first is due first, then in the order of the course, and what is done last', async () => {
    const { assign, ports, ana, setNow } = await room();
    for (const [kind, ref, dueOn] of [
      ['certification', 'certification', null],
      ['scenario', 'short-stop', '2026-12-10'],
      ['lesson', 'help', '2026-12-04'],
      ['lesson', 'first-contact', '2026-12-10'],
      ['pre-test', 'pre-test', '2026-11-30'],
    ] as const)
      await assign(kind, ref, dueOn);
    await completeLesson(ports, { by: ana, lesson: 'help' });
    setNow('2026-12-02T12:00:00.000Z');
    expect(
      (await dueOf(ports, { by: ana })).map(({ title, state, dueInWords, minutes }) => [
        title,
        state,
        dueInWords,
        minutes,
      ]),
    ).toEqual([
      ['Pre-test', 'late', '2 days late', 15],
      ['First contact', 'to do', 'Due Thursday, December 10', 13],
      ['A short stop', 'to do', 'Due Thursday, December 10', 10],
      ['Certification', 'to do', null, 90],
      ['Help', 'done', null, 11],
    ]);
  });

  test('a scene is done by an attempt begun for it or submitted; self-chosen practice and replays stay unseen', async () => {
    const { assign, due, store, ana } = await room();
    const assigned = await assign('scenario', 'short-stop');
    if (!assigned.ok) throw new Error(assigned.reason);
    const assignment = assigned.assignments[0]?.id ?? '';
    await store.keepEdition(
      { hash: 'edition-one', scenario: { id: 'short-stop' } as Scenario },
      '2026-11-22T12:00:00.000Z',
    );
    const mine = { member: ana.id, agency: 'larkfield' };
    await store.addAttempt(anAttempt({ id: 'private', ...mine }), [], aResult());
    await store.addAttempt(anAttempt({ id: 'replay', kind: 'replay', assignment, ...mine }), [], aResult());
    expect(await due()).toEqual([['A short stop', 'to do']]);
    await store.addAttempt(anAttempt({ id: 'begun', assignment, ...mine }), [], null);
    expect(await due()).toEqual([['A short stop', 'begun']]);
    await store.addAttempt(
      anAttempt({ id: 'submitted', sharedAt: '2026-11-22T13:00:00.000Z', ...mine }),
      [],
      aResult(),
    );
    expect(await due()).toEqual([['A short stop', 'done']]);
  });

  test('staff see how much of it each person has done; what they chose to practice counts nowhere', async () => {
    const { assign, ports, of, store, ana, setNow } = await room();
    await assign('lesson', 'help');
    await assign('scenario', 'short-stop', '2026-11-30');
    await store.keepEdition(
      { hash: 'edition-one', scenario: { id: 'short-stop' } as Scenario },
      '2026-11-22T12:00:00.000Z',
    );
    await store.addAttempt(anAttempt({ id: 'private', member: ana.id, agency: 'larkfield' }), [], aResult());
    await completeLesson(ports, { by: ana, lesson: 'help' });
    setNow('2026-12-02T12:00:00.000Z');
    const read = await readProgress(ports, of);
    if (!read.ok) throw new Error(read.reason);
    expect(read.of).toBe(2);
    expect(read.members.get(ana.id)).toEqual({ done: 1, late: 1 });
    expect([...read.members.values()].map(({ done }) => done).toSorted()).toEqual([0, 0, 1]);
    expect(await readProgress(ports, { ...of, by: ana })).toMatchObject({ reason: 'forbidden' });
  });

  test('what was withdrawn is gone, and what was done for it counts when it comes back', async () => {
    const { assign, due, of, ports, ana, store } = await room();
    const assigned = await assign('lesson', 'help', '2026-12-04');
    if (!assigned.ok) throw new Error(assigned.reason);
    const id = assigned.assignments[0]?.id ?? '';
    await completeLesson(ports, { by: ana, lesson: 'help' });
    expect(await withdrawAssignment(ports, { ...of, assignment: id })).toMatchObject({ ok: true });
    expect(await due()).toEqual([]);
    expect(await withdrawAssignment(ports, { ...of, assignment: id })).toEqual({
      ok: false,
      reason: 'unknown-assignment',
    });
    expect(await assign('lesson', 'help', '2026-12-11')).toMatchObject({ assignments: [{ id, dueOn: '2026-12-11' }] });
    expect(await due()).toEqual([['Help', 'done']]);
    expect((await logOf(store)).map(({ kind }) => kind)).toEqual([
      'work.assigned',
      'lesson.completed',
      'assignment.withdrawn',
      'work.assigned',
    ]);
  });

  test('assigned twice, a work stays as it was', async () => {
    const { assign, of, ports } = await room();
    await assign('lesson', 'help', '2026-12-04');
    await assign('lesson', 'help', '2026-12-24');
    const read = await readAssignments(ports, of);
    expect(read.ok && read.assigned.map(({ assignment }) => assignment.dueOn)).toEqual(['2026-12-04']);
  });

  test('another due date is kept and logged with the one before', async () => {
    const { assign, of, ports, store } = await room();
    const assigned = await assign('lesson', 'help', '2026-12-04');
    const id = (assigned.ok && assigned.assignments[0]?.id) || '';
    expect(await changeDueDate(ports, { ...of, assignment: id, dueOn: '2026-12-11' })).toMatchObject({ ok: true });
    expect(await changeDueDate(ports, { ...of, assignment: id, dueOn: '2025-01-01' })).toEqual({
      ok: false,
      reason: 'past',
    });
    expect((await store.assignments.find(id))?.dueOn).toBe('2026-12-11');
    expect((await logOf(store)).at(-1)?.content).toEqual({
      assignment: id,
      before: { dueOn: '2026-12-04' },
      after: { dueOn: '2026-12-11' },
    });
  });

  test('an assignment is changed only through its own cohort, by who teaches it', async () => {
    const { assign, ports, here, there } = await room();
    const assigned = await assign('lesson', 'help');
    const assignment = (assigned.ok && assigned.assignments[0]?.id) || '';
    const through = (by: typeof here.instructor, cohort: string) =>
      withdrawAssignment(ports, { by, cohort, assignment });
    expect(await through(here.otherInstructor, 'night')).toEqual({ ok: false, reason: 'unknown-assignment' });
    expect(await through(here.otherInstructor, 'spring')).toEqual({ ok: false, reason: 'forbidden' });
    expect(await through(there.owner, 'spring')).toEqual({ ok: false, reason: 'unknown-cohort' });
    expect(await through(here.trainees[0], 'spring')).toEqual({ ok: false, reason: 'forbidden' });
  });

  test('a lesson completed twice is recorded once, and again for another version', async () => {
    const { ports, ana, store } = await room();
    await completeLesson(ports, { by: ana, lesson: 'help' });
    await completeLesson(ports, { by: ana, lesson: 'help' });
    await completeLesson({ ...ports, syllabus: { ...ports.syllabus, version: '1.1' } }, { by: ana, lesson: 'help' });
    expect((await store.lessonCompletions.listOfMember(ana.id)).map(({ version }) => version)).toEqual(['1.0', '1.1']);
    expect((await logOf(store)).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['lesson.completed', ana.id],
      ['lesson.completed', ana.id],
    ]);
    expect(await lessonDoneAt(ports, { by: ana, lesson: 'help' })).toBe('2026-11-22T12:00:00.000Z');
    expect(await lessonDoneAt(ports, { by: ana, lesson: 'first-contact' })).toBeNull();
    expect(await completeLesson(ports, { by: ana, lesson: 'nothing' })).toEqual({
      ok: false,
      reason: 'unknown-lesson',
    });
  });

  test('hours are credited by planned time, each thing once', async () => {
    const { ports, ana } = await room();
    expect(await creditHours(ports, ana.id)).toEqual({ hours: 0, basis: 'nothing recorded' });
    await completeLesson(ports, { by: ana, lesson: 'help' });
    await completeLesson(ports, { by: ana, lesson: 'first-contact' });
    await completeLesson({ ...ports, syllabus: { ...ports.syllabus, version: '1.1' } }, { by: ana, lesson: 'help' });
    expect(await creditHours(ports, ana.id)).toEqual({ hours: 0.4, basis: '2 lessons, by their planned time' });
  });

  test('a roster is exported by who teaches it, and the export is logged', async () => {
    const { ports, of, store, here, there } = await room();
    const exported = await exportRoster(ports, { ...of, format: 'csv' });
    if (!exported.ok) throw new Error(exported.reason);
    expect(exported.fileName).toBe('roster-spring-patrol-class-2026-11-22.csv');
    const text = (await bytesOf(exported.body)).toString('utf8');
    expect(text).toContain('Cleo Hart,4473');
    expect(text).not.toContain('Dan Reyes');
    expect((await logOf(store)).map(({ kind, content }) => [kind, content])).toEqual([
      ['roster.exported', { cohort: 'spring', format: 'csv', people: 3 }],
    ]);
    const workbook = await exportRoster(ports, { ...of, format: 'xlsx' });
    const bytes = workbook.ok ? await bytesOf(workbook.body) : Buffer.alloc(0);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const as = (by: typeof here.instructor) => exportRoster(ports, { ...of, by, format: 'xlsx' });
    expect(await as(here.otherInstructor)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await as(there.coordinator)).toEqual({ ok: false, reason: 'unknown-cohort' });
  });
});
