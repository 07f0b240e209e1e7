/** What the log holds of one decision: everything that a result is worked out from, and no client timing. */
import type { AttemptEvent } from '../attempt/event.ts';

/** A decision in a scenario. */
export interface AttemptDecision {
  readonly attempt: string;
  readonly scenario: string;
  /** Content hash of the scenario that it was taken in. */
  readonly edition: string;
  readonly seq: number;
  readonly id: string;
  readonly event: AttemptEvent;
}

/** A judgment of a card, or an answer to an item, in a sitting. */
export interface SittingDecision {
  readonly sitting: string;
  readonly seq: number;
  readonly id: string;
  readonly kind: 'card' | 'item';
  readonly ref: string;
  readonly answer: unknown;
}

export const decisionKind = 'decision';
