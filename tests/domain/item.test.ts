import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Card, cardSchema } from '#domain/course/card';
import { type Source, sourceSchema } from '#domain/course/citation';
import { type Item, itemFileSchema, itemSchema } from '#domain/course/item';
import { everyType, hotspot, match, report, spot } from '../build/items.ts';

const register = new Map<string, Source>(
  (parse(readFileSync('content/sources.yaml', 'utf8')) as unknown[]).map((entry) => {
    const source = sourceSchema.parse(entry);
    return [source.id, source];
  }),
);
const files = readdirSync('content/items').filter((name) => name.endsWith('.yaml'));
const bank = files.flatMap((name) => itemFileSchema.parse(parse(readFileSync(`content/items/${name}`, 'utf8'))).items);

const single: Item = {
  id: 'who-was-paid',
  type: 'single',
  lesson: 'what-the-law-says',
  objectives: ['O1'],
  stem: 'Who must have been paid?',
  difficulty: 'easy',
  use: 'lesson',
  cite: ['usc-22-7102'],
  options: [
    { id: 'the-person', text: 'The person.', correct: false, why: 'Not needed.' },
    { id: 'anybody', text: 'Anybody.', correct: true, why: 'Given to or received by any person.' },
    { id: 'a-third', text: 'A third person.', correct: false, why: 'Not needed.' },
  ],
};

const problems = (item: unknown) => itemSchema.safeParse(item).error?.issues.map(({ message }) => message) ?? [];

describe('an item', () => {
  it('is read as it stands', () => {
    expect(itemSchema.parse(single)).toEqual(single);
  });

  it('of type single with two right options is refused', () => {
    const options = single.options.map((option) => ({ ...option, correct: true }));
    expect(problems({ ...single, options })).toEqual(['a single item has one right option; this one has 3']);
  });

  it('of type multi needs a right and a wrong option', () => {
    const all = single.options.map((option) => ({ ...option, correct: true }));
    const none = single.options.map((option) => ({ ...option, correct: false }));
    expect(problems({ ...single, type: 'multi', options: all })).toEqual([
      'a multi item needs at least one wrong option',
    ]);
    expect(problems({ ...single, type: 'multi', options: none })).toEqual([
      'a multi item needs at least one right option',
    ]);
  });

  it('of type order holds its key in the order of its options, and takes no other', () => {
    const options = single.options.map(({ id, text, why }) => ({ id, text, why }));
    expect(problems({ ...single, type: 'order', options })).toEqual([]);
    expect(problems({ ...single, type: 'order' })).not.toEqual([]);
  });

  it('with two options of one id is refused', () => {
    const options = single.options.map((option) => ({ ...option, id: 'same' }));
    expect(problems({ ...single, options })).toContain('two options are called "same": give each its own id');
  });

  it.each(everyType.map((item) => [item.type, item] as const))('of type %s is read as it stands', (_, item) => {
    expect(itemSchema.parse(item)).toEqual(item);
  });

  it('of type match is refused if two texts on the right, or two ids, are the same', () => {
    const options = match.options.map((option, index) => (index === 1 ? { ...option, with: 'Leaf of ash.' } : option));
    const twice = 'this text stands on the right twice: nobody could tell which is meant';
    expect(problems({ ...match, options })).toEqual([twice]);
    expect(problems({ ...match, extra: [{ id: 'fir', text: 'Leaf of ash.' }] })).toEqual([twice]);
    expect(problems({ ...match, extra: [{ id: 'ash', text: 'Another.' }] })).toEqual([
      'another option is called "ash": give each its own id',
    ]);
  });

  it('of type hotspot asks for as many places as are correct', () => {
    expect(problems({ ...hotspot, pick: 3 })).toEqual(['asks for 3, but 2 of the parts are correct: make them agree']);
  });

  it('about a document needs something to mark and something to leave', () => {
    const all = (correct: boolean) => ({
      ...spot,
      document: { ...spot.document, parts: spot.document.parts.map((part) => ({ ...part, correct })) },
    });
    expect(problems(all(true))).toEqual(['a spot item needs at least one line without an error']);
    expect(problems(all(false))).toEqual(['a spot item needs at least one line with an error']);
  });

  it('of type report has the five rows of the rubric, each once', () => {
    const rubric = report.rubric.map((row, index) => (index === 4 ? { ...row, id: 'facts' } : row));
    expect(problems({ ...report, rubric })).toEqual([
      'two rows of the rubric are called "facts": give each its own id',
    ]);
    expect(problems({ ...report, rubric: report.rubric.slice(1) })).not.toEqual([]);
  });

  it('without a citation is refused', () => {
    expect(problems({ ...single, cite: [] })).not.toEqual([]);
  });
});

describe('a card', () => {
  const card: Card = {
    id: 'storage-unit',
    vignette: 'A manager reports a light in a storage unit.',
    truth: 'noise',
    decidingFact: 'He has the only key.',
    why: 'Nobody else decides when he comes and goes.',
    cite: ['usc-22-7102'],
    cues: ['hotel'],
    objectives: ['O8'],
    use: 'practice',
  };

  it('is read as it stands', () => {
    expect(cardSchema.parse(card)).toEqual(card);
  });

  it('is a signal or a noise, and nothing between', () => {
    expect(cardSchema.safeParse({ ...card, truth: 'ambiguous' }).success).toBe(false);
  });
});

describe('the items of the course', () => {
  it('have ids of their own', () => {
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
  });

  it.each(bank.map((item) => [item.id, item] as const))(
    '%s cites known sources, at least one of them verified',
    (_, item) => {
      const sources = item.cite.map((id) => register.get(id));
      expect(item.cite.filter((id) => !register.has(id))).toEqual([]);
      expect(sources.some((source) => source?.verified)).toBe(true);
    },
  );

  it('do not give the right option away by its length', () => {
    const singles = bank.filter((item) => item.type === 'single');
    const longest = singles.filter(({ options }) => {
      const right = options.find(({ correct }) => correct);
      return options.every((option) => option === right || option.text.length < (right?.text.length ?? 0));
    });
    const told = `longest is right: ${longest.map(({ id }) => id).join(', ')}`;
    expect(longest.length / singles.length, told).toBeLessThanOrEqual(0.4);
  });

  it('do not put the right option in one place', () => {
    const singles = bank.filter((item) => item.type === 'single');
    for (const place of [0, 1, 2, 3]) {
      expect(singles.filter(({ options }) => options[place]?.correct).length / singles.length).toBeLessThanOrEqual(0.5);
    }
  });
});
