/**
 * What holds on every path of a scenario, with a path that breaks it where it does not. Walks all of them,
 * merged into states; see graph.ts.
 */
import { onScale } from '../attempt/weigh.ts';
import { type Bounds, boundsOf, countPaths, meanOfRandomPlay } from './bounds.ts';
import { type Edge, explore, idsOf, pathTo, type ScenarioGraph, type State } from './graph.ts';
import { type Invariant, invariantsOf, type Violation } from './invariants.ts';
import { capOf, follow, type Outlook, outlook, rightJudgments } from './outlook.ts';
import type { Scenario } from './schema.ts';

export type { Bounds } from './bounds.ts';

export interface Proof {
  readonly id: string;
  readonly states: number;
  readonly orderedPaths: bigint;
  readonly orderFreePaths: bigint;
  readonly bounds: Bounds;
  /** Choice and question ids of the best path. */
  readonly best: readonly string[];
  /** Mean raw score of random play. */
  readonly randomExpectation: number;
  readonly invariants: readonly Invariant[];
  readonly graph: ScenarioGraph;
  readonly outlook: Outlook;
}

export type Proved =
  | { readonly ok: true; readonly proof: Proof; readonly violations: readonly Violation[] }
  /** Too large, or it never ends: nothing further can be said. */
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** Proves a checked scenario. Never throws on a scenario that check.ts lets through. */
export function prove(scenario: Scenario, limit?: number): Proved {
  const explored = explore(scenario, limit);
  if (!explored.ok) return { ok: false, violations: [tooLarge(explored.limit)] };
  const { graph } = explored;
  if (graph.loop !== null) return { ok: false, violations: [endless(graph, graph.loop)] };
  const bounds = boundsOf(scenario, graph);
  const table = outlook(scenario, graph);
  const { invariants, violations } = invariantsOf(scenario, graph, table, bounds);
  const { ordered, orderFree } = countPaths(scenario, graph);
  const proof: Proof = {
    id: scenario.id,
    states: graph.states.length,
    orderedPaths: ordered,
    orderFreePaths: orderFree,
    bounds,
    best: idsOf(bestPath(scenario, table)),
    randomExpectation: onScale(meanOfRandomPlay(scenario, graph), bounds.whole) ?? 100,
    invariants,
    graph,
    outlook: table,
  };
  return { ok: true, proof, violations };
}

/** The path with the highest sum; among equals, one without a critical error. */
export function bestPath(scenario: Scenario, table: Outlook): Edge[] {
  const right = rightJudgments(scenario);
  const ways = [...(table[0] ?? [])].map(([key, best]) => ({ key, ...best }));
  const highest = Math.max(...ways.map((way) => way.value));
  const [top] = ways
    .filter((way) => way.value > highest - 1e-9)
    .sort((a, b) => capOf(scenario, b.outcome, right) - capOf(scenario, a.outcome, right));
  return top ? follow(table, 0, top.key) : [];
}

function tooLarge(limit: number): Violation {
  return {
    code: 'too-many-states',
    severity: 'error',
    at: ['nodes'],
    message: `This scenario can be in more than ${limit.toLocaleString('en-US')} situations, too many to prove.`,
    remedy: 'Use fewer flags, cues or meters in conditions, or a smaller question budget.',
  };
}

function endless(graph: ScenarioGraph, loop: number): Violation {
  const { situation } = graph.states[loop] as State;
  return {
    code: 'endless-loop',
    severity: 'error',
    at: ['nodes', situation.node],
    message: `A trainee can go round through "${situation.node}" for ever: the loop uses nothing up.`,
    remedy: 'Give a choice on the loop `once: true`, or lead on to a later node.',
    path: idsOf(pathTo(graph, loop)),
  };
}
