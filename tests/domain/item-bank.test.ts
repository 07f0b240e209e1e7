/** The items of the tests: their counts, the plan that the two forms share, and what a guesser could go by. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Source, sourceSchema } from '#domain/course/citation';
import { type Item, type ItemOf, itemFileSchema } from '#domain/course/item';
import { objectives } from '#domain/scenario/schema';
import { chiSquare } from '../build/chi-square.ts';

const itemsOf = (name: string) => itemFileSchema.parse(parse(readFileSync(`content/items/${name}`, 'utf8'))).items;
const bank = readdirSync('content/items')
  .filter((name) => name.endsWith('.yaml'))
  .flatMap(itemsOf);
const forms = { 'form-a': itemsOf('form-a.yaml'), 'form-b': itemsOf('form-b.yaml') };
const pretest = itemsOf('pretest.yaml');
const sets = ['pre-1-', 'pre-2-'].map((prefix) => pretest.filter(({ id }) => id.startsWith(prefix)));

const register = new Map<string, Source>(
  (parse(readFileSync('content/sources.yaml', 'utf8')) as unknown[]).map((entry) => {
    const source = sourceSchema.parse(entry);
    return [source.id, source];
  }),
);

const lessons = [
  'what-the-law-says',
  'who-becomes-a-victim',
  'indicators-and-their-limits',
  'why-victims-do-not-ask-for-help',
  'common-mistakes',
  'first-contact',
  'the-offender-and-the-evidence',
  'help',
];

/** What an item tests, and how hard: the same for an item and its twin. */
const plan = ({ lesson, type, objectives: tested, difficulty }: Item) => ({ lesson, type, tested, difficulty });

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const isSingle = (item: Item): item is ItemOf<'single'> => item.type === 'single';

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

describe('the bank of items', () => {
  it('holds 20, 20 and 12 items for tests, and at least 32 for lessons', () => {
    const counts = tally(bank.map(({ use }) => use));
    expect(counts).toMatchObject({ 'form-a': 20, 'form-b': 20, pretest: 12 });
    expect(counts.lesson).toBeGreaterThanOrEqual(32);
  });

  it('has each id once, and each question too, but for the task of writing a report', () => {
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
    const stems = bank.filter(({ type }) => type !== 'report').map(({ stem }) => stem);
    expect(new Set(stems).size).toBe(stems.length);
  });

  it('asks for nothing in a test that only an agency’s card could answer', () => {
    const tested = bank.filter(({ use }) => use !== 'lesson');
    expect(tested.flatMap(({ cite }) => cite.filter((id) => register.get(id)?.card))).toEqual([]);
  });
});

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('has every type, in the shares that were planned', () => {
    const planned = { single: 8, multi: 4, order: 2, match: 2, hotspot: 1, spot: 2, report: 1 };
    expect(tally(form.map(({ type }) => type))).toEqual(planned);
  });

  it('has 5 easy, 10 medium and 5 hard items', () => {
    expect(tally(form.map(({ difficulty }) => difficulty))).toEqual({ easy: 5, medium: 10, hard: 5 });
  });

  it('tests each objective, and each of lessons 1 to 8 at least twice', () => {
    expect([...new Set(form.flatMap(({ objectives: tested }) => tested))].sort()).toEqual([...objectives]);
    const counts = tally(form.map(({ lesson }) => lesson));
    expect(lessons.filter((lesson) => (counts[lesson] ?? 0) < 2)).toEqual([]);
  });

  it('marks what would be a critical error at a scene', () => {
    const marked = new Set(form.flatMap(({ ce }) => ce ?? []));
    for (const code of ['CE1', 'CE3', 'CE5', 'CE7', 'CE8']) expect(marked).toContain(code);
  });

  it('has right options of the same length as the others', () => {
    const ratios = form.flatMap((item) => {
      if (item.type !== 'single' && item.type !== 'multi') return [];
      const lengths = (correct: boolean) =>
        item.options.filter((each) => each.correct === correct).map(({ text }) => text.length);
      return [mean(lengths(true)) / mean(lengths(false))];
    });
    expect(mean(ratios)).toBeGreaterThan(0.8);
    expect(mean(ratios)).toBeLessThan(1.25);
    for (const ratio of ratios) expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(1.25));
  });

  it('does not give away by length what is to be marked in a document', () => {
    for (const item of form) {
      if (item.type !== 'spot' && item.type !== 'hotspot') continue;
      const lengths = (correct: boolean) =>
        item.document.parts.filter((each) => each.correct === correct).map(({ text }) => text.length);
      expect(Math.abs(Math.log(mean(lengths(true)) / mean(lengths(false)))), item.id).toBeLessThan(Math.log(1.25));
    }
  });
});

describe('forms A and B', () => {
  it('have one plan', () => {
    expect(forms['form-a'].map(plan)).toEqual(forms['form-b'].map(plan));
  });
});

describe('the pretest', () => {
  it('is two sets of six, the one the twin of the other', () => {
    expect(sets.map((set) => set.length)).toEqual([6, 6]);
    expect(sets[0]?.map((item) => ({ ...plan(item), ce: item.ce }))).toEqual(
      sets[1]?.map((item) => ({ ...plan(item), ce: item.ce })),
    );
  });

  it.each([0, 1])('tests each objective in set %i', (index) => {
    expect([...new Set(sets[index]?.flatMap(({ objectives: tested }) => tested))].sort()).toEqual([...objectives]);
  });
});

describe('a guesser finds that in single items the right option', () => {
  const singles = bank.filter(isSingle);

  it('is the longest hardly more often than by chance', () => {
    const longest = singles.filter(({ options }) =>
      options.every(
        ({ correct, text }) =>
          correct || text.length < Math.max(...options.map((o) => (o.correct ? o.text.length : 0))),
      ),
    );
    const chance = mean(singles.map(({ options }) => 1 / options.length));
    expect(longest.length / singles.length).toBeLessThanOrEqual(chance + 0.15);
  });

  it('is the shortest hardly more often than by chance', () => {
    const shortest = singles.filter(({ options }) =>
      options.every(
        ({ correct, text }) =>
          correct || text.length > Math.max(...options.map((o) => (o.correct ? o.text.length : 0))),
      ),
    );
    const chance = mean(singles.map(({ options }) => 1 / options.length));
    expect(shortest.length / singles.length).toBeLessThanOrEqual(chance + 0.15);
  });

  it('stands in every place about as often', () => {
    const ofFour = singles.filter(({ options }) => options.length === 4);
    const places = [0, 1, 2, 3].map((place) => ofFour.filter(({ options }) => options[place]?.correct).length);
    // Loose: the order on the screen is shuffled anyway. This keeps a copied file or a handout honest.
    expect(chiSquare(places).p, places.join(', ')).toBeGreaterThan(0.001);
  });
});
