/** Exact figures over every path of a scenario, one pass from the endings back. */
import { tidy } from '../attempt/weigh.ts';
import type { Edge, ScenarioGraph, State } from './graph.ts';
import { gains, rankingFactors } from './outlook.ts';
import { type Dimension, dimensions, type NodeOf, type Scenario, type Weights } from './schema.ts';

type Range = readonly [min: number, max: number];

/** The fixed scale of a scenario version: what the worst and the best path add up to. */
export type Bounds = { readonly whole: Range } & Readonly<Record<Dimension, Range>>;

export function boundsOf(scenario: Scenario, graph: ScenarioGraph): Bounds {
  const range = (amounts: (edge: Edge) => readonly number[]) => rangeOver(graph, amounts);
  const perDimension = dimensions.map((dimension): [Dimension, Range] => [
    dimension,
    range((edge) => dimensionGains(scenario, edge, dimension)),
  ]);
  return {
    whole: range((edge) => gains(scenario, edge)),
    ...(Object.fromEntries(perDimension) as Record<Dimension, Range>),
  };
}

function rangeOver(graph: ScenarioGraph, amounts: (edge: Edge) => readonly number[]): Range {
  const least = new Float64Array(graph.states.length);
  const most = new Float64Array(graph.states.length);
  for (const index of graph.backwards) {
    const { edges } = graph.states[index] as State;
    if (edges.length === 0) continue;
    let low = Infinity;
    let high = -Infinity;
    for (const edge of edges) {
      const gain = amounts(edge);
      low = Math.min(low, Math.min(...gain) + (least[edge.to] ?? 0));
      high = Math.max(high, Math.max(...gain) + (most[edge.to] ?? 0));
    }
    least[index] = low;
    most[index] = high;
  }
  return [tidy(least[0] ?? 0), tidy(most[0] ?? 0)];
}

function dimensionGains(scenario: Scenario, edge: Edge, dimension: Dimension): readonly number[] {
  const of = (w: Weights) => w[dimension] ?? 0;
  if (edge.ranking === null) return [edge.action && edge.isFirst ? of(edge.action.w) : 0];
  const node = scenario.nodes.find((each) => each.id === edge.ranking) as NodeOf<'ranking'>;
  return rankingFactors(node).map((factor) => factor * of(node.w));
}

/** How many ways there are, counting choices and questions only. */
export function countPaths(
  scenario: Scenario,
  graph: ScenarioGraph,
): { readonly ordered: bigint; readonly orderFree: bigint } {
  const hubs = new Set(scenario.nodes.flatMap((node) => (node.kind === 'hub' ? [node.id] : [])));
  const entries = hubEntries(graph);
  const ordered: bigint[] = [];
  const orderFree: bigint[] = [];
  for (const index of graph.backwards) {
    const { edges, situation } = graph.states[index] as State;
    const sum = (counts: bigint[], targets: readonly number[]) =>
      targets.reduce((total, to) => total + (counts[to] ?? 0n), 0n);
    ordered[index] =
      edges.length === 0
        ? 1n
        : sum(
            ordered,
            edges.map((edge) => edge.to),
          );
    if (hubs.has(situation.node) && !entries.has(index)) continue;
    orderFree[index] =
      edges.length === 0
        ? 1n
        : sum(orderFree, hubs.has(situation.node) ? hubExits(graph, index) : edges.map((edge) => edge.to));
  }
  return { ordered: ordered[0] ?? 0n, orderFree: orderFree[0] ?? 0n };
}

/** States in which a node is come to from another one: at a hub, with every question still to ask. */
function hubEntries(graph: ScenarioGraph): ReadonlySet<number> {
  const nodeAt = (index: number) => (graph.states[index] as State).situation.node;
  const arrivals = graph.states.flatMap(({ edges }, index) =>
    edges.flatMap(({ to }) => (nodeAt(to) === nodeAt(index) ? [] : [to])),
  );
  return new Set([0, ...arrivals]);
}

/** The states in which a hub can be left, one entry for every set of questions, whatever their order. */
function hubExits(graph: ScenarioGraph, entry: number): number[] {
  const hub = (graph.states[entry] as State).situation.node;
  const exits = new Map<string, number>();
  const seen = new Set<string>();
  const waiting: { at: number; asked: readonly string[] }[] = [{ at: entry, asked: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const name = `${next.at} ${next.asked.join(' ')}`;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const edge of (graph.states[next.at] as State).edges) {
      const asked = edge.action ? [...next.asked, edge.action.id].sort() : next.asked;
      if ((graph.states[edge.to] as State).situation.node === hub) waiting.push({ at: edge.to, asked });
      else exits.set(`${edge.to} ${asked.join(' ')}`, edge.to);
    }
  }
  return [...exits.values()];
}

/** The mean sum of somebody who takes any option offered with equal chance. */
export function meanOfRandomPlay(scenario: Scenario, graph: ScenarioGraph): number {
  const mean = new Float64Array(graph.states.length);
  for (const index of graph.backwards) {
    const { edges } = graph.states[index] as State;
    const total = edges.reduce((sum, edge) => sum + average(gains(scenario, edge)) + (mean[edge.to] ?? 0), 0);
    mean[index] = edges.length === 0 ? 0 : total / edges.length;
  }
  return mean[0] ?? 0;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
