/** A round of judgment cards: what is dealt, and what is told once a card has been judged. */
import type { Judgment } from '../attempt/event.ts';
import { seededShuffle } from '../attempt/shuffle.ts';
import type { CitationView } from '../attempt/wire.ts';
import type { Card } from './card.ts';

/** A card before it is judged: all that may travel. */
export interface AskedCard {
  readonly id: string;
  readonly vignette: string;
}

/** How a judgment of a card ends. */
export const cardEnds = ['caught', 'missed', 'over-called', 'right-to-leave'] as const;
export type CardEnd = (typeof cardEnds)[number];

/** A card after it was judged. */
export interface JudgedCard {
  readonly end: CardEnd;
  /** A part of the vignette, word for word. */
  readonly decidingFact: string;
  readonly why: string;
  readonly cite: readonly CitationView[];
}

/** GET /api/cards?count=<number> */
export interface CardsAnswer {
  readonly cards: readonly AskedCard[];
}

/** As many cards as asked for, or as there are, in an order that follows from the seed. */
export function dealCards(cards: readonly Card[], count: number, seed: string): AskedCard[] {
  return seededShuffle(cards, seed)
    .slice(0, count)
    .map(({ id, vignette }) => ({ id, vignette }));
}

/** @param cite - a source as a reader sees it */
export function judgeCard(
  card: Card,
  { victim }: Pick<Judgment, 'victim'>,
  cite: (id: string) => CitationView,
): JudgedCard {
  const { decidingFact, why } = card;
  return { end: endOf(card.truth, victim), decidingFact, why, cite: card.cite.map(cite) };
}

/** Screening is free and labeling is not, so both errors have a name. */
export function endOf(truth: Card['truth'], victim: boolean): CardEnd {
  if (truth === 'signal') return victim ? 'caught' : 'missed';
  return victim ? 'over-called' : 'right-to-leave';
}
