import { type Action, may } from '#domain/access/may';
import type { Cohort, Person } from '#domain/people/person';
import type { Store } from '../ports.ts';

export type CohortRefusal = { readonly ok: false; readonly reason: 'unknown-cohort' | 'forbidden' };

/** A cohort for somebody who wants to do this with it. One of another agency is as unknown as one that never was. */
export async function findCohort(
  store: Store,
  by: Person,
  action: Action,
  id: string,
): Promise<{ readonly ok: true; readonly cohort: Cohort; readonly staff: readonly string[] } | CohortRefusal> {
  const cohort = await store.cohorts.find(id);
  if (!cohort || cohort.agency !== by.agency) return { ok: false, reason: 'unknown-cohort' };
  const staff = await store.cohorts.staff(id);
  if (!may(by, action, { agency: cohort.agency, staff })) return { ok: false, reason: 'forbidden' };
  return { ok: true, cohort, staff };
}
