/** What a corrected key did to a result. The old result stays beside the new one. */

export const rescoredKind = 'result.rescored';

/** What counts of a result, as the log has it. */
export interface ResultInShort {
  /** Of a sitting the mean; null where there is none. */
  readonly score: number | null;
  /** Null: nobody passes or fails it. */
  readonly passed: boolean | null;
}

export type Effect =
  | 'none'
  | 'score'
  | 'fail-to-pass'
  /** A certificate that was issued on it stands as issued, until a person has looked at it. */
  | 'pass-to-fail';

/** The content of the log's row. */
export interface Rescored {
  readonly of: 'attempt' | 'sitting';
  readonly record: string;
  /** The scenario or the form. */
  readonly about: string;
  /** Content hash of the edition whose key it was scored with before, and now. */
  readonly keys: { readonly before: string; readonly after: string };
  readonly before: ResultInShort;
  readonly after: ResultInShort;
  readonly effect: Effect;
  /** Certificate that rests on the result before. */
  readonly certificate: string | null;
}

export function effectOf(before: ResultInShort, after: ResultInShort): Effect {
  if (before.passed === true && after.passed === false) return 'pass-to-fail';
  if (before.passed === false && after.passed === true) return 'fail-to-pass';
  return before.score === after.score ? 'none' : 'score';
}
