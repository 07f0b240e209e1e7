/** What was assigned, and what was done of it. */

export const assignmentKinds = ['pre-test', 'lesson', 'scenario', 'post-test', 'certification'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

export const kindWords: Readonly<Record<AssignmentKind, string>> = {
  'pre-test': 'Pre-test',
  lesson: 'Lesson',
  scenario: 'Scene',
  'post-test': 'Post-test',
  certification: 'Certification',
};

/** Something that a member did: a lesson read, a scenario begun for an assignment or submitted, a sitting. */
export interface Deed {
  readonly member: string;
  readonly kind: AssignmentKind;
  /** A lesson's slug or a scenario's id; of a test, its kind again. */
  readonly ref: string;
  /** The assignment that it was begun for, if it was. */
  readonly assignment: string | null;
  /** Of a scenario: its owner showed it to their instructors. */
  readonly isSubmitted: boolean;
  readonly begunAt: string;
  /** Null while it goes on. */
  readonly endedAt: string | null;
}

interface Asked {
  readonly id: string;
  readonly kind: AssignmentKind;
  readonly ref: string;
  readonly dueOn: string | null;
  readonly createdAt: string;
}

/** `late`: the day it was due is over, and it is not done. */
export type WorkState = 'to do' | 'begun' | 'late' | 'done';

export interface WorkStanding {
  readonly state: WorkState;
  /** When it was done first. */
  readonly doneAt: string | null;
}

/**
 * How an assignment stands with one member.
 *
 * @param deeds - of that member
 * @param today - ISO day
 */
export function standingOf(asked: Asked, deeds: readonly Deed[], today: string): WorkStanding {
  const counted = deeds.filter((deed) => countsFor(asked, deed));
  const doneAt = counted.flatMap(({ endedAt }) => endedAt ?? []).sort()[0] ?? null;
  if (doneAt !== null) return { state: 'done', doneAt };
  if (asked.dueOn !== null && asked.dueOn < today) return { state: 'late', doneAt };
  return { state: counted.length > 0 ? 'begun' : 'to do', doneAt };
}

function countsFor(asked: Asked, deed: Deed): boolean {
  if (deed.kind !== asked.kind || deed.ref !== asked.ref) return false;
  if (deed.assignment === asked.id) return true;
  switch (deed.kind) {
    case 'lesson':
    // Known before the course is known after it too: nobody can be measured unprepared a second time.
    case 'pre-test':
      return true;
    case 'scenario':
      return deed.isSubmitted;
    // A certification of an earlier year does not answer this year's.
    case 'post-test':
    case 'certification':
      return deed.begunAt >= asked.createdAt;
  }
}
