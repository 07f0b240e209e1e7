import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import { checkRoster, type RosterLine } from '#domain/people/roster-check';
import { type Matching, matchByContent, matchByName, matchingFault } from '#domain/people/roster-columns';
import { type RosterRow, readRows } from '#domain/people/roster-rows';
import { type ReadTable, readTable } from '../../exports/roster/read-table.ts';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import type { Ports, Store } from '../ports.ts';

export interface PreviewRoster {
  readonly by: Person;
  readonly cohort: string;
  /** The list as CSV: a file’s bytes, or text. */
  readonly list: Uint8Array | string;
  /** How the person matched the columns; without it they are matched by name, or by what stands in them. */
  readonly matching?: Matching;
  readonly hasHeader?: boolean;
}

export interface RosterPreview {
  /** The list as text: what an import of this preview sends again. */
  readonly text: string;
  readonly columns: readonly RosterColumn[];
  readonly hasHeader: boolean;
  /** What keeps the columns from being read; there are no lines then. */
  readonly fault: string | null;
  readonly lines: readonly RosterLine[];
  /** Of everything that an import of these lines would do: equal as long as neither list nor books change. */
  readonly digest: string;
}

interface RosterColumn {
  readonly name: string;
  readonly field: Matching[number];
  /** What stands in it first. */
  readonly sample: string;
}

export type RosterPreviewed =
  | { readonly ok: true; readonly preview: RosterPreview }
  | CohortRefusal
  | Extract<ReadTable, { ok: false }>;

/** What importing a list into a cohort would do, row by row. Nothing is written. */
export async function previewRoster({ store }: Ports, command: PreviewRoster): Promise<RosterPreviewed> {
  const found = await findCohort(store, command.by, 'cohort.change', command.cohort);
  if (!found.ok) return found;
  const read = readTable(command.list);
  if (!read.ok) return read;
  return { ok: true, preview: await previewOf(store, command, read) };
}

/** For somebody who may change the cohort. */
export async function previewOf(
  store: Store,
  { by, cohort, ...given }: Omit<PreviewRoster, 'list'>,
  { text, table }: Extract<ReadTable, { ok: true }>,
): Promise<RosterPreview> {
  const first = table.find((row) => row.some((cell) => cell.trim() !== '')) ?? [];
  const hasHeader = given.hasHeader ?? matchByName(first).some((field) => field !== null);
  // A title or an empty line may stand above the names of the columns.
  const body = hasHeader ? table.map((row, index) => (index <= table.indexOf(first) ? [] : row)) : table;
  const width = Math.max(...table.map(({ length }) => length));
  const matched = given.matching ?? (hasHeader ? matchByName(first) : matchByContent(table));
  const matching = Array.from({ length: width }, (_, column) => matched[column] ?? null);
  const fault = matchingFault(matching);
  const rows = fault === null ? readRows(body, matching) : [];
  const lines = checkRoster(rows, await booksFor(store, { by, cohort, rows }));
  return {
    text,
    columns: matching.map((field, column) => ({
      name: hasHeader ? (first[column] ?? '').trim() : '',
      field,
      sample: body.find((row) => row[column]?.trim())?.[column]?.trim() ?? '',
    })),
    hasHeader,
    fault,
    lines,
    digest: await digestOf({ matching, lines }),
  };
}

async function booksFor(
  store: Store,
  { by, cohort, rows }: { readonly by: Person; readonly cohort: string; readonly rows: readonly RosterRow[] },
) {
  const members = await store.people.listMembers(by.agency);
  const ours = new Set(members.map(({ email }) => email));
  const taken = new Set<string>();
  for (const { email, faults } of rows) {
    if (email === null || ours.has(email) || faults.length > 0) continue;
    if (await store.people.findByEmail(email)) taken.add(email);
  }
  const present = await store.cohorts.members(cohort);
  const inPart = (wanted: 'trainee' | 'instructor') =>
    new Set(present.filter(({ part }) => part === wanted).map(({ member }) => member.id));
  return {
    members,
    taken,
    present: inPart('trainee'),
    staff: inPart('instructor'),
    mayChange: may(by, 'person.change', { agency: by.agency }),
  };
}

async function digestOf(content: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
