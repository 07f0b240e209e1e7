import type { AttemptEvent } from '#domain/attempt/event';

/** What everything that takes a decision is given. */
export interface Decide {
  /** Type of the event under way; null while the trainee is free to decide. */
  readonly chosen: AttemptEvent['type'] | null;
  readonly onDecide: (event: AttemptEvent) => void;
}
