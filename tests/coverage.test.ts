/** What the course promises to cover, held against the content that is shipped. */
import { describe, expect, it } from 'vitest';
import { readLessons } from '#adapters/lesson-files';
import { coverage, sum } from '#domain/course/coverage';
import { partsOf } from '../src/cli/check-whole.ts';
import { bank, course, root } from './build/scenario.ts';

const read = await readLessons(root);
if (!read.ok) throw new Error('the lessons do not read');
const lessons = read.value;
const covered = coverage(partsOf(await course(), lessons, bank()));

describe('the matrix', () => {
  it('holds every claim of the article, each with a section and an item', () => {
    expect(covered.claims.map(({ claim }) => claim.id)).toEqual(Array.from({ length: 17 }, (_, n) => `A${n + 1}`));
    for (const { claim, items } of covered.claims) {
      expect([claim.id, claim.taught.length > 0, sum(items) > 0]).toEqual([claim.id, true, true]);
    }
  });

  it('asks a scene of every claim but those about counts and history', () => {
    const without = covered.claims.filter(({ scenarios, cards }) => sum(scenarios) + sum(cards) === 0);
    expect(without.map(({ claim }) => claim.id)).toEqual(['A3', 'A15', 'A16']);
    expect(without.every(({ claim }) => !claim.scene)).toBe(true);
  });

  it('has three scenarios and four items for each objective, and both forms reach all eight', () => {
    for (const { objective, scenarios, items, cards } of covered.objectives) {
      const inForm = (form: 'form-a' | 'form-b') => scenarios[form] + items[form] + cards[form];
      expect([objective, sum(scenarios) >= 3, sum(items) >= 4, inForm('form-a') > 0, inForm('form-b') > 0]).toEqual([
        objective,
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('offers each critical error somewhere, and cites each source or says that it is background', () => {
    expect(covered.errors.filter(({ scenarios }) => sum(scenarios) === 0)).toEqual([]);
    const unused = covered.sources.filter(
      ({ source, citedBy }) => citedBy === 0 && !source.background && source.kind !== 'contact',
    );
    expect(unused.map(({ source }) => source.id)).toEqual([]);
  });
});

describe('the lessons', () => {
  it('are ten, in order', () => expect(lessons.map(({ data }) => data.order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

  it('each end with one action for the next shift, which one item tests', async () => {
    const { items } = await course();
    for (const { slug, data } of lessons.filter(({ data }) => data.objectives.length > 0)) {
      const own = items.filter((item) => item.lesson === slug && item.use === 'lesson');
      expect([slug, data.nextShift !== undefined, own.filter(({ nextShift }) => nextShift).length]).toEqual([
        slug,
        true,
        1,
      ]);
    }
  });
});
