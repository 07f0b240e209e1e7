import type { Attempt, StoredEvent } from '#app/ports';
import type { Result } from '#domain/attempt/score';

export const noon = '2026-11-22T12:00:00.000Z';

/** An attempt with fixed values, the first of its own run unless told otherwise. */
export function anAttempt(with_: Partial<Attempt> & Pick<Attempt, 'id'>): Attempt {
  return {
    device: 'device-one',
    run: with_.id,
    scenario: 'short-stop',
    edition: 'edition-one',
    kind: 'practice',
    seed: 'seed',
    forkedFrom: null,
    forkedBy: null,
    begunAt: noon,
    member: null,
    agency: null,
    assignment: null,
    sitting: null,
    sharedAt: null,
    ...with_,
  };
}

export function anEvent(seq: number, with_: Partial<StoredEvent> = {}): StoredEvent {
  return { seq, id: `event-id-${seq}`, event: { type: 'choose.greet' }, at: noon, reportedSeconds: null, ...with_ };
}

export function aResult(score = 80): Result {
  return {
    raw: score,
    score,
    dimensions: { I: score, T: score, P: null, S: score },
    class: { ana: 'VICTIM_IDENTIFIED' },
    criticalErrors: [],
    caps: [],
  };
}
