import { describe, expect, it } from 'vitest';
import { practiceFindings } from '#domain/course/check-practice';
import type { Outline } from '#domain/course/outline';

const lessons = (...practice: string[]) => ({ lessons: [{ practice }] }) as unknown as Pick<Outline, 'lessons'>;
const scenarios = [
  { id: 'bus-bay', use: 'practice' },
  { id: 'back-again', use: 'form-a' },
];

describe('the scenarios of the course', () => {
  it('each follow a lesson', () => expect(practiceFindings(lessons('bus-bay'), scenarios)).toEqual([]));

  it.each([
    ['one that does not exist', ['bus-bay', 'bus-day'], 'lessons.0.practice.1', 'Did you mean "bus-bay"?'],
    ['one of a certification form', ['bus-bay', 'back-again'], 'lessons.0.practice.1', 'Use one that exists.'],
    ['none that follows it', [], 'lessons', 'Add it to `practice` of one.'],
  ])('are refused with %s', (_name, practice, at, remedy) =>
    expect(
      practiceFindings(lessons(...practice), scenarios).map(({ finding }) => [
        finding.code,
        finding.at.join('.'),
        finding.remedy,
      ]),
    ).toEqual([['unknown-practice', at, remedy]]),
  );
});
