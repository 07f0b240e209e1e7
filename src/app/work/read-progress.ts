import { standingOf } from '#domain/people/assigned-work';
import type { Person } from '#domain/people/person';
import { dueDayAt } from '#domain/people/show-due';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import type { WorkPorts } from './work-ports.ts';

/** How much of a cohort's assigned work somebody has done. */
export interface WorkProgress {
  readonly done: number;
  readonly late: number;
}

export type ProgressRead =
  | {
      readonly ok: true;
      /** How much is assigned. */
      readonly of: number;
      /** By member. Whoever is not in it has done nothing, and is late with nothing. */
      readonly members: ReadonlyMap<string, WorkProgress>;
    }
  | CohortRefusal;

/** Assigned work of a cohort, person by person. What they chose to practice counts nowhere. */
export async function readProgress(
  { store, clock }: Pick<WorkPorts, 'store' | 'clock'>,
  { by, cohort }: { readonly by: Person; readonly cohort: string },
): Promise<ProgressRead> {
  const found = await findCohort(store, by, 'cohort.read', cohort);
  if (!found.ok) return found;
  const today = dueDayAt(clock.now());
  const assignments = await store.assignments.listOfCohort(cohort);
  const deeds = Map.groupBy(await store.workDone.ofCohort(cohort), ({ member }) => member);
  const trainees = (await store.cohorts.members(cohort)).filter(({ part }) => part === 'trainee');
  const members = new Map(
    trainees.map(({ member: { id } }): [string, WorkProgress] => {
      const states = assignments.map((assignment) => standingOf(assignment, deeds.get(id) ?? [], today).state);
      const count = (wanted: (typeof states)[number]) => states.filter((state) => state === wanted).length;
      return [id, { done: count('done'), late: count('late') }];
    }),
  );
  return { ok: true, of: assignments.length, members };
}
