/** What can be wrong with items of the right shape: one by one, and all files of them together. */
import { testOf } from '../certification/form.ts';
import { type Finding, suggestion } from '../scenario/problem.ts';
import { basisFindings, unknownSources } from './check-cited.ts';
import { graphicWords, unfitWords } from './check-lesson.ts';
import type { Register } from './citation.ts';
import { type FoundIn, findInEach } from './found-in.ts';
import type { Item } from './item.ts';
import { itemTexts } from './item-texts.ts';
import type { Language } from './language.ts';
import type { Outline } from './outline.ts';

export interface ItemFile {
  /** Its path, as an author is told of it: "content/items/01-what-the-law-says.yaml". */
  readonly file: string;
  readonly items: readonly Item[];
}

/** What no page could live with: ids that stand twice, and lessons and sources that do not exist. */
export function itemBankFaults(files: readonly ItemFile[], register: Register, { lessons }: Outline): FoundIn[] {
  const first = new Map<string, string>();
  const slugs = lessons.map(({ slug }) => slug);
  return findInEach(files, 'items', (item, at, file) => {
    const found: Finding[] = [];
    const earlier = first.get(item.id);
    if (earlier === undefined) first.set(item.id, file);
    else {
      found.push({
        severity: 'error',
        code: 'duplicate-item',
        at: [...at, 'id'],
        message: `There is another item called "${item.id}", in ${earlier}.`,
        remedy: 'Ids are unique over all files of items: give one of the two another.',
      });
    }
    if (!slugs.includes(item.lesson)) {
      found.push({
        severity: 'error',
        code: 'unknown-lesson',
        at: [...at, 'lesson'],
        message: `The course has no lesson "${item.lesson}".`,
        remedy: `Use one of content/course.yaml.${suggestion(item.lesson, slugs)}`,
      });
    }
    if (item.use === 'pretest' && testOf(item) === undefined) {
      found.push({
        severity: 'error',
        code: 'no-test-set',
        at: [...at, 'id'],
        message: `"${item.id}" is for a test, and its name does not say in which of the two sets it is asked.`,
        remedy: 'Begin its id with "pre-1-" or "pre-2-".',
      });
    }
    found.push(...unknownSources(item, at, register));
    return found;
  });
}

/** What an author should mend before others read it: a weak basis, words to avoid, a file where nobody looks for it. */
export function itemBankFindings(files: readonly ItemFile[], register: Register, language: Language): FoundIn[] {
  const tested = new Set<string>();
  const single = findInEach(files, 'items', (item, at, file) => {
    const found = [...basisFindings(item, at, register), ...wordFindings(item, at, language)];
    const place = placeOf(item);
    if (!place.test(file)) {
      found.push({
        severity: 'error',
        code: 'misplaced-item',
        at: [...at, 'use'],
        message: `"${item.id}" is for ${item.use === 'lesson' ? `the lesson "${item.lesson}"` : item.use}.`,
        remedy: 'Move it into the file of that name, or mend `lesson` and `use`.',
      });
    }
    if (item.nextShift && item.use === 'lesson') {
      if (tested.has(item.lesson)) {
        found.push({
          severity: 'error',
          code: 'two-next-shift',
          at: [...at, 'nextShift'],
          message: `Another item of "${item.lesson}" tests its next-shift action already.`,
          remedy: 'Keep the mark on one of them.',
        });
      }
      tested.add(item.lesson);
    }
    return found;
  });
  return [...single, ...longestIsBest(files), ...untested(files, tested)];
}

function wordFindings(item: Item, at: Finding['at'], language: Language): Finding[] {
  return itemTexts(item).flatMap(({ text, at: within, isBadExample }) =>
    (isBadExample ? graphicWords(text, language) : unfitWords(text, language)).map(
      ({ word, instead }): Finding => ({
        severity: 'error',
        code: 'listed-word',
        at: [...at, ...within],
        message: `"${word}" is a word that the course does not use.`,
        remedy: `Write: ${instead}.`,
      }),
    ),
  );
}

/** Where an item must stand, so that nobody serves an item of a test by looking into the wrong file. */
function placeOf({ lesson, use }: Item): RegExp {
  return use === 'lesson' ? new RegExp(`/\\d+-${lesson}\\.yaml$`) : new RegExp(`/${use}\\.yaml$`);
}

/** Below so many items, chance alone may put the right option at the longest place too often. */
const fewestToCount = 8;
const mostLongest = 0.4;

/** Every item whose one right option is longer than all others, if that is so in too many. */
function longestIsBest(files: readonly ItemFile[]): FoundIn[] {
  const singles = files.flatMap(({ items }) => items.filter(({ type }) => type === 'single'));
  const isLongest = (item: Item) =>
    item.type === 'single' &&
    item.options.every(
      ({ text, correct }) => correct || item.options.some((right) => right.correct && right.text.length > text.length),
    );
  const longest = singles.filter(isLongest).length;
  if (singles.length < fewestToCount || longest / singles.length <= mostLongest) return [];
  return findInEach(files, 'items', (item, at) =>
    isLongest(item)
      ? [
          {
            severity: 'error',
            code: 'longest-is-best',
            at: [...at, 'options'],
            message: `The right option is the longest here, and in ${longest} of ${singles.length} items of the type single.`,
            remedy: 'Shorten it, or lengthen another.',
          },
        ]
      : [],
  );
}

/** Lessons whose next-shift action no item tests. */
function untested(files: readonly ItemFile[], tested: ReadonlySet<string>): FoundIn[] {
  return files.flatMap(({ file, items }) => {
    const own = items.find(({ use }) => use === 'lesson');
    if (own === undefined || tested.has(own.lesson)) return [];
    return [
      {
        file,
        finding: {
          severity: 'error',
          code: 'no-next-shift',
          at: ['items'],
          message: `No item of "${own.lesson}" tests its next-shift action.`,
          remedy: 'Write `nextShift: true` on the one that does.',
        },
      },
    ];
  });
}
