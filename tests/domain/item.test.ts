import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Card, cardSchema } from '#domain/course/card';
import { type Source, sourceSchema } from '#domain/course/citation';
import { type Item, itemFileSchema, itemSchema } from '#domain/course/item';

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
    cues: ['no-luggage'],
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
    expect(longest.length / singles.length).toBeLessThanOrEqual(0.4);
  });

  it('do not put the right option in one place', () => {
    const singles = bank.filter((item) => item.type === 'single');
    for (const place of [0, 1, 2, 3]) {
      expect(singles.filter(({ options }) => options[place]?.correct).length / singles.length).toBeLessThanOrEqual(0.5);
    }
  });
});
