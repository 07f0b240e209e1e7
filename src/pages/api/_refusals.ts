/** Every refusal of a use case as a status and a plain sentence. */
import type { Answered } from '#app/answer-item';
import type { Begun } from '#app/begin-attempt';
import type { CardJudged } from '#app/judge-card';
import type { Debriefed } from '#app/read-debrief';
import type { Recorded } from '#app/record-decision';
import type { AnswerFault } from '#domain/course/item-answer';
import { refuse } from './_json.ts';

type Reason =
  | Extract<CardJudged, { ok: false }>
  | Extract<Answered, { ok: false }>
  | Exclude<Extract<Begun, { ok: false }>, never>
  | Extract<Debriefed, { ok: false }>
  | Exclude<Extract<Recorded, { ok: false }>, { reason: 'forked' }>;

export function refusalOf(refused: Reason): Response {
  switch (refused.reason) {
    case 'unknown-scenario':
      return refuse(404, refused.reason, 'There is no scenario of that name.');
    case 'not-assigned':
      return refuse(409, refused.reason, 'That scene is not assigned to you any more. Begin it as practice.');
    case 'unknown-attempt':
      return refuse(404, refused.reason, 'There is no attempt of that name.');
    case 'unknown-item':
      return refuse(404, refused.reason, 'There is no item of that name.');
    case 'unknown-card':
      return refuse(404, refused.reason, 'There is no card of that name.');
    case 'answer':
      return refuse(422, refused.reason, answerSentence(refused.fault));
    case 'not-yours':
      return refuse(403, refused.reason, 'This attempt belongs to somebody else, or was begun in another browser.');
    case 'other-scenario':
      return refuse(409, refused.reason, 'That attempt is of another scenario.');
    case 'beyond-end':
      return refuse(
        409,
        refused.reason,
        `That attempt has ${decisions(refused.recorded)} so far: nothing later can be replayed.`,
      );
    case 'out-of-order':
      return refuse(
        409,
        refused.reason,
        `This attempt has ${decisions(refused.recorded)} so far, so the next is number ${refused.recorded + 1}. Load it again to go on.`,
      );
    case 'not-offered':
      return refuse(
        422,
        refused.reason,
        `"${refused.node}" does not offer that. It offers: ${refused.offers.join(', ')}.`,
      );
    case 'judgments':
      return refuse(
        422,
        refused.reason,
        [
          `This decision needs one judgment for each of: ${refused.needed.join(', ')}.`,
          ...(refused.missing.length > 0 ? [`Missing: ${refused.missing.join(', ')}.`] : []),
          ...(refused.strange.length > 0 ? [`Not asked for: ${refused.strange.join(', ')}.`] : []),
        ].join(' '),
      );
    case 'order':
      return refuse(
        422,
        refused.reason,
        `This decision puts each of these in order, once: ${refused.needed.join(', ')}.`,
      );
    case 'finished':
      return refuse(409, refused.reason, 'This attempt has ended. Begin a new one, or replay it from a decision.');
    case 'not-finished':
      return refuse(
        409,
        refused.reason,
        'This attempt has not ended. Its debrief opens, and it can be replayed, when it has.',
      );
  }
}

function answerSentence(found: AnswerFault): string {
  switch (found.fault) {
    case 'other-type':
      return `This item is of the type "${found.type}".`;
    case 'not-offered':
      return `This item does not offer: ${found.strange.join(', ')}.`;
    case 'repeated':
      return 'This answer names something twice.';
    case 'count':
      return `This item takes exactly ${found.needed}.`;
  }
}

function decisions(count: number): string {
  return count === 1 ? '1 recorded decision' : `${count} recorded decisions`;
}
