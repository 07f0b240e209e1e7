/** What can be guessed of a card's truth from one thing about it, learned on all the other cards. */
import type { Card } from '#domain/course/card';
import type { Guesses } from './guess.ts';

/** One value a card, from what a reader can see of it. */
export type CardField = (card: Card, all: readonly Card[]) => string | number | boolean;

/** Calls each card as most of the others with its value are. Without a majority it is a lottery. */
export function guessedCards(all: readonly Card[], field: CardField): Guesses {
  const seen = all.map((card) => ({ card, value: field(card, all) }));
  const right = seen.map(({ card, value }) => {
    const like = seen.filter((other) => other.card !== card && other.value === value);
    const agree = like.filter((other) => other.card.truth === card.truth).length;
    return agree * 2 === like.length ? 0.5 : Number(agree * 2 > like.length);
  });
  return {
    right: right.reduce((sum, each) => sum + each, 0),
    byChance: all.length / 2,
    deviation: Math.sqrt(all.length / 4),
  };
}

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}’]+/gu) ?? [];
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]”?)\s+/);
const quoted = (text: string): number => (text.match(/“[^”]*”/g) ?? []).join('').length;
const marks = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** The third of its set in which a card stands by a measure: 0 for the largest. */
const thirdBy =
  (measure: (text: string) => number): CardField =>
  (card, all) => {
    const set = all.filter(({ use }) => use === card.use);
    const larger = set.filter(({ vignette }) => measure(vignette) > measure(card.vignette)).length;
    return Math.floor((larger * 3) / set.length);
  };

/** Everything about how a card is written that needs no understanding of it. */
export const cardFields: Readonly<Record<string, CardField>> = {
  'words, by rank': thirdBy((text) => wordsOf(text).length),
  'length, by rank': thirdBy((text) => text.length),
  'words, in steps of ten': ({ vignette }) => Math.floor(wordsOf(vignette).length / 10),
  sentences: ({ vignette }) => sentencesOf(vignette).length,
  'longest sentence, by rank': thirdBy((text) => Math.max(...sentencesOf(text).map(({ length }) => length))),
  'last sentence, in words': ({ vignette }) => wordsOf(sentencesOf(vignette).at(-1) ?? '').length,
  'anything quoted': ({ vignette }) => vignette.includes('“'),
  'quoted share, in tenths': ({ vignette }) => Math.round((quoted(vignette) * 10) / vignette.length),
  'quoted passages': ({ vignette }) => marks(vignette, /“/g),
  'first word': ({ vignette }) => wordsOf(vignette)[0] ?? '',
  'last word': ({ vignette }) => wordsOf(vignette).at(-1) ?? '',
  'questions asked': ({ vignette }) => marks(vignette, /\?/g),
  semicolons: ({ vignette }) => marks(vignette, /;/g),
  colons: ({ vignette }) => marks(vignette, /:/g),
  'commas, by rank': thirdBy((text) => marks(text, /,/g)),
  figures: ({ vignette }) => /\d/.test(vignette),
  'length of id': ({ id }) => id.length,
  'words in id': ({ id }) => id.split('-').length,
  'first letter of id': ({ id }) => id.charAt(0),
  'number of cues': ({ cues }) => cues.length,
  'place in the file': (card, all) => all.filter(({ use }) => use === card.use).indexOf(card),
  'truth of the card before': (card, all) => all[all.indexOf(card) - 1]?.truth ?? '',
};
