/** Is anything that the course promises missing from it? */
import { suggestion } from '../scenario/problem.ts';
import { type CourseParts, type Coverage, coverage, sum, type Tally } from './coverage.ts';
import type { FoundIn } from './found-in.ts';

const claimsFile = 'content/claims.yaml';
/** What each objective needs, over the whole course. */
const least = { scenarios: 3, items: 4 } as const;
/** How many items a lesson ends with: enough to check oneself, few enough to do. */
const itemsOfLesson = [3, 6] as const;

/** @param sections - the addresses of all sections of lessons: "help#what-never-to-promise" */
export function coverageFindings(parts: CourseParts, sections: readonly string[]): FoundIn[] {
  const covered = coverage(parts);
  return [...references(parts, sections), ...holes(covered), ...lessonItems(parts), ...unusedSources(covered)];
}

function error(code: string, file: string, at: readonly (string | number)[], message: string, remedy: string): FoundIn {
  return { file, finding: { severity: 'error', code, at, message, remedy } };
}

/** Names in the matrix that mean nothing. */
function references({ claims, items, cards, scenarios, sources }: CourseParts, sections: readonly string[]): FoundIn[] {
  const known = {
    cite: sources.map(({ id }) => id),
    taught: sections,
    asked: items.map(({ id }) => id),
    practiced: [...scenarios, ...cards].map(({ id }) => id),
  } as const;
  return claims.flatMap((claim, index) =>
    (Object.keys(known) as (keyof typeof known)[]).flatMap((field) =>
      claim[field].flatMap((name, place) =>
        known[field].includes(name)
          ? []
          : [
              error(
                'claim-unknown-name',
                claimsFile,
                [index, field, place],
                `The course has nothing called "${name}" for \`${field}\`.`,
                suggestion(name, known[field]).trim() || 'Mend the name, or write what is missing.',
              ),
            ],
      ),
    ),
  );
}

function holes({ claims, objectives, errors }: Coverage): FoundIn[] {
  const course = 'content/course.yaml';
  return [
    ...claims.flatMap(({ claim, scenarios, cards }, index) =>
      !claim.scene || sum(scenarios) + sum(cards) > 0
        ? []
        : [
            error(
              'claim-not-practiced',
              claimsFile,
              [index, 'practiced'],
              `No scenario or card practices claim ${claim.id}.`,
              'Name one that does; `scene: false` if none could.',
            ),
          ],
    ),
    ...objectives.flatMap(({ objective, lessons, items, scenarios, cards }) => {
      const missing = [
        ...(lessons.length === 0 ? ['a lesson'] : []),
        ...(sum(scenarios) < least.scenarios ? [`${least.scenarios - sum(scenarios)} more scenarios`] : []),
        ...(sum(items) < least.items ? [`${least.items - sum(items)} more items`] : []),
        ...(['form-a', 'form-b'] as const)
          .filter((form) => inForm(form, items, scenarios, cards) === 0)
          .map((form) => `anything in ${form}`),
      ];
      if (missing.length === 0) return [];
      const message = `${objective} lacks ${missing.join(', ')}.`;
      return [error('objective-thin', course, ['objectives'], message, 'Write it, or mark what already does it.')];
    }),
    ...errors.flatMap(({ code, scenarios }) =>
      sum(scenarios) > 0
        ? []
        : [error('error-not-practiced', course, ['objectives'], `No scenario offers ${code}.`, 'Let one tempt to it.')],
    ),
  ];
}

/** A lesson that teaches an objective has items; one that only leads in needs none. */
function lessonItems({ lessons, items }: CourseParts): FoundIn[] {
  const [fewest, most] = itemsOfLesson;
  return lessons
    .filter((lesson) => lesson.objectives.length > 0)
    .flatMap(({ slug }) => {
      const count = items.filter(({ lesson, use }) => lesson === slug && use === 'lesson').length;
      if (count >= fewest && count <= most) return [];
      const message = `The lesson "${slug}" has ${count} items; ${fewest} to ${most} are wanted.`;
      return [
        error('lesson-items', 'content/course.yaml', ['lessons'], message, 'Write or remove some in content/items.'),
      ];
    });
}

function inForm(form: 'form-a' | 'form-b', ...tallies: readonly Tally[]): number {
  return tallies.reduce((total, each) => total + each[form], 0);
}

/** A register that holds what nobody uses hides what is used. */
function unusedSources({ sources }: Coverage): FoundIn[] {
  return sources.flatMap(({ source, citedBy }, index) => {
    const isShownElsewhere = source.kind === 'contact';
    if (citedBy > 0 && source.background) {
      return [
        error(
          'source-not-background',
          'content/sources.yaml',
          [index, 'background'],
          `"${source.id}" is marked as background and is cited.`,
          'Remove the mark.',
        ),
      ];
    }
    if (citedBy > 0 || source.background || isShownElsewhere) return [];
    return [
      error(
        'source-unused',
        'content/sources.yaml',
        [index, 'id'],
        `Nothing cites "${source.id}".`,
        'Cite it where it is taught, or mark it `background: true` if readers are to find it all the same.',
      ),
    ];
  });
}
