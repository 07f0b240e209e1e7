import type { AssignmentKind } from '#domain/people/assigned-work';
import type { RosterSheet } from '../../exports/roster/roster-sheet.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';

/** What use cases of assigned work need besides. */
export interface WorkPorts extends Ports {
  readonly syllabus: Syllabus;
  readonly workbook: Workbook;
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null;
  /** Where people reach this site, without a slash at the end; null where nobody has said so. */
  readonly publicUrl: string | null;
}

/** Writes a roster as XLSX without keeping others waiting. */
export type Workbook = (sheet: RosterSheet) => Promise<Uint8Array>;

/** Everything that can be assigned, as taught today, in the order of the course. */
export interface Syllabus {
  /** Of the course. */
  readonly version: string;
  readonly works: readonly Work[];
}

export interface Work {
  readonly kind: AssignmentKind;
  /** A lesson's slug or a scenario's id; of a test, its kind again. */
  readonly ref: string;
  readonly title: string;
  /** Planned. */
  readonly minutes: number;
}
