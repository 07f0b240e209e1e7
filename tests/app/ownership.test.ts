/** Whose attempts are whose: a device's, a person's, and what becomes of the one when the other signs in. */
import { expect, test } from 'vitest';
import { adoptAttempts, countAdoptable } from '#app/adopt-attempts';
import { beginAttempt } from '#app/begin-attempt';
import { listAttempts } from '#app/list-attempts';
import { readAttempt } from '#app/read-attempt';
import { readDebrief } from '#app/read-debrief';
import { anAgency } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { begin, decide, me, openPorts, play, wholeStop } from '../build/course-room.ts';

async function room() {
  const ports = await openPorts();
  const agency = await anAgency(ports.store);
  const [ana, ben] = agency.trainees;
  return { ports, ...agency, ana, ben };
}

test('what somebody begins who has signed in is theirs on every device, and nobody else’s on the same one', async () => {
  const { ports, ana, ben } = await room();
  const { attempt } = await begin(ports, { by: ana });
  expect((await readAttempt(ports, { attempt, device: 'another-device-of-hers', by: ana })).ok).toBe(true);
  const refused = { ok: false, reason: 'not-yours' };
  expect(await readAttempt(ports, { attempt, device: me, by: ben })).toEqual(refused);
  expect(await readAttempt(ports, { attempt, device: me, by: null })).toEqual(refused);
  expect(await decide(ports, attempt, 1, { type: 'choose.greet' }, { by: ben })).toEqual(refused);
  expect(await listAttempts(ports, { device: me, by: ben })).toEqual([]);
  expect(await listAttempts(ports, { device: me, by: null })).toEqual([]);
  expect(await listAttempts(ports, { device: null, by: ana })).toMatchObject([{ attempt, assignment: null }]);
});

test('an unfinished attempt of the device is not gone on with by who signs in there', async () => {
  const { ports, ana } = await room();
  const before = await begin(ports);
  expect((await begin(ports, { by: ana })).attempt).not.toBe(before.attempt);
});

test('somebody who says that the attempts on a device are theirs has them from then on, first attempts included', async () => {
  const { ports, ana } = await room();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop);
  expect(await countAdoptable(ports, { device: me, by: ana })).toBe(1);
  await adoptAttempts(ports, { device: me, by: ana, answer: 'yes' });
  expect(await countAdoptable(ports, { device: me, by: ana })).toBe(0);
  expect(await listAttempts(ports, { device: null, by: ana })).toMatchObject([{ attempt, finished: true }]);
  expect(await listAttempts(ports, { device: me, by: null })).toEqual([]);
  expect(await readDebrief(ports, { attempt, device: me, by: ana })).toMatchObject({ debrief: { first: true } });
  expect(await ports.store.findAttempt(attempt)).toMatchObject({ member: ana.id, agency: 'larkfield', sharedAt: null });
});

test('the question is asked once: after a no they stay with the device, and the next person is asked', async () => {
  const { ports, ana, ben } = await room();
  const { attempt } = await begin(ports);
  await adoptAttempts(ports, { device: me, by: ana, answer: 'no' });
  await adoptAttempts(ports, { device: me, by: ana, answer: 'yes' });
  expect(await ports.store.findAttempt(attempt)).toMatchObject({ member: null });
  expect(await countAdoptable(ports, { device: me, by: ana })).toBe(0);
  expect(await countAdoptable(ports, { device: me, by: ben })).toBe(1);
});

test('of two finished runs the one finished first is the first, also when the other was adopted later', async () => {
  const { ports, ana } = await room();
  const early = await begin(ports);
  await play(ports, early.attempt, wholeStop);
  const late = await begin(ports, { by: ana, device: 'her-own-device-000001' });
  for (const [index, event] of wholeStop.entries()) {
    await decide(ports, late.attempt, index + 1, event, { by: ana });
  }
  const isFirst = async (attempt: string) => {
    const read = await readDebrief(ports, { attempt, device: me, by: ana });
    return read.ok && read.debrief.first;
  };
  expect(await isFirst(late.attempt)).toBe(true);
  await adoptAttempts(ports, { device: me, by: ana, answer: 'yes' });
  expect([await isFirst(early.attempt), await isFirst(late.attempt)]).toEqual([true, false]);
});

test('a scene is begun as assigned work by whom it is assigned to, and its runs are apart from their own practice', async () => {
  const { ports, ana, otherTrainees, instructor, cohort } = await room();
  const assignment = {
    id: 'assigned',
    cohort: cohort.id,
    kind: 'scenario' as const,
    ref: 'short-stop',
    dueOn: null,
    createdAt: noon,
    createdBy: instructor.id,
    withdrawnAt: null,
  };
  await ports.store.assignments.add(assignment);
  const own = await begin(ports, { by: ana });
  const assigned = await begin(ports, { by: ana, assignment: 'assigned' });
  expect(assigned.attempt).not.toBe(own.attempt);
  expect((await begin(ports, { by: ana, assignment: 'assigned' })).attempt).toBe(assigned.attempt);
  expect(await ports.store.findAttempt(assigned.attempt)).toMatchObject({ assignment: 'assigned', member: ana.id });
  const command = { scenario: 'short-stop', device: me, assignment: 'assigned' };
  const refused = { ok: false, reason: 'not-assigned' };
  expect(await beginAttempt(ports, { ...command, by: otherTrainees[0] })).toEqual(refused);
  expect(await beginAttempt(ports, { ...command, by: null })).toEqual(refused);
  await ports.store.assignments.change({ ...assignment, withdrawnAt: noon });
  expect(await beginAttempt(ports, { ...command, by: ana })).toEqual(refused);
});
