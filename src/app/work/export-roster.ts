import type { Person } from '#domain/people/person';
import { dueDayAt } from '#domain/people/show-due';
import { rosterCsv } from '../../exports/roster/roster-csv.ts';
import { type RosterSheet, rosterSheet } from '../../exports/roster/roster-sheet.ts';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import { titleOf } from './find-work.ts';
import type { Workbook, WorkPorts } from './work-ports.ts';

export interface ExportRoster {
  readonly by: Person;
  readonly cohort: string;
  readonly format: 'csv' | 'xlsx';
}

export type RosterExported =
  | {
      readonly ok: true;
      /** Letters, digits and hyphens. */
      readonly fileName: string;
      readonly body: AsyncIterable<Uint8Array>;
    }
  | CohortRefusal;

/** A cohort's roster as a file, with what each trainee has done. Logged: it holds results of people. */
export async function exportRoster(ports: WorkPorts, { by, cohort, format }: ExportRoster): Promise<RosterExported> {
  const { store, clock, syllabus } = ports;
  const found = await findCohort(store, by, 'roster.export', cohort);
  if (!found.ok) return found;
  const now = clock.now();
  const trainees = (await store.cohorts.members(cohort)).filter(({ part }) => part === 'trainee');
  const assignments = await store.assignments.listOfCohort(cohort);
  const sheet = rosterSheet({
    cohort: found.cohort.name,
    trainees,
    assignments: assignments.map((assignment) => ({ ...assignment, title: titleOf(syllabus, assignment) })),
    deeds: await store.workDone.ofCohort(cohort),
    ...(await store.workDone.certificationOf(cohort)),
    today: dueDayAt(now),
  });
  const at = now.toISOString();
  const content = { cohort, format, people: trainees.length };
  await store.log.note([{ agency: by.agency, at, kind: 'roster.exported', actor: by.id, subject: null, content }]);
  const name = found.cohort.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return {
    ok: true,
    fileName: `roster-${name.replace(/^-|-$/g, '') || 'cohort'}-${at.slice(0, 10)}.${format}`,
    body: format === 'csv' ? rosterCsv(sheet) : inOne(ports.workbook, sheet),
  };
}

async function* inOne(workbook: Workbook, sheet: RosterSheet): AsyncGenerator<Uint8Array> {
  yield await workbook(sheet);
}
