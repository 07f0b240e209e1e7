import { may } from '#domain/access/may';
import { joinCodeFrom } from '#domain/people/join-code';
import type { Cohort, Person } from '#domain/people/person';
import { endsBeforeStart } from '#domain/people/shapes';
import type { Ports } from '../ports.ts';
import { note, nowOf } from './people-ports.ts';

export interface CreateCohort {
  readonly by: Person;
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type CohortCreated =
  | { readonly ok: true; readonly cohort: Cohort }
  | { readonly ok: false; readonly reason: 'forbidden' | 'ends-before-start' };

/** Begins a cohort with an open join code. Whoever creates it teaches it, and can hand it on. */
export async function createCohort(ports: Ports, command: CreateCohort): Promise<CohortCreated> {
  const { by, name, startsOn, endsOn } = command;
  if (!may(by, 'cohort.create', { agency: by.agency })) return { ok: false, reason: 'forbidden' };
  if (endsBeforeStart(startsOn, endsOn)) return { ok: false, reason: 'ends-before-start' };
  const at = nowOf(ports);
  const cohort: Cohort = {
    id: ports.ids.make(),
    agency: by.agency,
    name,
    startsOn,
    endsOn,
    joinCode: joinCodeFrom(ports.ids.make()),
    isJoinOpen: true,
    createdAt: at,
    archivedAt: null,
  };
  await ports.store.within(async (store) => {
    await store.cohorts.add(cohort);
    await store.cohorts.addMember(cohort.id, by.id, 'instructor', at);
    const entry = { agency: by.agency, at, actor: by.id };
    await note(store, { ...entry, kind: 'cohort.created', content: { cohort: cohort.id, name, startsOn, endsOn } });
    const content = { cohort: cohort.id, part: 'instructor' };
    await note(store, { ...entry, kind: 'cohort.member-added', subject: by.id, content });
  });
  return { ok: true, cohort };
}
