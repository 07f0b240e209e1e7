import { ceiling } from '#domain/attempt/ceiling';
import type { AttemptEvent, Confidence } from '#domain/attempt/event';
import { type Result, score } from '#domain/attempt/score';
import { seededRandom } from '#domain/attempt/shuffle';
import type { Proof } from '#domain/scenario/prove';
import { decide, nodeOf, offeredChoices, offeredQuestions, opening, type Situation } from '#domain/scenario/rules';
import type { Scenario } from '#domain/scenario/schema';
import { walk } from '#domain/scenario/walk';
import { proofOf } from './scenario.ts';

type Judgments = Readonly<Record<string, boolean>>;

/** The score of a whole path, given as on the command line. */
export function scored(
  scenario: Scenario,
  path: string,
  judgments: Judgments | null = null,
  proof: Proof = proofOf(scenario),
): Result {
  const walked = walk(scenario, path.split(' '), judgments ?? {});
  if (!walked.ok) throw new Error(walked.message);
  if (!walked.finished) throw new Error(`The path stops at "${walked.end.node}".`);
  return score(scenario, walked.end, judgments, proof.bounds);
}

/** The highest score still open after each step of a path. */
export function ceilings(scenario: Scenario, path: string, judgments: Judgments | null = null): number[] {
  const proof = proofOf(scenario);
  const walked = walk(scenario, path.split(' '), judgments ?? {});
  if (!walked.ok) throw new Error(walked.message);
  const ordered = judgments && Object.keys(scenario.judged).map((person) => judgments[person] ?? false);
  return walked.steps.map((step) => ceiling(scenario, proof, step.after, ordered));
}

/** Every event that a situation offers. A commit is offered as both judgments of everybody, a ranking as two orders. */
export function offered(scenario: Scenario, situation: Situation): AttemptEvent[] {
  const node = nodeOf(scenario, situation.node);
  switch (node.kind) {
    case 'ending':
      return [];
    case 'commit':
      return [true, false].map((victim): AttemptEvent => commit(scenario, () => victim));
    case 'ranking': {
      const order = node.items.map(({ id }) => id);
      return [
        { type: 'rank', order },
        { type: 'rank', order: order.toReversed() },
      ];
    }
    default:
      return [
        ...offeredQuestions(scenario, situation).map(({ id }): AttemptEvent => ({ type: `ask.${id}` })),
        ...(node.kind === 'hub' ? [{ type: 'go' } as const] : []),
        ...offeredChoices(scenario, situation).map(({ id }): AttemptEvent => ({ type: `choose.${id}` })),
      ];
  }
}

export function commit(
  scenario: Scenario,
  victim: (person: string) => boolean,
  confidence: Confidence = 75,
): Extract<AttemptEvent, { type: 'commit' }> {
  const judgments = Object.keys(scenario.judged).map((person) => [person, { victim: victim(person), confidence }]);
  return { type: 'commit', judgments: Object.fromEntries(judgments) };
}

/** A whole attempt by somebody who takes anything offered with equal chance; the seed decides. */
export function randomLog(
  scenario: Scenario,
  seed: string,
): { readonly events: AttemptEvent[]; readonly end: Situation } {
  const next = seededRandom(seed);
  const events: AttemptEvent[] = [];
  let situation = opening(scenario);
  for (let options = offered(scenario, situation); options.length > 0; options = offered(scenario, situation)) {
    const event = options[Math.floor(next() * options.length)] as AttemptEvent;
    events.push(event);
    situation = decide(scenario, situation, event) as Situation;
  }
  return { events, end: situation };
}

/** The committed judgments of a situation, as scoring takes them. */
export function judgmentsIn(situation: Situation): Record<string, boolean> {
  return Object.fromEntries(Object.entries(situation.judgments).map(([person, { victim }]) => [person, victim]));
}

/**
 * Every event that a scenario may accept somewhere. One judgment of everybody and one order are enough to walk past:
 * neither leads to another node.
 */
export function walkable(scenario: Scenario): AttemptEvent[] {
  return scenario.nodes.flatMap((node): AttemptEvent[] => {
    if (node.kind === 'commit') return [commit(scenario, () => true)];
    if (node.kind === 'ranking') return [{ type: 'rank', order: node.items.map(({ id }) => id) }];
    if (node.kind === 'hub')
      return [{ type: 'go' }, ...node.questions.map(({ id }): AttemptEvent => ({ type: `ask.${id}` }))];
    return 'choices' in node ? node.choices.map(({ id }): AttemptEvent => ({ type: `choose.${id}` })) : [];
  });
}
