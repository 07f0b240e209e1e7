import { type CreditedHours, creditedHours } from '#domain/course/credited-hours';
import { findWork } from './find-work.ts';
import type { WorkPorts } from './work-ports.ts';

/** The hours that a member's record shows, by the planned time of the course as taught today. */
export async function creditHours(
  { store, syllabus }: Pick<WorkPorts, 'store' | 'syllabus'>,
  member: string,
): Promise<CreditedHours> {
  const deeds = await store.workDone.ofMember(member);
  return creditedHours(deeds, (kind, ref) => findWork(syllabus, { kind, ref })?.minutes ?? 0);
}
