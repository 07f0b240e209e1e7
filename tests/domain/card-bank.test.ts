import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cardCues, cardFileSchema, cardUses } from '#domain/course/card';
import { cueImbalance } from '#domain/course/check-cards';
import { objectives } from '#domain/scenario/schema';
import { type CardField, cardFields, guessedCards, wordsOf } from '../build/guess-card.ts';

const sets = cardUses.map((use) => ({
  use,
  cards: cardFileSchema.parse(parse(readFileSync(`content/cards/${use}.yaml`, 'utf8'))).cards,
}));
const all = sets.flatMap(({ cards }) => cards);
const holding = (text: string) => all.filter(({ vignette }) => wordsOf(vignette).includes(text));

describe.each(sets)('the judgment cards for $use', ({ use, cards }) => {
  it('are ten with a victim and ten without, in no order', () => {
    const truths = cards.map(({ truth }) => truth);
    expect(truths.filter((truth) => truth === 'signal')).toHaveLength(10);
    expect(truths.filter((truth) => truth === 'noise')).toHaveLength(10);
    const changes = truths.filter((truth, index) => index > 0 && truth !== truths[index - 1]).length;
    expect(changes).toBeGreaterThan(5);
    expect(changes).toBeLessThan(15);
  });

  it('name this set', () => expect(new Set(cards.map((card) => card.use))).toEqual(new Set([use])));

  it.each(cardCues)('do not let “%s” tell who is a victim', (cue) =>
    expect(Math.abs(cueImbalance(cards, cue) ?? 0)).toBeLessThanOrEqual(0.35),
  );
});

describe.each(sets.slice(1))('the form $use', ({ cards }) => {
  it('tests every objective', () =>
    expect(new Set(cards.flatMap((card) => card.objectives))).toEqual(new Set(objectives)));
});

describe('all judgment cards', () => {
  it('are settled by sixty different facts', () =>
    expect(new Set(all.map(({ decidingFact }) => decidingFact)).size).toBe(60));

  it.each(cardCues)('show “%s” four times or more, as often with a victim as without', (cue) => {
    expect(all.filter(({ cues }) => cues.includes(cue)).length).toBeGreaterThanOrEqual(4);
    expect(Math.abs(cueImbalance(all, cue) ?? 1)).toBeLessThanOrEqual(0.25);
  });

  it('keep the deciding fact in no one place', () => {
    const places = all.map(({ vignette, decidingFact }) => vignette.indexOf(decidingFact) / vignette.length);
    expect(Math.max(...places) - Math.min(...places)).toBeGreaterThan(0.3);
  });

  const words = [...new Set(all.flatMap(({ vignette }) => wordsOf(vignette)))].filter(
    (word) => holding(word).length >= 6 && holding(word).length <= 54,
  );
  const contains: [string, CardField][] = words.map((word) => [
    `the word “${word}”`,
    ({ vignette }) => wordsOf(vignette).includes(word),
  ]);
  const shows: [string, CardField][] = cardCues.map((cue) => [`the cue “${cue}”`, ({ cues }) => cues.includes(cue)]);

  it('cannot be told apart by how they are written', () => {
    const better = [...Object.entries(cardFields), ...shows, ...contains].flatMap(([name, field]) => {
      const { right, byChance, deviation } = guessedCards(all, field);
      return right > byChance + 3 * deviation ? [`${name}: ${right} of ${all.length}`] : [];
    });
    expect(better).toEqual([]);
  });
});
