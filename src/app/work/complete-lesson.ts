import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import { findWork } from './find-work.ts';
import type { WorkPorts } from './work-ports.ts';

interface OfLesson {
  readonly by: Person;
  /** Its slug. */
  readonly lesson: string;
}

export type LessonCompleted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-lesson' | 'forbidden' };

/** Records that somebody says they have read a lesson, once for each version of the course. */
export async function completeLesson(ports: WorkPorts, { by, lesson }: OfLesson): Promise<LessonCompleted> {
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  if (!findWork(ports.syllabus, { kind: 'lesson', ref: lesson })) return { ok: false, reason: 'unknown-lesson' };
  const { version } = ports.syllabus;
  const at = ports.clock.now().toISOString();
  await ports.store.within(async (store) => {
    if (!(await store.lessonCompletions.add({ member: by.id, lesson, version, at }))) return;
    const content = { lesson, version };
    const entry = { agency: by.agency, at, actor: by.id, subject: by.id, content };
    await store.log.note([{ ...entry, kind: 'lesson.completed' }]);
  });
  return { ok: true };
}

/** When the person who asks completed a lesson last, as ISO instant, or null. */
export async function lessonDoneAt({ store }: WorkPorts, { by, lesson }: OfLesson): Promise<string | null> {
  const completions = await store.lessonCompletions.listOfMember(by.id);
  return completions.findLast((completion) => completion.lesson === lesson)?.at ?? null;
}
