import { joinCodeFrom } from '#domain/people/join-code';
import type { Cohort, Person } from '#domain/people/person';
import { endsBeforeStart } from '#domain/people/shapes';
import type { Ports } from '../ports.ts';
import { type CohortRefusal, findCohort } from './find-cohort.ts';
import { changesOf, note, nowOf } from './people-ports.ts';

interface OfCohort {
  readonly by: Person;
  readonly cohort: string;
}

export interface EditCohort extends OfCohort {
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type CohortChanged =
  | { readonly ok: true; readonly cohort: Cohort }
  | CohortRefusal
  | { readonly ok: false; readonly reason: 'ends-before-start' };

/** Name and dates. */
export async function editCohort(ports: Ports, { name, startsOn, endsOn, ...of }: EditCohort): Promise<CohortChanged> {
  if (endsBeforeStart(startsOn, endsOn)) return { ok: false, reason: 'ends-before-start' };
  return change(ports, of, (before) => ({ ...before, name, startsOn, endsOn }));
}

/** An archived cohort lets nobody join and leaves the list; its records stay. */
export async function archiveCohort(
  ports: Ports,
  { isArchived, ...of }: OfCohort & { readonly isArchived: boolean },
): Promise<CohortChanged> {
  return change(ports, of, (before) => {
    if (isArchived === (before.archivedAt !== null)) return before;
    return isArchived ? { ...before, archivedAt: nowOf(ports), isJoinOpen: false } : { ...before, archivedAt: null };
  });
}

/** Opens or closes joining by the code, or draws a new code, after which the old one leads nowhere. */
export async function setJoinCode(
  ports: Ports,
  { to, ...of }: OfCohort & { readonly to: 'open' | 'closed' | 'renewed' },
): Promise<CohortChanged> {
  return change(ports, of, (before) => {
    // An archived cohort has to be taken up again first.
    if (to === 'closed' || before.archivedAt !== null) return { ...before, isJoinOpen: false };
    if (to === 'open' && before.joinCode !== null) return { ...before, isJoinOpen: true };
    return { ...before, joinCode: joinCodeFrom(ports.ids.make()), isJoinOpen: true };
  });
}

async function change(ports: Ports, { by, cohort: id }: OfCohort, apply: (before: Cohort) => Cohort) {
  return ports.store.within(async (store): Promise<CohortChanged> => {
    // Of two changes at once the second begins with what the first has left.
    await store.people.holdAgency(by.agency);
    const found = await findCohort(store, by, 'cohort.change', id);
    if (!found.ok) return found;
    const cohort = apply(found.cohort);
    const { before, after } = changesOf(found.cohort, cohort);
    if (Object.keys(after).length === 0) return { ok: true, cohort };
    await store.cohorts.change(cohort);
    await note(store, {
      agency: cohort.agency,
      at: nowOf(ports),
      actor: by.id,
      kind: 'cohort.changed',
      content: { cohort: id, before: withoutCode(before), after: withoutCode(after) },
    });
    return { ok: true, cohort };
  });
}

/** The code lets people in: the log says that it changed, never what it is. */
function withoutCode(fields: object): object {
  return 'joinCode' in fields ? { ...fields, joinCode: 'not shown' } : fields;
}
