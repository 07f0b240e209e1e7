import { describe, expect, test } from 'vitest';
import { smallestRepair } from '#domain/attempt/repair';
import { replay } from '#domain/attempt/replay';
import { score } from '#domain/attempt/score';
import { compile } from '#domain/scenario/compile';
import type { Edge } from '#domain/scenario/graph';
import { follow, outlook } from '#domain/scenario/outlook';
import type { Situation } from '#domain/scenario/rules';
import {
  allPaths,
  bank,
  eventsOf,
  fixtures,
  hubThenCommit,
  openRoom,
  type Room,
  roomOf,
  somePath,
  spread,
} from './debrief-room.ts';

function endOf(room: Room, path: readonly Edge[], victim: boolean): Situation {
  const replayed = replay(compile(room.scenario), eventsOf(room, path, victim));
  if (!replayed.ok) throw new Error(`not offered: ${replayed.at}`);
  return replayed.situation;
}

const judge = (room: Room, victim: boolean) =>
  Object.fromEntries(Object.keys(room.scenario.judged).map((person) => [person, victim]));

/** The definition, spelled out anew: what differs between two whole attempts, node by node. */
function difference(room: Room, from: readonly string[], to: readonly string[]): number {
  const ids = (node: Room['scenario']['nodes'][number], used: readonly string[]) =>
    used.filter((id) =>
      'choices' in node
        ? node.choices.some((choice) => choice.id === id)
        : node.kind === 'hub' && node.questions.some((question) => question.id === id),
    );
  return room.scenario.nodes.reduce((sum, node) => {
    const before = ids(node, from);
    const after = ids(node, to);
    const added = after.filter((id) => !before.includes(id)).length;
    if (node.kind !== 'hub') return sum + added;
    return sum + Math.max(added, before.filter((id) => !after.includes(id)).length);
  }, 0);
}

const idsOf = (path: readonly Edge[]) => path.flatMap((edge) => edge.action?.id ?? []);
const endsRight = (codes: readonly unknown[]) =>
  codes.every((code) => code === null || code === 'VICTIM_IDENTIFIED' || code === 'CORRECT_REJECTION');

describe.each(fixtures)('the repair of %s, against every path there is', (file) => {
  const room = openRoom(file);
  const right = Object.values(room.scenario.judged).every((judged) => judged.truth === 'signal');
  const paths = allPaths(room);
  const distinct = [...new Map(paths.map((path) => [idsOf(path).toSorted().join(), path])).values()];
  const goals = distinct.flatMap((path) => {
    const used = idsOf(path);
    const end = endOf(room, path, right);
    const result = score(room.scenario, end, judge(room, right), room.proof.bounds);
    return endsRight(Object.values(result.class ?? {})) && result.criticalErrors.length === 0 ? [{ used, result }] : [];
  });

  test.each([true, false])('changes as little as can be, and then scores highest (judged a victim: %s)', (victim) => {
    for (const path of distinct) {
      const done = endOf(room, path, victim);
      const repair = smallestRepair(room.scenario, room.proof, done, judge(room, victim));
      const flips = victim === right ? 0 : 1;
      const costs = goals.map(({ used }) => difference(room, done.used, used) + flips);
      const least = Math.min(...costs);
      if (least === 0) {
        expect(repair).toBeNull();
        continue;
      }
      // The fixtures have a commit node only in part; without one a judgment cannot be changed by replaying.
      const hasCommit = room.scenario.nodes.some((node) => node.kind === 'commit');
      const cost = (repair?.changes ?? []).reduce(
        (sum, { take, leave }) => sum + Math.max(1, take.length, leave.length),
        hasCommit ? 0 : flips,
      );
      expect(cost, idsOf(path).join()).toBe(least);
      const highest = Math.max(
        ...goals
          .filter((_, index) => costs[index] === least)
          .map(
            ({ used }) =>
              score(room.scenario, { used, rankings: done.rankings }, judge(room, right), room.proof.bounds).score,
          ),
      );
      expect(repair?.result.score).toBeCloseTo(highest, 9);
      expect(endsRight(Object.values(repair?.result.class ?? {}))).toBe(true);
      expect(repair?.result.criticalErrors).toEqual([]);
    }
  });
});

describe.each(bank)('the repair of %s, over 60 spread paths', (file) => {
  const room = openRoom(file);
  const paths = Array.from({ length: 60 }, (_, seed) => somePath(room, spread(seed * 7919 + 1)));

  test('taking it gives the class and the score that it names', () => {
    for (const path of paths) {
      const victim = path.length % 2 === 0;
      const done = endOf(room, path, victim);
      const repair = smallestRepair(room.scenario, room.proof, done, judge(room, victim));
      if (!repair) continue;
      const kept = new Set(done.used);
      for (const { take, leave, node } of repair.changes) {
        const here = room.scenario.nodes.find((each) => each.id === node);
        if (here && 'choices' in here) for (const choice of here.choices) kept.delete(choice.id);
        for (const id of leave) kept.delete(id);
        for (const id of take) kept.add(id);
      }
      const repaired = walk(room, kept);
      const flips = repair.changes.some(({ take, leave }) => take.length + leave.length === 0);
      const judged = judge(room, flips ? !victim : victim);
      const result = score(room.scenario, { used: repaired, rankings: {} }, judged, room.proof.bounds);
      expect(result.score).toBeCloseTo(repair.result.score, 9);
      expect(result.class).toEqual(repair.result.class);
      expect(endsRight(Object.values(result.class ?? {}))).toBe(true);
    }
  });

  test('nothing smaller would do: no right ending differs in fewer decisions', () => {
    for (const path of paths.slice(0, 20)) {
      const done = endOf(room, path, true);
      const right = Object.values(room.scenario.judged).every(({ truth }) => truth === 'signal');
      const repair = smallestRepair(room.scenario, room.proof, done, judge(room, right));
      const cost = (repair?.changes ?? []).reduce(
        (sum, { take, leave }) => sum + Math.max(take.length, leave.length),
        0,
      );
      // Paths drawn to end right: the best for themselves, and those that keep most of what was done.
      for (const seed of Array.from({ length: 60 }, (_, each) => each)) {
        const other = somePath(room, spread(seed * 104729 + 3));
        const end = endOf(room, other, right);
        const result = score(room.scenario, end, judge(room, right), room.proof.bounds);
        if (!endsRight(Object.values(result.class ?? {})) || result.criticalErrors.length > 0) continue;
        expect(difference(room, done.used, end.used)).toBeGreaterThanOrEqual(cost);
      }
    }
  });
});

/** Takes, wherever there is a choice, what is in the set; asks of it what there is time for. */
function walk(room: Room, kept: ReadonlySet<string>): string[] {
  const used: string[] = [];
  for (let state = room.proof.graph.states[0]; state && state.edges.length > 0; ) {
    const edge =
      state.edges.find(({ action }) => action && kept.has(action.id)) ??
      state.edges.find(({ action }) => action === null);
    if (!edge) throw new Error(`Nothing kept at ${state.situation.node}`);
    if (edge.action) used.push(edge.action.id);
    state = room.proof.graph.states[edge.to];
  }
  return used;
}

test('a question that was a critical error is repaired by another in its place', () => {
  const room = roomOf(hubWithError);
  const done = endOf(room, pathTaking(room, ['loud', 'help']), true);
  const repair = smallestRepair(room.scenario, room.proof, done, { ana: true });
  expect(repair?.changes).toEqual([{ node: 'ask', take: ['quiet'], leave: ['loud'] }]);
  expect(repair?.result).toMatchObject({ criticalErrors: [], class: { ana: 'VICTIM_IDENTIFIED' } });
});

test('a question too many costs one change, and the others stay', () => {
  const room = roomOf(hubWithError.replace('budget: 2', 'budget: 3'));
  const done = endOf(room, pathTaking(room, ['quiet', 'loud', 'idle', 'help']), true);
  const repair = smallestRepair(room.scenario, room.proof, done, { ana: true });
  expect(repair?.changes).toEqual([{ node: 'ask', take: [], leave: ['loud'] }]);
});

test('a person whose truth is ambiguous needs no other judgment', () => {
  const room = roomOf(hubWithError.replace('truth: signal', 'truth: ambiguous'));
  const done = endOf(room, pathTaking(room, ['quiet', 'help']), false);
  expect(smallestRepair(room.scenario, room.proof, done, { ana: false })).toBeNull();
});

test('a repair keeps the order that the trainee ranked', () => {
  const room = openRoom('tests/fixtures/short-stop.yaml');
  const path = pathTaking(room, ['greet', 'pay', 'leave', 'facts']);
  const end = endOf(room, path, true);
  const done = { ...end, rankings: { order: ['paper', 'needs', 'safety'] } };
  const repair = smallestRepair(room.scenario, room.proof, done, { ana: true });
  const used = ['greet', 'pay', 'help', 'facts'];
  expect(repair?.changes).toEqual([{ node: 'act', take: ['help'], leave: [] }]);
  expect(repair?.result.score).toBeCloseTo(
    score(room.scenario, { used, rankings: done.rankings }, { ana: true }, room.proof.bounds).score,
    9,
  );
});

function pathTaking(room: Room, ids: readonly string[]): Edge[] {
  const table = outlook(room.scenario, room.proof.graph, {
    costOf: (edge) => (edge.action && !ids.includes(edge.action.id) ? 1 : 0),
    gainOf: (edge) => (edge.action && ids.includes(edge.action.id) ? 1 : 0),
  });
  const ways = [...(table[0] ?? [])].toSorted(([, a], [, b]) => a.cost - b.cost || b.value - a.value);
  return follow(table, 0, ways[0]?.[0] ?? '');
}

const hubWithError = hubThenCommit([
  '{id: quiet, text: Quiet, w: {I: 1}, happens: Q., why: Q.}',
  '{id: loud, text: Loud, w: {I: -1}, ce: CE2, remedy: Ask apart., happens: L., why: L.}',
  '{id: idle, text: Idle, happens: I., why: I.}',
]);
