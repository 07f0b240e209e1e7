import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Register, type Source, sourceSchema } from '#domain/course/citation';
import { numberFootnotes, UnknownSource } from '#domain/course/footnote';
import { itemFileSchema } from '#domain/course/item';
import { itemTexts } from '#domain/course/item-texts';
import { findListed, languageSchema } from '#domain/course/language';
import { citedIds, lessonSchema, ownWords, ownWordsInPlace, plainText } from '#domain/course/lesson';
import { countWords, lessonMinutes, readingMinutes } from '#domain/course/reading-time';
import { readingGrade } from '#domain/scenario/craft';

const register: Register = new Map<string, Source>(
  (parse(readFileSync('content/sources.yaml', 'utf8')) as unknown[]).map((entry) => {
    const source = sourceSchema.parse(entry);
    return [source.id, source];
  }),
);
const today = '2026-11-22';
const cite = (mdx: string, more: string[] = []) =>
  numberFootnotes({ cited: citedIds(mdx), more, where: 'content/lessons/x.mdx' }, register, today);

describe('the citations of a lesson', () => {
  it('are found in reading order, with their place', () => {
    const mdx = 'One.<Cite id="usc-18-1591" at="(a)" />\n\nTwo <Cite id="terry" />.';
    expect(citedIds(mdx)).toEqual([
      { id: 'usc-18-1591', at: '(a)', says: null, line: 1, column: 5 },
      { id: 'terry', at: null, says: null, line: 3, column: 5 },
    ]);
  });

  it('may run over lines', () => {
    expect(citedIds('Text.<Cite\n  id="riley"\n  says="A warrant." />')).toEqual([
      { id: 'riley', at: null, says: 'A warrant.', line: 1, column: 6 },
    ]);
  });

  it('in comments and code are not citations', () => {
    expect(citedIds('{/* <Cite id="a" /> */}\n`<Cite id="b" />`\n\n```\n<Cite id="c" />\n```')).toEqual([]);
  });

  it('without a plain id are reported as a source that nobody has', () => {
    expect(citedIds('<Cite id={name} /> <Cite />').map(({ id }) => id)).toEqual(['', '']);
  });

  it('are numbered by source and subsection, once each', () => {
    const notes = cite(
      '<Cite id="usc-18-1591" at="(a)" /><Cite id="usc-18-1591" at="(c)" says="Age." /><Cite id="usc-18-1591" at="(a)" />',
    );
    expect(notes.map(({ number, short }) => [number, short])).toEqual([
      [1, '18 U.S.C. § 1591(a)'],
      [2, '18 U.S.C. § 1591(c)'],
    ]);
    expect(notes[0]?.says).toBe(register.get('usc-18-1591')?.says);
    expect(notes[1]?.says).toBe('Age.');
  });

  it('keep the sentence of a subsection wherever it was written', () => {
    expect(cite('<Cite id="usc-18-1591" at="(c)" /><Cite id="usc-18-1591" at="(c)" says="Age." />')[0]?.says).toBe(
      'Age.',
    );
  });

  it('of the items join a footnote of the same source', () => {
    expect(cite('<Cite id="usc-18-1591" at="(a)" />', ['usc-18-1591', 'riley']).map(({ id }) => id)).toEqual([
      'usc-18-1591',
      'riley',
    ]);
  });

  it('of an unknown source are refused with their place', () => {
    expect(() => cite('Text.\n\nMore.<Cite id="usc-99" />')).toThrow(UnknownSource);
    expect(() => cite('Text.\n\nMore.<Cite id="usc-99" />')).toThrow('content/lessons/x.mdx:3:6 cites "usc-99"');
  });
});

describe('the words of a lesson', () => {
  const mdx = [
    '---',
    'title: T',
    '---',
    '## A heading',
    '',
    'They **say** <q>an old word</q> here.<Cite id="riley" says="Not read." /> See [this](/x).',
    '',
    '<Myth claim="A myth.">',
    '',
    'A fact.',
    '',
    '</Myth>',
    '',
    '<Say>',
    '',
    '| Say this | Not that |',
    '| --- | --- |',
    '| “Yes.” | “No.” |',
    '',
    '</Say>',
  ].join('\n');

  it('are what a reader reads, without marks, tags and citations', () => {
    expect(plainText(mdx).replace(/\s+/g, ' ')).toBe(
      'A heading They say an old word here. See this. A myth. A fact. Say this Not that “Yes.” “No.”',
    );
  });

  it('of the course itself leave out quoted law, myths and "not that"', () => {
    expect(ownWords(mdx).replace(/\s+/g, ' ')).toBe('A heading They say here. See this. A fact. Say this “Yes.”');
  });

  it('keep their place when others are blanked', () => {
    expect(ownWordsInPlace(mdx)).toHaveLength(mdx.length);
    expect(ownWordsInPlace(mdx).indexOf('A fact.')).toBe(mdx.indexOf('A fact.'));
  });

  it('are counted as a reader counts them', () => {
    expect(countWords('A 17-year-old, they’re here: 22 U.S.C. § 7102.')).toBe(7);
  });

  it('become whole minutes at the documented rate', () => {
    expect([0, 99, 300, 2000].map(readingMinutes)).toEqual([1, 1, 2, 10]);
  });
});

const language = languageSchema.parse(parse(readFileSync('content/language.yaml', 'utf8')));
const files = readdirSync('content/lessons').filter((name) => name.endsWith('.mdx'));

describe.each(files)('%s', (file) => {
  const mdx = readFileSync(`content/lessons/${file}`, 'utf8');
  const [, front = '', body = ''] = mdx.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  const lesson = lessonSchema.parse(parse(front));
  const itemFile = `content/items/${file.replace('.mdx', '.yaml')}`;
  const { items } = existsSync(itemFile) ? itemFileSchema.parse(parse(readFileSync(itemFile, 'utf8'))) : { items: [] };
  /** What stands before the course and after it: how to use it, and the card, which is looked up and not read through. */
  const isFrame = lesson.order === 0 || lesson.order === 9;

  it('stands where its number says', () => {
    expect(Number.parseInt(file, 10)).toBe(lesson.order);
  });

  it('cites only what the register has', () => {
    const unknown = citedIds(mdx).filter(({ id }) => !register.has(id));
    expect(unknown).toEqual([]);
  });

  it(isFrame ? 'takes 5 to 8 minutes' : 'takes 8 to 15 minutes', () => {
    expect(lessonMinutes(body)).toBeGreaterThanOrEqual(isFrame ? 5 : 8);
    expect(lessonMinutes(body)).toBeLessThanOrEqual(isFrame ? 8 : 15);
  });

  it('reads at or under grade 10', () => {
    expect(readingGrade(plainText(body).split(/\n+/))).toBeLessThanOrEqual(10);
  });

  it('avoids the listed words', () => {
    const spoken = [
      ownWordsInPlace(mdx),
      ...items.flatMap((item) => itemTexts(item).flatMap(({ text, isBadExample }) => (isBadExample ? [] : [text]))),
    ];
    expect(spoken.flatMap((text) => findListed(text, language)).map(({ word }) => word)).toEqual([]);
  });

  it('holds no imports and shows its aims', () => {
    expect(body).not.toMatch(/^(?:import|export)\b/m);
    expect(body).toContain('<Aims />');
  });

  it('has three to six items and names one thing to do; what stands before the course has neither', () => {
    expect(lesson.nextShift === undefined).toBe(lesson.order === 0);
    if (lesson.order === 0) return expect(items).toEqual([]);
    expect(items.length).toBeGreaterThanOrEqual(3);
    expect(items.length).toBeLessThanOrEqual(6);
    expect(items.map((item) => item.lesson)).toEqual(items.map(() => file.replace(/^\d+-|\.mdx$/g, '')));
  });
});
