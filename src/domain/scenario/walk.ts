/** Plays a scenario from a list of ids, as an author types them. */
import type { AttemptEvent, Confidence } from '../attempt/event.ts';
import { suggestion } from './problem.ts';
import { decide, nodeOf, offeredChoices, offeredQuestions, opening, passCommit, type Situation } from './rules.ts';
import type { Scenario } from './schema.ts';

export interface WalkStep {
  /** As typed: a choice or question id, `go`, or `node=a>b>c`. */
  readonly id: string;
  readonly event: AttemptEvent;
  readonly before: Situation;
  readonly after: Situation;
}

export type Walked =
  | { readonly ok: true; readonly steps: readonly WalkStep[]; readonly end: Situation; readonly finished: boolean }
  | { readonly ok: false; readonly node: string; readonly offers: readonly string[]; readonly message: string };

/**
 * Walks ids from the start. Commit nodes are passed with the judgments given, or none; `go` is implied
 * where the next id belongs to the node that a hub leads to.
 */
export function walk(
  scenario: Scenario,
  ids: readonly string[],
  judgments: Readonly<Record<string, boolean>> = {},
  confidences: Readonly<Record<string, Confidence>> = {},
): Walked {
  const pass = (situation: Situation): Situation => {
    const given = Object.entries(judgments).map(([person, victim]) => [
      person,
      { victim, confidence: confidences[person] ?? 75 },
    ]);
    let at = situation;
    while (nodeOf(scenario, at.node).kind === 'commit') at = passCommit(scenario, at, Object.fromEntries(given));
    return at;
  };
  let situation = pass(opening(scenario));
  const steps: WalkStep[] = [];
  for (const id of ids) {
    const event = eventFor(scenario, situation, id);
    const after = event && decide(scenario, situation, event);
    if (!event || !after) return refusal(scenario, situation, id);
    steps.push({ id, event, before: situation, after });
    situation = pass(after);
  }
  return { ok: true, steps, end: situation, finished: nodeOf(scenario, situation.node).kind === 'ending' };
}

/** Ids that can be typed next. */
export function offersAt(scenario: Scenario, situation: Situation): string[] {
  const node = nodeOf(scenario, situation.node);
  if (node.kind === 'ranking') return [`${node.id}=${node.items.map((item) => item.id).join('>')} (in your order)`];
  const asked = offeredQuestions(scenario, situation).map((question) => question.id);
  const chosen = offeredChoices(scenario, situation).map((choice) => choice.id);
  return [...asked, ...(node.kind === 'hub' ? ['go'] : []), ...chosen];
}

function eventFor(scenario: Scenario, situation: Situation, id: string): AttemptEvent | undefined {
  if (id === 'go') return { type: 'go' };
  const [node, order] = id.split('=', 2);
  if (order !== undefined) return node === situation.node ? { type: 'rank', order: order.split('>') } : undefined;
  if (offeredQuestions(scenario, situation).some((question) => question.id === id)) return { type: `ask.${id}` };
  return { type: `choose.${id}` };
}

function refusal(scenario: Scenario, situation: Situation, id: string): Walked {
  const offers = offersAt(scenario, situation);
  const node = nodeOf(scenario, situation.node);
  const ids = scenario.nodes.flatMap((each) =>
    'choices' in each
      ? each.choices.map((choice) => choice.id)
      : each.kind === 'hub'
        ? each.questions.map((q) => q.id)
        : [],
  );
  const problem =
    node.kind === 'ending'
      ? `The scenario has already ended at "${node.id}", so "${id}" comes too late.`
      : ids.includes(id) || id.includes('=') || id === 'go'
        ? `"${node.id}" does not offer "${id}".`
        : `No choice or question is called "${id}".${suggestion(id, offers)}`;
  return {
    ok: false,
    node: node.id,
    offers,
    message: node.kind === 'ending' ? problem : `${problem} At "${node.id}" there is: ${offers.join(', ')}.`,
  };
}
