/** Does every practice scenario follow a lesson, and only such as exist? */
import { suggestion } from '../scenario/problem.ts';
import type { FoundIn } from './found-in.ts';
import type { Outline } from './outline.ts';

export function practiceFindings(
  { lessons }: Pick<Outline, 'lessons'>,
  scenarios: readonly { readonly id: string; readonly use: string }[],
): FoundIn[] {
  const practice = scenarios.filter(({ use }) => use === 'practice').map(({ id }) => id);
  const placed = new Set(lessons.flatMap((lesson) => lesson.practice));
  const found = (at: readonly (string | number)[], message: string, remedy: string): FoundIn => ({
    file: 'content/course.yaml',
    finding: { severity: 'error', code: 'unknown-practice', at, message, remedy },
  });
  return [
    ...lessons.flatMap((lesson, index) =>
      lesson.practice.flatMap((id, place) =>
        practice.includes(id)
          ? []
          : [
              found(
                ['lessons', index, 'practice', place],
                `No practice scenario is called "${id}".`,
                suggestion(id, practice).trim() || 'Use one that exists.',
              ),
            ],
      ),
    ),
    ...practice
      .filter((id) => !placed.has(id))
      .map((id) => found(['lessons'], `No lesson is followed by "${id}".`, 'Add it to `practice` of one.')),
  ];
}
