import type { AttemptEvent } from '#domain/attempt/event';
import type { Node, Scenario } from '#domain/scenario/schema';

/** A decision of the right kind that says too little or too much. Ids in the order of the alphabet. */
export type Incomplete =
  | {
      readonly ok: false;
      readonly reason: 'judgments';
      readonly needed: readonly string[];
      readonly missing: readonly string[];
      /** Judged, though nobody asked. */
      readonly strange: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'order'; readonly needed: readonly string[] };

/** What a refused commit or ranking lacks, or null if the node takes no such decision at all. */
export function incompleteIn(scenario: Scenario, node: Node, event: AttemptEvent): Incomplete | null {
  if (event.type === 'commit' && node.kind === 'commit') {
    const needed = Object.keys(scenario.judged).sort();
    const given = Object.keys(event.judgments).sort();
    return {
      ok: false,
      reason: 'judgments',
      needed,
      missing: needed.filter((id) => !given.includes(id)),
      strange: given.filter((id) => !needed.includes(id)),
    };
  }
  if (event.type === 'rank' && node.kind === 'ranking') {
    // Sorted, since the order of the file may be the experts'.
    return { ok: false, reason: 'order', needed: node.items.map(({ id }) => id).sort() };
  }
  return null;
}
