import { standingOf } from '#domain/people/assigned-work';
import type { Cohort, Person } from '#domain/people/person';
import { dayInWords, dueDayAt } from '#domain/people/show-due';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import type { Assignment } from '../ports/assignments.ts';
import { findWork, titleOf } from './find-work.ts';
import type { Work, WorkPorts } from './work-ports.ts';

export interface AssignedWork {
  readonly assignment: Assignment;
  readonly title: string;
  /** Planned; null for what is no longer taught. */
  readonly minutes: number | null;
  /** "Friday, December 4"; null without a date. */
  readonly dueInWords: string | null;
  /** The due date is past. */
  readonly isOver: boolean;
  /** How many trainees have done it. */
  readonly done: number;
}

export type AssignmentsRead =
  | {
      readonly ok: true;
      readonly cohort: Cohort;
      readonly trainees: number;
      /** Of these, how many no reminder can reach. */
      readonly withoutEmail: number;
      readonly isReminding: boolean;
      readonly assigned: readonly AssignedWork[];
      /** What the cohort does not have yet, in the order of the course. */
      readonly assignable: readonly Work[];
      /** The earliest due date that can be set. */
      readonly today: string;
    }
  | CohortRefusal;

/** What a cohort has to do, how far it is, and what can be assigned besides. */
export async function readAssignments(
  { store, clock, syllabus, mailer }: WorkPorts,
  { by, cohort }: { readonly by: Person; readonly cohort: string },
): Promise<AssignmentsRead> {
  const found = await findCohort(store, by, 'cohort.read', cohort);
  if (!found.ok) return found;
  const today = dueDayAt(clock.now());
  const members = (await store.cohorts.members(cohort)).filter(
    ({ part, member }) => part === 'trainee' && member.endedAt === null,
  );
  const place = ({ kind, ref }: Assignment) =>
    syllabus.works.findIndex((work) => work.kind === kind && work.ref === ref);
  // As trainees see it: by date, and within a date as the course goes.
  const assignments = (await store.assignments.listOfCohort(cohort)).toSorted(
    (one, other) =>
      (Number(one.dueOn !== other.dueOn) && ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1)) ||
      place(one) - place(other),
  );
  const deeds = Map.groupBy(await store.workDone.ofCohort(cohort), ({ member }) => member);
  return {
    ok: true,
    cohort: found.cohort,
    trainees: members.length,
    withoutEmail: members.filter(({ member }) => member.email === null).length,
    isReminding: mailer !== null,
    assigned: assignments.map((assignment) => ({
      assignment,
      title: titleOf(syllabus, assignment),
      minutes: findWork(syllabus, assignment)?.minutes ?? null,
      dueInWords: assignment.dueOn && dayInWords(assignment.dueOn, today),
      isOver: assignment.dueOn !== null && assignment.dueOn < today,
      done: members.filter(({ member }) => standingOf(assignment, deeds.get(member.id) ?? [], today).state === 'done')
        .length,
    })),
    assignable: syllabus.works.filter(
      (work) => !assignments.some(({ kind, ref }) => kind === work.kind && ref === work.ref),
    ),
    today,
  };
}
