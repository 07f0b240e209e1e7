/** Every way in which people may come to stand on a plan. */
import type { Floor, Positions } from './plan-grid.ts';
import { startPlaces } from './privacy.ts';
import type { Scenario } from './schema.ts';

type Staged = Pick<Scenario, 'people' | 'start' | 'nodes'>;

/**
 * Positions as they may be at each node and after each choice or question, each once. Conditions are taken to
 * hold, so there may be some that no way leads to; there is none missing.
 */
export function arrangements({ people, start, nodes }: Staged, floor: Floor): Positions[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, { readonly node: string; readonly at: Positions }>();
  const arrive = (id: string, before: Positions) => show(id, { ...before, ...byId.get(id)?.at });
  const show = (node: string, at: Positions) => {
    // In the order of `people`, so that the same arrangement is always told in the same words.
    const ordered = Object.fromEntries(Object.keys(people).flatMap((id) => (at[id] ? [[id, at[id]]] : [])));
    const key = JSON.stringify([node, ordered]);
    if (!found.has(key)) found.set(key, { node, at: ordered });
  };
  arrive(start, startPlaces(floor));
  // A map hands out entries added while it is walked.
  for (const { node: id, at } of found.values()) {
    const node = byId.get(id);
    if (!node) continue;
    for (const { moves } of node.kind === 'hub' ? node.questions : []) show(id, { ...at, ...moves });
    if ('then' in node) arrive(node.then, at);
    if ('choices' in node)
      for (const { moves, then } of node.choices) for (const { go } of then) arrive(go, { ...at, ...moves });
  }
  return [...new Map([...found.values()].map(({ at }) => [JSON.stringify(at), at])).values()];
}
