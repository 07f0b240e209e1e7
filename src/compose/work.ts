import type { CourseFiles } from '#adapters/course-files';
import type { LessonFile } from '#adapters/lesson-files';
import { assignWork, changeDueDate, withdrawAssignment } from '#app/work/assign-work';
import { completeLesson, lessonDoneAt } from '#app/work/complete-lesson';
import { dueOf } from '#app/work/due-of';
import { exportRoster } from '#app/work/export-roster';
import { findAssignedScene } from '#app/work/find-assigned-scene';
import { findWork } from '#app/work/find-work';
import { importRoster } from '#app/work/import-roster';
import { previewRoster } from '#app/work/preview-roster';
import { readAssignments } from '#app/work/read-assignments';
import { readProgress } from '#app/work/read-progress';
import { remindDue } from '#app/work/remind-due';
import type { Syllabus, Work, WorkPorts } from '#app/work/work-ports';
import type { Form } from '#domain/certification/form';
import { lessonMinutes } from '#domain/course/reading-time';
import { kindWords } from '#domain/people/assigned-work';
import type { Scenario } from '#domain/scenario/schema';
import { bind } from './bind.ts';
import { writeWorkbook } from './workbook.ts';

/** Rosters as files, assignments, what is due, reminders. */
export function workApp(given: Omit<WorkPorts, 'workbook'>) {
  const ports: WorkPorts = { ...given, workbook: writeWorkbook };
  return {
    ...bind(ports, {
      assignWork,
      changeDueDate,
      completeLesson,
      dueOf,
      exportRoster,
      findAssignedScene,
      importRoster,
      lessonDoneAt,
      previewRoster,
      readAssignments,
      readProgress,
      withdrawAssignment,
    }),
    remindDue: () => remindDue(ports),
    /** How long a test or the certification takes; null where the course has none. */
    minutesOf: (kind: 'pre-test' | 'post-test' | 'certification'): number | null =>
      findWork(ports.syllabus, { kind, ref: kind })?.minutes ?? null,
  };
}

/** A judgment card, or a question of a test. */
const eachMinutes = 1;

/**
 * What can be assigned: the pre-test, then lessons each with the scenes that practice it, the scenes that belong to
 * no lesson, the post-test and the certification. A test without a form is left out.
 */
export function syllabusOf({
  course,
  lessons,
  scenarios,
  forms,
}: {
  readonly course: CourseFiles;
  readonly lessons: readonly LessonFile[];
  /** All of them: those of forms for their minutes. */
  readonly scenarios: readonly Scenario[];
  readonly forms: readonly Form[];
}): Syllabus {
  const practice = scenarios.filter(({ use }) => use === 'practice');
  const scene = ({ id, title, minutes }: Scenario): Work => ({ kind: 'scenario', ref: id, title, minutes });
  const placed = new Set(course.outline.lessons.flatMap((lesson) => lesson.practice));
  const test = (kind: 'pre-test' | 'post-test' | 'certification'): Work[] => {
    const form = forms.find(({ id }) => id.startsWith('pre-') === (kind !== 'certification'));
    return form ? [{ kind, ref: kind, title: kindWords[kind], minutes: minutesOf(form, scenarios) }] : [];
  };
  return {
    version: course.outline.version,
    works: [
      ...test('pre-test'),
      ...lessons.flatMap(({ slug, data, body }): Work[] => [
        { kind: 'lesson', ref: slug, title: data.title, minutes: lessonMinutes(body) },
        ...(course.outline.lessons.find((lesson) => lesson.slug === slug)?.practice ?? []).flatMap((id) =>
          practice.filter((scenario) => scenario.id === id).map(scene),
        ),
      ]),
      ...practice.filter(({ id }) => !placed.has(id)).map(scene),
      ...test('post-test'),
      ...test('certification'),
    ],
  };
}

function minutesOf({ scenarios: asked, cards, items }: Form, scenarios: readonly Scenario[]): number {
  const scenes = asked.reduce((sum, { id }) => sum + (scenarios.find((each) => each.id === id)?.minutes ?? 0), 0);
  return scenes + (cards.length + items.length) * eachMinutes;
}
