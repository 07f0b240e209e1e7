import { standingOf, type WorkState } from '#domain/people/assigned-work';
import type { Person } from '#domain/people/person';
import { dueDayAt, dueInWords } from '#domain/people/show-due';
import type { Assignment } from '../ports/assignments.ts';
import { findWork, hrefOf } from './find-work.ts';
import type { Syllabus, WorkPorts } from './work-ports.ts';

export interface DueWork {
  readonly assignment: Assignment;
  readonly title: string;
  readonly href: string;
  /** ISO day. */
  readonly dueOn: string | null;
  /** "Due Friday, December 4", "3 days late"; null without a date. */
  readonly dueInWords: string | null;
  readonly state: WorkState;
  /** ISO instant. */
  readonly doneAt: string | null;
  /** Planned; null for what is no longer taught. */
  readonly minutes: number | null;
}

/** What is assigned to the person who asks: what to do next first, what is done last. */
export async function dueOf(
  { store, clock, syllabus }: WorkPorts,
  { by }: { readonly by: Person },
): Promise<DueWork[]> {
  const assignments = await store.assignments.listOfMember(by.id);
  if (assignments.length === 0) return [];
  const deeds = await store.workDone.ofMember(by.id);
  const today = dueDayAt(clock.now());
  const works = assignments.map((assignment): DueWork => {
    const work = findWork(syllabus, assignment);
    const { state, doneAt } = standingOf(assignment, deeds, today);
    return {
      assignment,
      title: work?.title ?? assignment.ref,
      href: hrefOf(assignment),
      dueOn: assignment.dueOn,
      dueInWords: state === 'done' ? null : dueInWords(assignment.dueOn, today),
      state,
      doneAt,
      minutes: work?.minutes ?? null,
    };
  });
  return works.toSorted(byTurn(syllabus));
}

function byTurn(syllabus: Syllabus) {
  const place = ({ assignment }: DueWork) =>
    syllabus.works.findIndex(({ kind, ref }) => kind === assignment.kind && ref === assignment.ref);
  return (one: DueWork, other: DueWork): number => {
    if (one.doneAt !== null || other.doneAt !== null) return compare(one.doneAt ?? '', other.doneAt ?? '');
    return compare(one.dueOn ?? '9999', other.dueOn ?? '9999') || place(one) - place(other);
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
