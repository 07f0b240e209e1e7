import { type Edge, explore, idsOf, type State } from '#domain/scenario/graph';
import { gains } from '#domain/scenario/outlook';
import type { Scenario } from '#domain/scenario/schema';

/** Choice and question ids of the path that adds up to least. */
export function worstPath(scenario: Scenario): readonly string[] {
  const explored = explore(scenario);
  if (!explored.ok || explored.graph.loop !== null) throw new Error(`${scenario.id} cannot be walked to its end`);
  const { graph } = explored;
  const least = new Map<number, { readonly sum: number; readonly edge: Edge | null }>();
  for (const index of graph.backwards) {
    const { edges } = graph.states[index] as State;
    const ways = edges.map((edge) => ({
      sum: Math.min(...gains(scenario, edge)) + (least.get(edge.to)?.sum ?? 0),
      edge,
    }));
    least.set(index, ways.sort((a, b) => a.sum - b.sum)[0] ?? { sum: 0, edge: null });
  }
  const path: Edge[] = [];
  for (let at = least.get(0)?.edge; at; at = least.get(at.to)?.edge) path.push(at);
  return idsOf(path);
}
