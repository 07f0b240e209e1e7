import { may } from '#domain/access/may';
import type { Purpose } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { needsConfirmation } from './load-sitting.ts';

/** A sitting in a cohort's list. */
export interface CohortSitting {
  readonly sitting: string;
  readonly member: string;
  readonly purpose: Purpose;
  /** ISO instant; null while it goes on. */
  readonly endedAt: string | null;
  /** Null before the end, and for a test. */
  readonly passed: boolean | null;
  /** Percent of what was asked; null before the end. */
  readonly knowledge: number | null;
  readonly needsConfirmation: boolean;
}

export type CohortSeen = { readonly ok: true; readonly sittings: readonly CohortSitting[] } | CohortRefusal;

/** What the trainees of a cohort have sat, the latest begun first. Whoever reads results here stands in the log. */
export async function seeCohort(
  { store, clock }: Pick<CertificationPorts, 'store' | 'clock'>,
  { by, cohort }: { readonly by: Person; readonly cohort: string },
): Promise<CohortSeen> {
  const found = await findCohort(store, by, 'cohort.read', cohort);
  if (!found.ok) return found;
  const { agency } = found.cohort;
  const all = await store.sittings.listOfCohort(cohort);
  const seen = all.filter(({ sitting: { member } }) =>
    may(by, 'sitting.read', { agency, person: member, staff: found.staff, isShared: true }),
  );
  const people = new Set(seen.flatMap(({ sitting, result }) => (result === null ? [] : [sitting.member])));
  if (people.size > 0) {
    const content = { cohort, people: people.size };
    const at = clock.now().toISOString();
    await store.log.note([{ agency, at, kind: 'cohort.results-viewed', actor: by.id, subject: null, content }]);
  }
  return {
    ok: true,
    sittings: seen.map(({ sitting, result }) => ({
      sitting: sitting.id,
      member: sitting.member,
      purpose: sitting.purpose,
      endedAt: sitting.endedAt,
      passed: result?.passed ?? null,
      knowledge: result?.knowledge ?? null,
      needsConfirmation: needsConfirmation(sitting),
    })),
  };
}
