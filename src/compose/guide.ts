import type { CourseFiles } from '#adapters/course-files';
import { fontFaces } from '#adapters/font-faces';
import { readGuide } from '#adapters/guide-file';
import { readLessons } from '#adapters/lesson-files';
import { problemText } from '#domain/scenario/problem';
import type { Scenario } from '#domain/scenario/schema';
import { facilitatorsGuide, guideLesson } from '../exports/guide/guide-document.ts';

/**
 * The facilitator's guide as one HTML file. It holds the keys of practice and nothing of the certification forms.
 *
 * @param root - the folder that holds content/
 * @throws if a lesson or the guide cannot be read: both were sound when they were released
 */
export async function guideDocument(
  root: string,
  course: CourseFiles,
  scenarios: readonly Scenario[],
): Promise<string> {
  const [lessons, guide, fonts] = await Promise.all([readLessons(root), readGuide(root), fontFaces()]);
  if (!lessons.ok || !guide.ok) {
    throw new Error([lessons, guide].flatMap((read) => (read.ok ? [] : read.problems.map(problemText))).join('\n'));
  }
  return facilitatorsGuide({
    guide: guide.value,
    outline: course.outline,
    lessons: lessons.value.map(guideLesson),
    items: course.items,
    cards: course.cards,
    scenarios,
    register: course.sources,
    fonts,
  });
}
