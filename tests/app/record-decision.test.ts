import { expect, test } from 'vitest';
import { readAttempt } from '#app/read-attempt';
import { begin, decide, me, openPorts, play, wholeStop } from '../build/course-room.ts';

test('a decision is answered with what it led to, and stored with the server’s time', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  const recorded = await decide(ports, attempt, 1, { type: 'choose.greet' }, { seconds: 4.5 });
  expect(recorded).toMatchObject({
    ok: true,
    answer: {
      status: 'stored',
      step: {
        seq: 1,
        event: { type: 'choose.greet' },
        reply: { happens: ['They nod.'], why: 'Calm helps.', ending: null },
      },
      finished: false,
      siblings: [],
    },
  });
  const [stored] = await ports.store.listEvents(attempt);
  expect(stored).toMatchObject({ seq: 1, id: 'made-here-1', reportedSeconds: 4.5 });
  expect(stored?.at).toMatch(/^2026-11-22T12:00:\d\d\.000Z$/);
});

test('a retry is answered as the first time and stored once, also when more has followed', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  const first = await decide(ports, attempt, 1, { type: 'choose.greet' });
  await decide(ports, attempt, 2, { type: 'ask.pay' });
  const retry = await decide(ports, attempt, 1, { type: 'choose.greet' });
  if (!first.ok || !retry.ok) throw new Error('refused');
  expect(retry.answer).toEqual({ ...first.answer, status: 'already-stored' });
  expect(await ports.store.listEvents(attempt)).toHaveLength(2);
});

test('double clicks at the same instant store one decision', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  const both = await Promise.all([1, 2, 3].map(() => decide(ports, attempt, 1, { type: 'choose.greet' })));
  expect(both.map((each) => each.ok && each.answer.status).sort()).toEqual([
    'already-stored',
    'already-stored',
    'stored',
  ]);
});

test('a decision ahead of its turn is refused and says how many there are', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await decide(ports, attempt, 1, { type: 'choose.greet' });
  expect(await decide(ports, attempt, 3, { type: 'ask.pay' })).toEqual({
    ok: false,
    reason: 'out-of-order',
    recorded: 1,
  });
});

test('a choice the node does not offer is refused with what it offers', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  expect(await decide(ports, attempt, 1, { type: 'choose.help' })).toEqual({
    ok: false,
    reason: 'not-offered',
    node: 'arrive',
    offers: ['choose.greet', 'choose.shout', 'choose.wait'],
  });
  expect(await decide(ports, attempt, 1, { type: 'choose.constructor' })).toMatchObject({ reason: 'not-offered' });
  expect(await ports.store.listEvents(attempt)).toEqual([]);
});

test('a commit that judges too few or too many is told whom to judge', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, 4));
  const commit = (...people: string[]) =>
    decide(ports, attempt, 5, {
      type: 'commit',
      judgments: Object.fromEntries(people.map((person) => [person, { victim: true, confidence: 85 } as const])),
    });
  const refused = { ok: false, reason: 'judgments', needed: ['ana'] };
  expect(await commit()).toEqual({ ...refused, missing: ['ana'], strange: [] });
  expect(await commit('you', 'bob')).toEqual({ ...refused, missing: ['ana'], strange: ['bob', 'you'] });
  expect(await commit('ana', 'you')).toEqual({ ...refused, missing: [], strange: ['you'] });
  // What is no judgment at all is told what is wanted instead.
  expect(await decide(ports, attempt, 5, { type: 'go' })).toMatchObject({ reason: 'not-offered', offers: ['commit'] });
  expect(await ports.store.listEvents(attempt)).toHaveLength(4);
});

test('an order with wrong items is told which there are, and not in the order of the key', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, 5));
  for (const order of [[], ['safety', 'needs'], ['safety', 'needs', 'needs'], ['safety', 'needs', 'paper', 'more']]) {
    expect(await decide(ports, attempt, 6, { type: 'rank', order })).toEqual({
      ok: false,
      reason: 'order',
      needed: ['needs', 'paper', 'safety'],
    });
  }
});

test('the last decision stores the result with it; nothing can follow', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop);
  const stored = await ports.store.findAttempt(attempt);
  if (!stored) throw new Error('no attempt');
  expect(await ports.store.findResult(stored)).toMatchObject({
    first: true,
    result: { score: expect.closeTo(100), class: { ana: 'VICTIM_IDENTIFIED' }, criticalErrors: [] },
  });
  const after = await decide(ports, attempt, wholeStop.length + 1, { type: 'choose.facts' });
  expect(after).toEqual({ ok: false, reason: 'finished' });
});

test('another device is refused, and so is none', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  for (const device of ['device-of-yours-00001', null]) {
    expect(await decide(ports, attempt, 1, { type: 'choose.greet' }, { device })).toEqual({
      ok: false,
      reason: 'not-yours',
    });
  }
  expect(await decide(ports, 'never-begun', 1, { type: 'choose.greet' })).toEqual({
    ok: false,
    reason: 'unknown-attempt',
  });
});

test('two tabs that disagree both go on: the later decision opens a branch with the same beginning', async () => {
  const ports = await openPorts();
  const { attempt, playable } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, 3));
  const other = await decide(ports, attempt, 3, { type: 'choose.leave' }, { id: 'made-in-the-other-tab' });
  if (other.ok || other.reason !== 'forked') throw new Error('no branch');
  const { branch } = other;
  expect(branch).toMatchObject({
    kind: 'practice',
    forkedFrom: { attempt, seq: 3 },
    siblings: [attempt],
    finished: false,
  });
  expect(branch.steps.map(({ event }) => event.type)).toEqual(['choose.greet', 'ask.pay', 'choose.leave']);
  expect(branch.playable).toEqual(playable);

  // Each tab is told of the other from then on, and each goes its own way.
  const here = await decide(ports, attempt, 4, { type: 'choose.help' });
  const there = await decide(ports, branch.attempt, 4, {
    type: 'commit',
    judgments: { ana: { victim: false, confidence: 55 } },
  });
  expect(here).toMatchObject({ ok: true, answer: { siblings: [branch.attempt] } });
  expect(there).toMatchObject({ ok: true, answer: { siblings: [attempt] } });
});

test('a conflicting decision sent again finds the branch it opened, with what has followed there', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await decide(ports, attempt, 1, { type: 'choose.greet' });
  const conflict = () => decide(ports, attempt, 1, { type: 'choose.wait' }, { id: 'made-in-the-other-tab' });
  const first = await conflict();
  if (first.ok || first.reason !== 'forked') throw new Error('no branch');
  await decide(ports, first.branch.attempt, 2, { type: 'ask.pay' });
  const again = await conflict();
  if (again.ok || again.reason !== 'forked') throw new Error('no branch');
  expect(again.branch.attempt).toBe(first.branch.attempt);
  expect(again.branch.steps).toHaveLength(2);
  expect(await ports.store.listRun(attempt)).toHaveLength(2);
});

test('two tabs deciding differently at the same instant lose neither decision', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  const both = await Promise.all([
    decide(ports, attempt, 1, { type: 'choose.greet' }, { id: 'made-in-tab-one' }),
    decide(ports, attempt, 1, { type: 'choose.wait' }, { id: 'made-in-tab-two' }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const logs = await Promise.all((await ports.store.listRun(attempt)).map((id) => ports.store.listEvents(id)));
  expect(logs.map(([first]) => first?.event.type).sort()).toEqual(['choose.greet', 'choose.wait']);
});

test('a conflicting decision that was never offered opens no branch', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await decide(ports, attempt, 1, { type: 'choose.greet' });
  const refused = await decide(ports, attempt, 1, { type: 'choose.help' }, { id: 'made-in-the-other-tab' });
  expect(refused).toMatchObject({ ok: false, reason: 'not-offered', node: 'arrive' });
  expect(await ports.store.listRun(attempt)).toEqual([attempt]);
});

test('the branch that ends first is the first attempt, and the other never takes its place', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, -1));
  const fork = await decide(
    ports,
    attempt,
    6,
    { type: 'rank', order: ['paper', 'needs', 'safety'] },
    { id: 'made-elsewhere' },
  );
  if (fork.ok || fork.reason !== 'forked') throw new Error('no branch');
  await play(ports, fork.branch.attempt, [{ type: 'choose.labels' }], 7);
  await play(ports, attempt, [{ type: 'choose.facts' }], 7);
  const results = await Promise.all(
    [fork.branch.attempt, attempt].map(async (id) => {
      const stored = await ports.store.findAttempt(id);
      return stored && (await ports.store.findResult(stored))?.first;
    }),
  );
  expect(results).toEqual([true, false]);
});

test('an attempt is read with every answer so far, exactly as given', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  const answers = [];
  for (const [index, event] of wholeStop.entries()) {
    const recorded = await decide(ports, attempt, index + 1, event);
    if (!recorded.ok) throw new Error(recorded.reason);
    answers.push(recorded.answer.step);
  }
  const read = await readAttempt(ports, { attempt, device: me });
  if (!read.ok) throw new Error(read.reason);
  expect(read.view.steps).toEqual(answers);
  expect(read.view.finished).toBe(true);
  expect(await readAttempt(ports, { attempt, device: null })).toEqual({ ok: false, reason: 'not-yours' });
});
