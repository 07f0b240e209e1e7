/** Compares the log's decisions with the decisions themselves, which results are worked out from. */
import type { Sealed } from './chain.ts';
import { decisionKind } from './decision-entry.ts';

/** A decision as it stands outside the log. */
export interface LiveDecision {
  /** The attempt or the sitting. */
  readonly record: string;
  readonly seq: number;
  readonly at: string;
  /** Whose it is. */
  readonly subject: string;
  /** What the log's entry of it would hold, as canonical JSON. */
  readonly content: string;
}

export type DecisionFinding =
  | { readonly is: 'decision-altered'; readonly row: number; readonly record: string; readonly seq: number }
  | { readonly is: 'decision-missing'; readonly row: number; readonly record: string; readonly seq: number }
  /** It stands outside the log only. */
  | { readonly is: 'decision-added'; readonly record: string; readonly seq: number };

/** Which decision a row of the log is about. */
export interface LoggedDecision {
  readonly row: Sealed;
  readonly record: string;
  readonly seq: number;
  readonly of: 'attempt' | 'sitting';
}

/** @param row - intact */
export function loggedDecision(row: Sealed): LoggedDecision | undefined {
  if (row.kind !== decisionKind || row.content === null) return undefined;
  const { attempt, sitting, seq } = JSON.parse(row.content) as Readonly<Record<string, unknown>>;
  if (typeof seq !== 'number') return undefined;
  if (typeof attempt === 'string') return { row, record: attempt, seq, of: 'attempt' };
  return typeof sitting === 'string' ? { row, record: sitting, seq, of: 'sitting' } : undefined;
}

export function compareDecision(
  { row, record, seq }: LoggedDecision,
  live: LiveDecision | undefined,
): DecisionFinding | undefined {
  if (!live) return { is: 'decision-missing', row: row.seq, record, seq };
  const isSame = live.content === row.content && live.at === row.at && live.subject === row.subject;
  return isSame ? undefined : { is: 'decision-altered', row: row.seq, record, seq };
}

/** One text for one decision. */
export function decisionId({ record, seq }: { readonly record: string; readonly seq: number }): string {
  return `${record} ${seq}`;
}
