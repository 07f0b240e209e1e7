/** What is said of broken items, and where. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type CourseBroken, loadCourse } from '#adapters/course-files';
import { readItems } from '#adapters/item-files';
import { itemBankFindings } from '#domain/course/check-items';
import type { Item } from '#domain/course/item';
import { problemText } from '#domain/scenario/problem';
import { aFolder } from '../build/folder.ts';
import { hotspot, match, report, single, spot } from '../build/items.ts';
import { course } from '../build/scenario.ts';

const { sources, language } = await course();
const lesson = '01-what-the-law-says.yaml';

/** A course whose only items are these. */
function courseWith(files: Readonly<Record<string, readonly object[]>>): string {
  const root = aFolder();
  cpSync('content', join(root, 'content'), { recursive: true });
  const folder = join(root, 'content/items');
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (const [name, items] of Object.entries(files)) writeFileSync(join(folder, name), stringify({ items }));
  return root;
}

const refused = (files: Parameters<typeof courseWith>[0]) =>
  loadCourse(courseWith(files)).then(
    () => [],
    (error: CourseBroken) => error.problems.map(problemText),
  );

async function found(files: Parameters<typeof courseWith>[0]): Promise<string[]> {
  const items = await readItems(courseWith(files));
  if (!items.ok) throw new Error('the items are not of the right shape');
  return items.place(itemBankFindings(items.value, sources, language)).map(problemText);
}

const marked: Item = { ...single, nextShift: true };

describe('a course does not start with', () => {
  it('two items of one id, whichever files they stand in', async () => {
    expect(await refused({ [lesson]: [single], 'form-a.yaml': [{ ...single, use: 'form-a' }] })).toEqual([
      'content/items/form-a.yaml:10:9 error There is another item called "a-single", in content/items/01-what-the-law-says.yaml. Ids are unique over all files of items: give one of the two another. [duplicate-item]',
    ]);
  });

  it('an item of a lesson that the course does not have', async () => {
    expect(
      await refused({
        'pretest.yaml': [{ ...single, id: 'pre-1-a-single', use: 'pretest', lesson: 'what-the-law-say' }],
      }),
    ).toEqual([
      expect.stringMatching(/pretest\.yaml:\d+:\d+ error .*Did you mean "what-the-law-says"\? \[unknown-lesson\]$/),
    ]);
  });

  it('a test item whose name says nothing of its set', async () => {
    const items = ['pre-2-a-single', 'a-single'].map((id): Item => ({ ...single, id, use: 'pretest' }));
    expect(await refused({ 'pretest.yaml': items })).toEqual([
      expect.stringMatching(/pretest\.yaml:\d+:\d+ error "a-single" .*"pre-1-" or "pre-2-"\. \[no-test-set\]$/),
    ]);
  });

  it('an item that cites what the register does not have', async () => {
    expect(await refused({ [lesson]: [{ ...single, cite: ['usc-22-710'] }] })).toEqual([
      expect.stringMatching(/01-what-the-law-says\.yaml:\d+:\d+ error .*"usc-22-710".*\[unknown-source\]$/),
    ]);
  });

  it('items of the wrong shape, each named with its place', async () => {
    const problems = await refused({
      [lesson]: [
        { ...hotspot, pick: 3 },
        { ...single, typ: 'single' },
      ],
      'form-b.yaml': [{ ...spot, document: { ...spot.document, kind: 'ad' } }],
    });
    expect(problems).toEqual([
      expect.stringMatching(/^content\/items\/01-what-the-law-says\.yaml:\d+:\d+ error .*Asks for 3, but 2/),
      expect.stringMatching(/^content\/items\/01-what-the-law-says\.yaml:\d+:\d+ error .*"typ".*\[unknown-key\]$/),
      expect.stringMatching(/^content\/items\/form-b\.yaml:\d+:\d+ error "kind" is "ad", .*\[wrong-value\]$/),
    ]);
  });
});

describe('a check finds', () => {
  const codes = async (files: Parameters<typeof courseWith>[0]) =>
    (await found(files)).map((text) => text.match(/^[^ ]+ \w+|\[[\w-]+\]$/g)?.join(' '));

  it('nothing wrong with sound items', async () => {
    expect(await codes({ [lesson]: [marked, match, hotspot, spot, report] })).toEqual([]);
    expect(await codes({ 'form-a.yaml': [{ ...single, use: 'form-a' }] })).toEqual([]);
  });

  it('an item of a test in the file of a lesson, and one of another lesson', async () => {
    expect(await codes({ [lesson]: [marked, { ...match, use: 'form-a' }, { ...spot, lesson: 'help' }] })).toEqual([
      expect.stringMatching(/^content\/items\/01-what-the-law-says\.yaml:\d+:\d+ error \[misplaced-item\]$/),
      expect.stringMatching(/error \[misplaced-item\]$/),
    ]);
  });

  it('two items for the next-shift action of one lesson, and none', async () => {
    expect(await codes({ [lesson]: [marked, { ...match, nextShift: true }] })).toEqual([
      expect.stringMatching(/error \[two-next-shift\]$/),
    ]);
    expect(await codes({ [lesson]: [single] })).toEqual([expect.stringMatching(/error \[no-next-shift\]$/)]);
  });

  it('right options that are too often the longest', async () => {
    const items = Array.from({ length: 8 }, (_, index): Item => {
      const options = single.options.map((option) =>
        option.correct === index < 4 ? { ...option, text: `${option.text} And more.` } : option,
      );
      return { ...single, id: `item-${index}`, options, ...(index === 0 && { nextShift: true }) };
    });
    const { length } = (await codes({ [lesson]: items })).filter((code) => code?.endsWith('error [longest-is-best]'));
    expect(length).toBe(4);
    expect(await codes({ [lesson]: items.toReversed().slice(0, 7) })).not.toContainEqual(
      expect.stringContaining('longest-is-best'),
    );
  });

  it('an item that rests only on what is not verified, or on a card', async () => {
    expect(await codes({ [lesson]: [{ ...marked, cite: ['state-safe-harbor'] }] })).toEqual([
      expect.stringMatching(/error \[weak-basis\]$/),
    ]);
  });

  it('words to avoid, except where they are shown as what not to write', async () => {
    const [word = ''] = language.avoid.flatMap(({ words }) => words.filter((each) => !/[* ]/.test(each)));
    const part = { ...spot.document.parts[0], text: `She is a ${word}.` };
    const parts = [part, ...spot.document.parts.slice(1)];
    expect(await codes({ [lesson]: [marked, { ...spot, document: { ...spot.document, parts } }] })).toEqual([]);
    expect(await codes({ [lesson]: [{ ...marked, stem: `Is she a ${word}?` }] })).toEqual([
      expect.stringMatching(/error \[listed-word\]$/),
    ]);
  });
});
