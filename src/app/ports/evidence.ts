/** What the log is compared with. */
import type { LiveDecision } from '#domain/records/compare';
import type { Anchor } from '#domain/records/verify';

export type DecisionsOf = 'attempt' | 'sitting';

export interface Evidence {
  /** The decisions of some attempts or sittings, as they stand now. */
  findDecisions(of: DecisionsOf, records: readonly string[]): Promise<LiveDecision[]>;
  /** Decisions on an agency's record, by record and seq, those after `after`: an empty record is before all. */
  listDecisions(
    agency: string,
    of: DecisionsOf,
    after: Pick<LiveDecision, 'record' | 'seq'>,
    limit: number,
  ): Promise<LiveDecision[]>;
  /** Where the log stood when each certificate was issued. */
  listAnchors(agency: string): Promise<Anchor[]>;
}
