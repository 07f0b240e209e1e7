import type { AssignmentKind, Deed } from '#domain/people/assigned-work';

/** Training time that the record shows. */
export interface CreditedHours {
  /** In tenths, rounded down: never more than was done. */
  readonly hours: number;
  /** What they are made of: "8 lessons, 5 scenes, the pre-test and the certification, by their planned time". */
  readonly basis: string;
}

/**
 * The hours that a member is credited with: the planned minutes of each lesson read, each assigned or submitted
 * scene finished and each test ended. How long somebody really took is not counted, and neither is a second time.
 *
 * @param minutesOf - planned minutes; 0 for what is no longer taught
 */
export function creditedHours(
  deeds: readonly Deed[],
  minutesOf: (kind: AssignmentKind, ref: string) => number,
): CreditedHours {
  const ended = deeds.filter(({ endedAt }) => endedAt !== null);
  const once = [...new Map(ended.map((deed) => [`${deed.kind} ${deed.ref}`, deed])).values()];
  const minutes = once.reduce((sum, { kind, ref }) => sum + minutesOf(kind, ref), 0);
  return { hours: Math.floor(minutes / 6) / 10, basis: basisOf(once) };
}

function basisOf(deeds: readonly Deed[]): string {
  const count = (wanted: AssignmentKind) => deeds.filter(({ kind }) => kind === wanted).length;
  const counted = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
  const named = (kind: AssignmentKind) => (count(kind) === 0 ? [] : [`the ${kind}`]);
  const parts = [
    ...counted(count('lesson'), 'lesson'),
    ...counted(count('scenario'), 'scene'),
    ...named('pre-test'),
    ...named('post-test'),
    ...named('certification'),
  ];
  if (parts.length === 0) return 'nothing recorded';
  return `${new Intl.ListFormat('en-US').format(parts)}, by their planned time`;
}
