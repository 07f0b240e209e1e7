import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf } from '#adapters/library';
import { beginAttempt } from '#app/begin-attempt';
import { readAttempt } from '#app/read-attempt';
import { readDebrief } from '#app/read-debrief';
import type { Scenario } from '#domain/scenario/schema';
import { begin, decide, me, openPorts, play, shortStop, wholeStop } from '../build/course-room.ts';
import { aFolder } from '../build/folder.ts';

test('an attempt begins at the first node, with what is plain to see in the notebook', async () => {
  const ports = await openPorts();
  const view = await begin(ports);
  expect(view).toMatchObject({
    scenario: 'short-stop',
    kind: 'practice',
    forkedFrom: null,
    siblings: [],
    steps: [],
    finished: false,
  });
  expect(view.opening.map(({ text }) => text)).toEqual(['She looks at him first.']);
});

test('a second click begins no second attempt before anything is decided, and another device begins its own', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  expect((await begin(ports)).attempt).toBe(attempt);
  expect((await begin(ports, { device: 'device-of-yours-00001' })).attempt).not.toBe(attempt);
  await decide(ports, attempt, 1, { type: 'choose.wait' });
  expect((await begin(ports)).attempt).not.toBe(attempt);
});

test('an unknown scenario is refused', async () => {
  const ports = await openPorts();
  expect(await beginAttempt(ports, { scenario: 'constructor', device: me })).toEqual({
    ok: false,
    reason: 'unknown-scenario',
  });
});

test('a scenario of a certification form is refused like one that does not exist', async () => {
  const ports = await openPorts([{ ...shortStop(), use: 'form-a' }]);
  expect(await beginAttempt(ports, { scenario: 'short-stop', device: me })).toEqual({
    ok: false,
    reason: 'unknown-scenario',
  });
});

test('names are told as the opening that was read drew them, and a second opening has its own', async () => {
  const ports = await openPorts([{ ...shortStop(), variants: { ana: [{ Ana: 'Abi' }, { Ana: 'Ama' }] } }]);
  const nameOf = (view: Awaited<ReturnType<typeof begin>>) => view.playable.people['ana']?.name;
  const first = await begin(ports, { draw: 'as-written' });
  expect(nameOf(first)).toBe('Ana');
  expect((await begin(ports, { draw: 'as-written' })).attempt).toBe(first.attempt);
  const draws = Array.from({ length: 20 }, (_, index) => `draw-${index}`);
  const views = await Promise.all(draws.map((draw) => begin(ports, { draw })));
  expect(new Set(views.map(nameOf))).toEqual(new Set(['Ana', 'Abi', 'Ama']));
  const abi = views.find((view) => nameOf(view) === 'Abi') ?? first;
  await play(ports, abi.attempt, wholeStop);
  const read = await readAttempt(ports, { attempt: abi.attempt, device: me });
  const debriefed = await readDebrief(ports, { attempt: abi.attempt, device: me });
  for (const told of [read, debriefed].map((each) => JSON.stringify(each))) {
    expect(told).toContain('Abi');
    expect(told).not.toMatch(/\bA(na|ma)\b/);
  }
});

test('a replay starts from another attempt’s first decisions and leaves that attempt as it is', async () => {
  const ports = await openPorts();
  const { attempt, playable } = await begin(ports);
  await play(ports, attempt, wholeStop);
  const replay = await begin(ports, { from: { attempt, seq: 3 } });
  expect(replay).toMatchObject({ kind: 'replay', forkedFrom: { attempt, seq: 3 }, siblings: [], finished: false });
  expect(replay.steps.map(({ event }) => event)).toMatchObject(wholeStop.slice(0, 3));
  expect(replay.playable).toEqual(playable);
  await play(ports, replay.attempt, [{ type: 'choose.leave' }, ...wholeStop.slice(4)], 4);
  const [first, second] = await Promise.all(
    [attempt, replay.attempt].map(async (id) => {
      const stored = await ports.store.findAttempt(id);
      return stored && ports.store.findResult(stored);
    }),
  );
  expect(first).toMatchObject({ first: true, result: { score: expect.closeTo(100) } });
  expect(second?.first).toBe(false);
  expect(second?.result.score).toBeLessThan(100);
});

test('an attempt that has not ended cannot be replayed, for the debrief of the replay would tell its key', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, -1));
  const replay = () => beginAttempt(ports, { scenario: 'short-stop', device: me, from: { attempt, seq: 1 } });
  expect(await replay()).toEqual({ ok: false, reason: 'not-finished' });
  await play(ports, attempt, wholeStop.slice(-1), wholeStop.length);
  const begun = await replay();
  if (!begun.ok) throw new Error(begun.reason);
  // Nor can a replay that has not ended itself.
  const from = { attempt: begun.view.attempt, seq: 1 };
  expect(await beginAttempt(ports, { scenario: 'short-stop', device: me, from })).toEqual({
    ok: false,
    reason: 'not-finished',
  });
});

test('a replay of somebody else’s attempt, of another scenario or beyond the end is refused', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop);
  const from = { attempt, seq: 1 };
  expect(await beginAttempt(ports, { scenario: 'short-stop', device: 'device-of-yours-00001', from })).toEqual({
    ok: false,
    reason: 'not-yours',
  });
  expect(await beginAttempt(ports, { scenario: 'bus-bay', device: me, from })).toEqual({
    ok: false,
    reason: 'other-scenario',
  });
  expect(await beginAttempt(ports, { scenario: 'short-stop', device: me, from: { attempt, seq: 8 } })).toEqual({
    ok: false,
    reason: 'beyond-end',
    recorded: 7,
  });
});

test('after the file has changed, an old attempt goes on as the scenario was, and a new one as it is', async () => {
  const folder = aFolder();
  const before = await openPorts([shortStop()], folder);
  const { attempt } = await begin(before);
  await play(before, attempt, wholeStop.slice(0, 2));
  const old = await readAttempt(before, { attempt, device: me });

  const after = await openPorts([reworded(shortStop())], folder);
  expect(await readAttempt(after, { attempt, device: me })).toEqual(old);
  await play(after, attempt, wholeStop.slice(2), 3);
  const stored = await after.store.findAttempt(attempt);
  if (!stored) throw new Error('no attempt');
  expect(await after.store.findResult(stored)).toMatchObject({
    edition: hashOf(shortStop()),
    result: { score: expect.closeTo(100) },
  });

  const ids = { make: () => `later-${Math.floor(performance.now() * 1000)}` };
  const fresh = await begin({ ...after, ids });
  expect(fresh.playable.title).toBe('Short Stop, again');
});

test('an attempt resumes where it was after the database is opened again', async () => {
  const folder = aFolder();
  const first = await openPorts([shortStop()], folder);
  const { attempt } = await begin(first);
  await play(first, attempt, wholeStop.slice(0, 4));
  const before = await readAttempt(first, { attempt, device: me });
  const second = await openPorts([shortStop()], join(folder));
  expect(await readAttempt(second, { attempt, device: me })).toEqual(before);
});

/** The same scene with another title and without the question that the old attempt asked. */
function reworded(scenario: Scenario): Scenario {
  return {
    ...scenario,
    title: 'Short Stop, again',
    nodes: scenario.nodes.map((node) =>
      node.kind === 'hub' ? { ...node, questions: node.questions.filter(({ id }) => id !== 'papers') } : node,
    ),
  };
}
