import type { AssignmentKind } from '#domain/people/assigned-work';
import type { Person } from '#domain/people/person';
import { dueDayAt } from '#domain/people/show-due';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import type { Assignment } from '../ports/assignments.ts';
import type { Store } from '../ports.ts';
import { findWork } from './find-work.ts';
import type { WorkPorts } from './work-ports.ts';

export interface AssignWork {
  readonly by: Person;
  readonly cohort: string;
  readonly works: readonly {
    readonly kind: AssignmentKind;
    readonly ref: string;
    /** ISO day, or null for no date. */
    readonly dueOn: string | null;
  }[];
}

export type WorkAssigned =
  | { readonly ok: true; readonly assignments: readonly Assignment[] }
  | CohortRefusal
  /** `unknown-work`: the course has no such lesson or scene, or it is none for practice. */
  | { readonly ok: false; readonly reason: 'unknown-work' | 'past' };

/** Assigns to a cohort whatever it does not have yet. */
export async function assignWork(ports: WorkPorts, { by, cohort, works }: AssignWork): Promise<WorkAssigned> {
  const { syllabus, ids } = ports;
  const at = ports.clock.now().toISOString();
  return ports.store.within(async (store): Promise<WorkAssigned> => {
    const found = await findCohort(store, by, 'cohort.change', cohort);
    if (!found.ok) return found;
    if (works.some((work) => !findWork(syllabus, work))) return { ok: false, reason: 'unknown-work' };
    if (works.some(({ dueOn }) => isPast(ports, dueOn))) return { ok: false, reason: 'past' };
    const assignments: Assignment[] = [];
    for (const { kind, ref, dueOn } of works) {
      const made = { id: ids.make(), cohort, kind, ref, dueOn, createdAt: at, createdBy: by.id, withdrawnAt: null };
      assignments.push(await store.assignments.add(made));
    }
    if (assignments.length === 0) return { ok: true, assignments };
    const content = { cohort, assigned: assignments.map(({ id, kind, ref, dueOn }) => ({ id, kind, ref, dueOn })) };
    await store.log.note([{ agency: by.agency, at, kind: 'work.assigned', actor: by.id, subject: null, content }]);
    return { ok: true, assignments };
  });
}

export type AssignmentChanged =
  | { readonly ok: true; readonly assignment: Assignment }
  | CohortRefusal
  | { readonly ok: false; readonly reason: 'unknown-assignment' | 'past' };

interface OfAssignment {
  readonly by: Person;
  readonly cohort: string;
  readonly assignment: string;
}

/** Sets another due date, or none. */
export async function changeDueDate(
  ports: WorkPorts,
  { dueOn, ...of }: OfAssignment & { readonly dueOn: string | null },
): Promise<AssignmentChanged> {
  return ports.store.within(async (store): Promise<AssignmentChanged> => {
    const found = await findAssignment(store, of);
    if (!found.ok) return found;
    const before = found.assignment;
    if (before.dueOn === dueOn) return found;
    if (isPast(ports, dueOn)) return { ok: false, reason: 'past' };
    const assignment = { ...before, dueOn };
    if (!(await store.assignments.change(assignment))) return { ok: false, reason: 'unknown-assignment' };
    const content = { assignment: before.id, before: { dueOn: before.dueOn }, after: { dueOn } };
    await note(ports, store, { of, kind: 'assignment.changed', content });
    return { ok: true, assignment };
  });
}

/** Takes an assignment back. What was done for it stays, and counts again if it is assigned again. */
export async function withdrawAssignment(ports: WorkPorts, of: OfAssignment): Promise<AssignmentChanged> {
  return ports.store.within(async (store): Promise<AssignmentChanged> => {
    const found = await findAssignment(store, of);
    if (!found.ok) return found;
    const assignment = { ...found.assignment, withdrawnAt: ports.clock.now().toISOString() };
    if (!(await store.assignments.change(assignment))) return { ok: false, reason: 'unknown-assignment' };
    const { id, kind, ref, dueOn } = assignment;
    await note(ports, store, { of, kind: 'assignment.withdrawn', content: { assignment: id, kind, ref, dueOn } });
    return { ok: true, assignment };
  });
}

async function findAssignment(store: Store, { by, cohort, assignment: id }: OfAssignment): Promise<AssignmentChanged> {
  const found = await findCohort(store, by, 'cohort.change', cohort);
  if (!found.ok) return found;
  const assignment = await store.assignments.find(id);
  if (!assignment || assignment.cohort !== cohort || assignment.withdrawnAt !== null)
    return { ok: false, reason: 'unknown-assignment' };
  return { ok: true, assignment };
}

function isPast({ clock }: WorkPorts, dueOn: string | null): boolean {
  return dueOn !== null && dueOn < dueDayAt(clock.now());
}

interface Noted {
  readonly of: OfAssignment;
  readonly kind: string;
  readonly content: unknown;
}

function note({ clock }: WorkPorts, store: Store, { of: { by }, kind, content }: Noted): Promise<void> {
  const at = clock.now().toISOString();
  return store.log.note([{ agency: by.agency, at, kind, actor: by.id, subject: null, content }]);
}
