/**
 * Every situation a scenario can reach, as a graph for the prover. Two situations are one state when
 * nothing that lies ahead can tell them apart; that is what keeps a chain of 3⁴⁰ paths at 40 states.
 */
import type { AttemptEvent } from '../attempt/event.ts';
import { liveness } from './liveness.ts';
import {
  decide,
  holds,
  nodeOf,
  offeredChoices,
  offeredQuestions,
  opening,
  passCommit,
  type Situation,
} from './rules.ts';
import type { Choice, Question, Scenario } from './schema.ts';

export const stateLimit = 200_000;

export interface Edge {
  /** Id of the choice or question; null for moving on, committing or ranking. */
  readonly action: Choice | Question | null;
  readonly event: AttemptEvent;
  /** For a ranking node: its id. Its score depends on the order given. */
  readonly ranking: string | null;
  /** True if the action was not taken before on this way, so that its weights count. */
  readonly isFirst: boolean;
  readonly to: number;
}

export interface State {
  readonly situation: Situation;
  readonly edges: readonly Edge[];
  /** How the state was first reached; −1 at the start. */
  readonly from: number;
  readonly via: Edge | null;
}

export interface ScenarioGraph {
  readonly states: readonly State[];
  /** State indexes, every state before those that lead to it. Empty if there is a loop. */
  readonly backwards: readonly number[];
  /** A state on a loop that costs nothing, if there is one. */
  readonly loop: number | null;
  /** The state that a situation is in; undefined for a situation no path leads to. */
  indexOf(situation: Situation): number | undefined;
}

export type Explored =
  | { readonly ok: true; readonly graph: ScenarioGraph }
  | { readonly ok: false; readonly limit: number };

/** Explores a checked scenario. Refuses, without running out of memory, above `limit` states. */
export function explore(scenario: Scenario, limit = stateLimit): Explored {
  const keyOf = stateKeys(scenario);
  const states: { situation: Situation; edges: Edge[]; from: number; via: Edge | null }[] = [];
  const known = new Map<string, number>();
  const reach = (situation: Situation, from: number): number => {
    const key = keyOf(situation);
    const index = known.get(key) ?? states.length;
    if (index === states.length) {
      known.set(key, index);
      states.push({ situation, edges: [], from, via: null });
    }
    return index;
  };
  reach(opening(scenario), -1);
  for (let index = 0; index < states.length; index++) {
    const state = states[index] as (typeof states)[number];
    for (const step of steps(scenario, state.situation)) {
      const before = states.length;
      const to = reach(step.after, index);
      const edge: Edge = { action: step.action, event: step.event, ranking: step.ranking, isFirst: step.isFirst, to };
      state.edges.push(edge);
      if (to === before) (states[to] as (typeof states)[number]).via = edge;
    }
    if (states.length > limit) return { ok: false, limit };
  }
  return { ok: true, graph: { states, ...sorted(states), indexOf: (situation) => known.get(keyOf(situation)) } };
}

/** The events that lead from the start to a state, by the way on which it was first reached. */
export function pathTo(graph: ScenarioGraph, index: number): Edge[] {
  const path: Edge[] = [];
  for (let at = index; at > 0; ) {
    const state = graph.states[at] as State;
    if (state.via) path.push(state.via);
    at = state.from;
  }
  return path.reverse();
}

/** Ids of the choices and questions on a path. */
export function idsOf(path: readonly Edge[]): string[] {
  return path.flatMap((edge) => edge.action?.id ?? []);
}

interface Step {
  readonly action: Choice | Question | null;
  readonly event: AttemptEvent;
  readonly ranking: string | null;
  readonly isFirst: boolean;
  readonly after: Situation;
}

function steps(scenario: Scenario, situation: Situation): Step[] {
  const node = nodeOf(scenario, situation.node) as Scenario['nodes'][number];
  const move = (event: AttemptEvent, action: Choice | Question | null, ranking: string | null = null): Step[] => {
    const after = decide(scenario, situation, event);
    const isFirst = action !== null && !situation.used.includes(action.id);
    return after ? [{ action, event, ranking, isFirst, after }] : [];
  };
  switch (node.kind) {
    case 'scene':
    case 'report':
      return (offeredChoices(scenario, situation) as Choice[]).flatMap((each) =>
        move({ type: `choose.${each.id}` }, each),
      );
    case 'hub':
      return [
        ...(offeredQuestions(scenario, situation) as Question[]).flatMap((each) =>
          move({ type: `ask.${each.id}` }, each),
        ),
        ...move({ type: 'go' }, null),
      ];
    case 'commit': {
      const event: AttemptEvent = { type: 'commit', judgments: {} };
      return [{ action: null, event, ranking: null, isFirst: false, after: passCommit(scenario, situation, {}) }];
    }
    case 'ranking':
      return move({ type: 'rank', order: node.items.map((item) => item.id) }, null, node.id);
    case 'ending':
      return [];
  }
}

/** The key of a situation: its node and whatever a node ahead may still ask about. */
function stateKeys(scenario: Scenario): (situation: Situation) => string {
  const live = liveness(scenario);
  return (situation) => {
    const ahead = live.get(situation.node);
    if (!ahead) return situation.node;
    const kept = (ids: readonly string[], alive: ReadonlySet<string>) => ids.filter((id) => alive.has(id)).sort();
    const pick = (record: Readonly<Record<string, unknown>>, alive: ReadonlySet<string>) =>
      [...alive].sort().map((id) => record[id] ?? null);
    // Doors keep their order: where two places share one, the later entry rules.
    const doors = Object.entries(situation.doors).filter(([place]) => ahead.doors.has(place));
    return JSON.stringify([
      situation.node,
      kept(situation.used, ahead.used),
      kept(situation.cues, ahead.cues),
      kept(situation.flags, ahead.flags),
      pick(situation.meters, ahead.meters),
      situation.spent,
      pick(situation.at, ahead.people),
      doors,
    ]);
  };
}

/** Kahn's algorithm from the endings back. What it cannot reach lies on, or leads only into, a loop. */
function sorted(states: readonly { edges: readonly Edge[] }[]): Pick<ScenarioGraph, 'backwards' | 'loop'> {
  const waiting = states.map((state) => state.edges.length);
  const sources: number[][] = states.map(() => []);
  for (const [index, state] of states.entries()) for (const edge of state.edges) sources[edge.to]?.push(index);
  const backwards = states.flatMap((state, index) => (state.edges.length === 0 ? [index] : []));
  for (let at = 0; at < backwards.length; at++) {
    for (const source of sources[backwards[at] as number] ?? []) {
      waiting[source] = (waiting[source] ?? 0) - 1;
      if (waiting[source] === 0) backwards.push(source);
    }
  }
  if (backwards.length === states.length) return { backwards, loop: null };
  return { backwards: [], loop: findLoop(states, waiting) };
}

/** Walks among the states that Kahn left over until one comes round again. */
function findLoop(states: readonly { edges: readonly Edge[] }[], waiting: readonly number[]): number {
  const seen = new Set<number>();
  let at = waiting.findIndex((count) => count > 0);
  while (!seen.has(at)) {
    seen.add(at);
    const onward = states[at]?.edges.find((edge) => (waiting[edge.to] ?? 0) > 0);
    if (!onward) break;
    at = onward.to;
  }
  return at;
}

/** Whether a condition was seen to hold and to fail over all states in which it is asked. */
export function conditionRange(
  graph: ScenarioGraph,
  node: string,
  condition: Choice['when'],
): { readonly held: boolean; readonly failed: boolean } {
  let held = false;
  let failed = false;
  for (const { situation } of graph.states) {
    if (situation.node !== node) continue;
    if (holds(condition, situation)) held = true;
    else failed = true;
  }
  return { held, failed };
}
