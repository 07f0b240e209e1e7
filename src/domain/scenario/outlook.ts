/**
 * From every state, the best that can still be made of it, kept apart by how it would end. One pass from
 * the endings back serves the bounds, the ceiling, the bots, the best path and the smallest repair.
 */
import { type Conduct, classCap, classify, rightJudgment } from '../attempt/classify.ts';
import { criticalCap, isBinding } from '../attempt/score.ts';
import { contribution, orderScore, rankingFactor } from '../attempt/weigh.ts';
import type { Edge, ScenarioGraph, State } from './graph.ts';
import { dispositions, type NodeOf, type Scenario } from './schema.ts';

/** How a way ends: with a critical error or not, and what was done to each judged person, in the file's order. */
export interface Outcome {
  readonly critical: boolean;
  readonly conduct: readonly Conduct[];
}

interface Best {
  readonly outcome: Outcome;
  /** Summed edge costs to the end: decisions changed, when searching for a repair; else 0. */
  readonly cost: number;
  /** Summed contributions to the end. */
  readonly value: number;
  readonly edge: Edge | null;
  /** Which of the next state's outcomes this one continues with. */
  readonly next: string | null;
}

/** Per state, by outcome key: the cheapest and then most valuable way to end like that. */
export type Outlook = readonly ReadonlyMap<string, Best>[];

export interface Search {
  /** What taking an edge costs; lower totals win before higher values do. */
  readonly costOf?: (edge: Edge, from: State) => number;
  /** What an edge adds to the whole; played as well as it can be, if not given. */
  readonly gainOf?: (edge: Edge) => number;
}

export function outlook(scenario: Scenario, graph: ScenarioGraph, search: Search = {}): Outlook {
  const costOf = search.costOf ?? (() => 0);
  const gainOf = search.gainOf ?? ((edge: Edge) => bestGain(scenario, edge));
  const people = Object.keys(scenario.judged);
  const table: Map<string, Best>[] = graph.states.map(() => new Map());
  const nothing: Outcome = { critical: false, conduct: people.map(() => ({ disposition: null, escalated: false })) };
  for (const index of graph.backwards) {
    const state = graph.states[index] as State;
    const here = table[index] as Map<string, Best>;
    if (state.edges.length === 0) {
      here.set(keyOf(nothing), { outcome: nothing, cost: 0, value: 0, edge: null, next: null });
    }
    for (const edge of state.edges) {
      const cost = costOf(edge, state);
      const value = gainOf(edge);
      for (const [next, best] of table[edge.to] as Map<string, Best>) {
        const outcome = before(scenario, edge, best.outcome, people);
        const candidate: Best = { outcome, cost: cost + best.cost, value: value + best.value, edge, next };
        const key = keyOf(outcome);
        const rival = here.get(key);
        if (!rival || isBetter(candidate, rival)) here.set(key, candidate);
      }
    }
  }
  return table;
}

/** The edges of a way that an outlook found, from a state to the end. */
export function follow(table: Outlook, from: number, outcome: string): Edge[] {
  const path: Edge[] = [];
  let at = from;
  let key: string | null = outcome;
  while (key !== null) {
    const best: Best | undefined = table[at]?.get(key);
    if (!best?.edge) break;
    path.push(best.edge);
    at = best.edge.to;
    key = best.next;
  }
  return path;
}

/**
 * The lowest cap on an outcome.
 * @param judgments - per judged person in the file's order; null leaves classes out
 * @returns a score, or Infinity if nothing caps it
 */
export function capOf(scenario: Scenario, outcome: Outcome, judgments: readonly boolean[] | null): number {
  const caps = Object.values(scenario.judged).map((judged, index) => {
    const conduct = outcome.conduct[index] as Conduct;
    return judgments ? (classCap(classify(judged, judgments[index] ?? false, conduct), conduct) ?? Infinity) : Infinity;
  });
  return Math.min(outcome.critical ? criticalCap : Infinity, ...caps);
}

export function rightJudgments(scenario: Scenario): boolean[] {
  return Object.values(scenario.judged).map(rightJudgment);
}

/** What an edge adds to the whole, played as well as it can be. */
export function bestGain(scenario: Scenario, edge: Edge): number {
  return Math.max(...gains(scenario, edge));
}

/** Every amount an edge may add to the whole; more than one for a ranking. */
export function gains(scenario: Scenario, edge: Edge): readonly number[] {
  if (edge.ranking === null) return [edge.action && edge.isFirst ? contribution(edge.action.w) : 0];
  const node = scenario.nodes.find((each) => each.id === edge.ranking) as NodeOf<'ranking'>;
  const whole = contribution(node.w);
  return rankingFactors(node).map((factor) => factor * whole);
}

const factorCache = new WeakMap<NodeOf<'ranking'>, readonly number[]>();

/** The factor of every order that the items can be put in. */
export function rankingFactors(node: NodeOf<'ranking'>): readonly number[] {
  let factors = factorCache.get(node);
  if (!factors) {
    factors = permutations(node.items.map((item) => item.id)).map((order) =>
      rankingFactor(orderScore(node.items, order)),
    );
    factorCache.set(node, factors);
  }
  return factors;
}

/** What came first and what follows: critical and punitive stay, and the later disposition stands. */
function before(scenario: Scenario, edge: Edge, later: Outcome, people: readonly string[]): Outcome {
  const choice = edge.action;
  if (!choice) return later;
  const critical = later.critical || isBinding(scenario, choice.ce);
  if (!('disposition' in choice)) return critical === later.critical ? later : { ...later, critical };
  return {
    critical,
    conduct: people.map((person, index) => {
      const after = later.conduct[index] as Conduct;
      const own = choice.disposition[person] ?? null;
      return {
        disposition: own === 'punitive' ? 'punitive' : (after.disposition ?? own),
        escalated: after.escalated || choice.escalates.includes(person),
      };
    }),
  };
}

/** Joins what has been done so far with how the rest would end. */
export function joined(soFar: Outcome, rest: Outcome): Outcome {
  return {
    critical: soFar.critical || rest.critical,
    conduct: rest.conduct.map((after, index) => {
      const first = soFar.conduct[index] as Conduct;
      return {
        disposition: first.disposition === 'punitive' ? 'punitive' : (after.disposition ?? first.disposition),
        escalated: first.escalated || after.escalated,
      };
    }),
  };
}

export function keyOf(outcome: Outcome): string {
  const people = outcome.conduct.map(
    ({ disposition, escalated }) =>
      `${disposition === null ? '-' : dispositions.indexOf(disposition)}${escalated ? 'e' : ''}`,
  );
  return `${outcome.critical ? '!' : ''}${people.join(',')}`;
}

function isBetter(a: Best, b: Best): boolean {
  return a.cost !== b.cost ? a.cost < b.cost : a.value > b.value + 1e-12;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
