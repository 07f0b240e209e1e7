/** Results of attempts by other keys than that of their own edition, and what such results are still to be had of. */
import type { Result } from '#domain/attempt/score';
import type { Attempt } from '../ports.ts';

export interface KeyedResult {
  /** The edition whose key it was scored with. */
  readonly edition: string;
  readonly result: Result;
  readonly at: string;
}

export interface Results {
  /** The attempt's own comes first, then by time. */
  list(attempt: Attempt): Promise<KeyedResult[]>;
  /** @returns false, with nothing written, if the attempt has a result by that key */
  add(attempt: string, result: KeyedResult): Promise<boolean>;
  /** Ids of finished attempts on an agency's record, on another edition of a scenario, without a result by this one. */
  listAttemptsWithout(scenario: string, edition: string): Promise<string[]>;
  /** Ids of finished sittings on another edition of a form, without a result by this one. */
  listSittingsWithout(form: string, formHash: string): Promise<string[]>;
  /**
   * Submits an attempt of self-chosen practice, once, and notes its decisions into the agency's log.
   * @returns false, with nothing written, if it was submitted before
   */
  submit(attempt: Attempt, at: string): Promise<boolean>;
}
