/** Options that are not always on offer, as a browser knows them: open or not, and nothing about why. */
import type { Told } from '../attempt/event.ts';
import { seededShuffle } from '../attempt/shuffle.ts';
import { actionsOf } from './liveness.ts';
import { decide, holds, nodeOf, type Situation } from './rules.ts';
import type { Choice, Question, Scenario } from './schema.ts';

export interface Gate {
  /** Says nothing: gates are numbered in an order of the attempt's own. */
  readonly id: string;
  /** The node that the option belongs to. */
  readonly node: string;
  readonly action: Choice | Question;
}

/** A gate for every option with a condition, or that can be taken once only. */
export function gatesOf(scenario: Scenario, seed: string): Gate[] {
  const gated = scenario.nodes.flatMap((node) =>
    actionsOf(node).flatMap((action) => (action.when || action.once ? [{ node: node.id, action }] : [])),
  );
  return seededShuffle(gated, seed).map((gate, index) => ({ ...gate, id: `k${index + 1}` }));
}

/** Ids of the gates that stand open at a situation, among the options it has at hand. */
export function openGates(scenario: Scenario, gates: readonly Gate[], situation: Situation): string[] {
  const here = nodeOf(scenario, situation.node);
  const beyond = here.kind === 'hub' ? decide(scenario, situation, { type: 'go' }) : undefined;
  return gates.flatMap(({ id, node, action }) => {
    const at = node === situation.node ? situation : node === beyond?.node ? beyond : undefined;
    const isOpen = at && holds(action.when, at) && !(action.once && at.used.includes(action.id));
    return isOpen ? [id] : [];
  });
}

/** What a browser is told of a decision's outcome. */
export function toldAfter(scenario: Scenario, gates: readonly Gate[], after: Situation): Told {
  const { node, spent, at, doors } = after;
  return { node, flags: openGates(scenario, gates, after), spent, at, doors };
}
