import { describe, expect, test } from 'vitest';
import { debrief } from '#domain/attempt/debrief';
import type { AttemptEvent } from '#domain/attempt/event';
import { replay } from '#domain/attempt/replay';
import { score } from '#domain/attempt/score';
import { compile } from '#domain/scenario/compile';
import { bestPath } from '#domain/scenario/prove';
import {
  bank,
  citeAsIs,
  debriefOf,
  eventsOf,
  fixtures,
  hubThenCommit,
  openRoom,
  type Room,
  roomOf,
  somePath,
  spread,
} from './debrief-room.ts';

const bestEvents = (room: Room) => {
  const right = Object.values(room.scenario.judged).every(({ truth }) => truth === 'signal');
  return eventsOf(room, bestPath(room.scenario, room.proof.outlook), right);
};

describe.each([...bank, ...fixtures])('the debrief of %s', (file) => {
  const room = openRoom(file);
  const logs = Array.from({ length: 40 }, (_, seed) =>
    eventsOf(room, somePath(room, spread(seed * 6007 + 5)), seed % 2 === 0),
  );

  test('a ceiling never rises, and ends at the score', () => {
    for (const events of logs) {
      const view = debrief(room.scenario, room.proof, events, citeAsIs);
      const inOrder = view.decisions
        .flatMap(({ ceiling, replayFrom }) =>
          ceiling === null || replayFrom === null ? [] : [{ ceiling, replayFrom }],
        )
        .toSorted((a, b) => a.replayFrom - b.replayFrom)
        .map(({ ceiling }) => ceiling);
      for (const [index, ceiling] of inOrder.entries())
        expect(ceiling).toBeLessThanOrEqual((inOrder[index - 1] ?? 100) + 1e-9);
      const hasCommit = room.scenario.nodes.some((node) => node.kind === 'commit');
      if (hasCommit) expect(inOrder.at(-1)).toBeCloseTo(view.result.score, 9);
    }
  });

  test('a replay from a decision begins exactly where that decision is open', () => {
    for (const events of logs.slice(0, 15)) {
      const view = debrief(room.scenario, room.proof, events, citeAsIs);
      for (const decision of view.decisions) {
        if (decision.replayFrom === null) continue;
        const kept = replay(compile(room.scenario), events.slice(0, decision.replayFrom));
        if (!kept.ok) throw new Error('kept events do not replay');
        const node = room.scenario.nodes.find((each) => each.id === kept.situation.node);
        // A choice may have implied leaving a hub: then its own node opens below that hub's questions.
        const open = node?.kind === 'hub' ? [node.id, node.then] : [kept.situation.node];
        expect(open).toContain(decision.node);
        for (const option of decision.taken) expect(kept.situation.used).not.toContain(option.id);
      }
    }
  });

  test('the best way scores 100, runs in the best lane throughout and needs no repair', () => {
    const view = debrief(room.scenario, room.proof, bestEvents(room), citeAsIs);
    // The best path ranks as the file lists the items, and a fixture without a commit node has no judgment.
    const kinds = room.scenario.nodes.map(({ kind }) => kind);
    if (kinds.includes('commit') && !kinds.includes('ranking')) expect(view.result.score).toBeCloseTo(100, 9);
    expect(
      view.decisions.every(({ best, yours, kind }) => best === 'best' && (yours === 'best' || kind === 'ranking')),
    ).toBe(true);
    expect(view.decisions.flatMap(({ bestTaken }) => bestTaken.map(({ id }) => id))).toEqual([...room.proof.best]);
    if (room.scenario.nodes.some((node) => node.kind === 'commit')) expect(view.repair).toBeNull();
  });

  test('every option of every decision stands in exactly one of the lists', () => {
    for (const events of logs.slice(0, 10)) {
      for (const { node, taken, bestTaken, others } of debrief(room.scenario, room.proof, events, citeAsIs).decisions) {
        const ids = new Set([...taken, ...bestTaken, ...others].map(({ id }) => id));
        const found = room.scenario.nodes.find((each) => each.id === node);
        const all = found && 'choices' in found ? found.choices : found?.kind === 'hub' ? found.questions : [];
        expect(ids).toEqual(new Set(all.map(({ id }) => id)));
        expect(others.length).toBe(ids.size - new Set([...taken, ...bestTaken].map(({ id }) => id)).size);
      }
    }
  });
});

test.each(bank)('%s shows nine decisions', (file) => {
  const room = openRoom(file);
  expect(debriefOf(room, bestEvents(room)).decisions).toHaveLength(9);
});

const secondCall = openRoom('scenarios/second-call.yaml');
const commit: AttemptEvent = { type: 'commit', judgments: { renee: { victim: true, confidence: 75 } } };
const asked: AttemptEvent[] = [
  { type: 'choose.split' },
  { type: 'choose.needs' },
  { type: 'ask.ask-money' },
  { type: 'ask.ask-leave' },
  { type: 'choose.consent' },
  { type: 'choose.honest-limits' },
  { type: 'choose.weigh' },
  commit,
];

test('a recognized victim left with a card: the smallest repair is the exit', () => {
  const view = debriefOf(secondCall, [...asked, { type: 'choose.card' }, { type: 'choose.quotes' }]);
  expect(view.result).toMatchObject({
    score: 69,
    class: { renee: 'RECOGNIZED_NOT_ACTED' },
    caps: [{ at: 69, because: 'class' }],
  });
  expect(view.people[0]).toMatchObject({
    victim: true,
    confidence: 75,
    headline: 'You saw it. She is still in the apartment.',
    decided: { title: 'Exit' },
  });
  expect(view.repair).toMatchObject({
    class: { renee: 'VICTIM_IDENTIFIED' },
    changes: [{ node: 'exit', replayFrom: 8 }],
  });
  expect(view.repair?.score).toBeGreaterThan(69);
});

test('the hub keeps its own replay point, and the decision beyond an implied exit the one after the questions', () => {
  const view = debriefOf(secondCall, [...asked, { type: 'choose.card' }, { type: 'choose.quotes' }]);
  const from = Object.fromEntries(view.decisions.map(({ node, replayFrom }) => [node, replayFrom]));
  expect(from).toMatchObject({ arrival: 0, opener: 1, ask: 2, phones: 4, jail: 5, commit: 7, report: 9 });
});

test('a choice whose condition did not hold is told apart from those passed over', () => {
  const unasked = asked.filter(({ type }) => type !== 'ask.ask-leave');
  const exit = (events: AttemptEvent[]) =>
    debriefOf(secondCall, [...events, { type: 'choose.card' }, { type: 'choose.quotes' }])
      .decisions.find(({ node }) => node === 'exit')
      ?.others.find(({ id }) => id === 'to-sister');
  expect(exit(asked)).toMatchObject({ offered: true });
  expect(exit(unasked)).toMatchObject({ offered: false });
});

test('a wrong judgment lowers the ceiling where it was made, not before', () => {
  const denied: AttemptEvent = { type: 'commit', judgments: { renee: { victim: false, confidence: 85 } } };
  const view = debriefOf(secondCall, [
    ...asked.slice(0, -1),
    denied,
    { type: 'choose.advocate' },
    { type: 'choose.quotes' },
  ]);
  const ceilings = Object.fromEntries(view.decisions.map(({ node, ceiling }) => [node, ceiling]));
  expect(ceilings['both']).toBeGreaterThan(69);
  expect(ceilings['commit']).toBe(59);
  expect(view.result).toMatchObject({ score: 59, class: { renee: 'MISSED' } });
  expect(view.repair?.changes).toMatchObject([{ node: 'commit', instead: [], without: [] }]);
});

test('a cue that only a worse choice would have brought does not count as missed', () => {
  const view = debriefOf(secondCall, [...asked, { type: 'choose.advocate' }, { type: 'choose.quotes' }]);
  expect(view.missed.map(({ revealedBy }) => revealedBy?.kind)).not.toContain('choice');
  expect(view.missed.map(({ revealedBy }) => revealedBy?.text)).toContain('Whose phones are these?');
  expect(view.found.map(({ text }) => text)).toContain('“He does. He says it’s safer with him.”');
});

test('a critical error that awaits the panel is named, but holds nothing', () => {
  const room = openRoom('scenarios/stolen-phone.yaml');
  const events = bestEvents(room).map(
    (event): AttemptEvent => (event.type.includes('robbery-first') ? { type: 'choose.pay-dispute' } : event),
  );
  const view = debriefOf(room, events);
  expect(view.result.criticalErrors).toEqual([{ code: 'CE9', choice: 'pay-dispute' }]);
  expect(view.result.caps).toEqual([]);
  expect(view.decisions[0]?.taken).toMatchObject([{ mark: 'critical', criticalError: 'CE9', binding: false }]);
});

test('the best way is complete where a hub leads to a judgment or a ranking instead of choices', () => {
  const room = roomOf(hubToCommit);
  const view = debrief(
    room.scenario,
    room.proof,
    eventsOf(room, bestPath(room.scenario, room.proof.outlook), true),
    citeAsIs,
  );
  expect(view.decisions.map(({ node, bestTaken }) => [node, bestTaken.map(({ id }) => id)])).toEqual([
    ['ask', ['money']],
    ['judge', []],
    ['act', ['help']],
  ]);
});

test('a ranking shows both orders, and scores as the debrief says', () => {
  const room = openRoom('tests/fixtures/short-stop.yaml');
  const order = ['paper', 'needs', 'safety'];
  const events = bestEvents(room).map(
    (event): AttemptEvent => (event.type === 'rank' ? { type: 'rank', order } : event),
  );
  const view = debriefOf(room, events);
  const ranking = view.decisions.find(({ kind }) => kind === 'ranking');
  expect(ranking).toMatchObject({
    yours: 'poor',
    ranking: { yours: ['Paper', 'Needs', 'Safety'], experts: ['Safety', 'Needs', 'Paper'] },
  });
  const used = room.proof.best;
  expect(view.result.score).toBe(
    score(room.scenario, { used, rankings: { order } }, { ana: true }, room.proof.bounds).score,
  );
});

const hubToCommit = hubThenCommit([
  '{id: money, text: Money, w: {I: 1}, happens: M., why: M.}',
  '{id: idle, text: Idle, w: {S: -1}, happens: I., why: I.}',
]);
