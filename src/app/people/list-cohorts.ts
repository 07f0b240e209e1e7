import { may } from '#domain/access/may';
import type { Cohort, Person } from '#domain/people/person';
import type { Assignment } from '../ports/assignments.ts';
import { dayOf, type Ports } from '../ports.ts';

export interface CohortSummary {
  readonly cohort: Cohort;
  readonly trainees: number;
  /** The earliest that is still to come, today included. */
  readonly nextDue: Assignment | null;
  readonly openRequests: number;
  readonly isTaughtByMe: boolean;
}

/** The cohorts that somebody may see: those they teach; of a coordinator or an owner, all of the agency. */
export async function listCohorts(
  { store, clock }: Ports,
  { by }: { readonly by: Person },
): Promise<readonly CohortSummary[]> {
  const taught = new Set((await store.cohorts.listOf(by.id, 'instructor')).map(({ id }) => id));
  const all = await store.cohorts.list(by.agency);
  const seen = all.filter(({ id, agency }) => may(by, 'cohort.read', { agency, staff: taught.has(id) ? [by.id] : [] }));
  const counts = await store.cohorts.countTrainees(seen.map(({ id }) => id));
  const today = dayOf(clock.now());
  const summaries: CohortSummary[] = [];
  for (const cohort of seen) {
    const assignments = await store.assignments.listOfCohort(cohort.id);
    summaries.push({
      cohort,
      trainees: counts.get(cohort.id) ?? 0,
      nextDue: assignments.find(({ dueOn }) => dueOn !== null && dueOn >= today) ?? null,
      openRequests: (await store.joinRequests.listOpen(cohort.id)).length,
      isTaughtByMe: taught.has(cohort.id),
    });
  }
  return summaries;
}
