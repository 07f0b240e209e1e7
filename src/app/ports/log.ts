/** The agency's log: what happened, who did it, when, before and after. Rows are chained by digests. */
import type { Head, Sealed } from '#domain/records/chain';

export interface LogEntry {
  readonly agency: string;
  /** ISO instant, by the server's clock. */
  readonly at: string;
  /** What happened, as a permanent code: `decision`, `cohort.changed`, `result.viewed` … */
  readonly kind: string;
  /** The member who did it; null: the program itself. */
  readonly actor: string | null;
  /** The member whose record it concerns. */
  readonly subject: string | null;
  /** Plain JSON. Of a change: `before` and `after`. */
  readonly content: unknown;
}

/** Which rows of a log to show. */
export interface LogFilter {
  /** One kind, or every kind that begins with this and a full stop. */
  readonly kind?: string | undefined;
  /** A kind to leave out. */
  readonly except?: string | undefined;
  /** As actor or as subject. */
  readonly person?: string | undefined;
  /** Rows about this person. */
  readonly subject?: string | undefined;
  /** Rows before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface Log {
  /** Keeps entries durably, in order; they join the chain with the next seal. Call it in the transaction of the change. */
  note(entries: readonly LogEntry[]): Promise<void>;

  /** Agencies with entries that are not in the chain yet. */
  listWaiting(): Promise<string[]>;
  /**
   * Moves everything that waits into the chain, in order. Safe however many processes do it at once; what was
   * noted before the call is in the chain once it resolves.
   */
  seal(agency: string): Promise<Head>;
  head(agency: string): Promise<Head>;
  /** In the order of the chain, those after `after`. */
  read(agency: string, after: number, limit: number): Promise<Sealed[]>;
  /** The latest first. */
  list(agency: string, filter: LogFilter): Promise<Sealed[]>;
  /** Each kind that the log holds, by name. */
  kinds(agency: string): Promise<string[]>;
}
