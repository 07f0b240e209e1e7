/** Practice cards, dealt and judged. Nothing is stored, and those of a certification form do not exist here. */
import type { Judgment } from '#domain/attempt/event';
import type { Card } from '#domain/course/card';
import { type AskedCard, dealCards, type JudgedCard, judgeCard as judged } from '#domain/course/card-round';
import { type Clock, dayOf, type Ids, type Sources } from './ports.ts';

export interface CardPorts {
  /** Of the whole course, forms included. */
  readonly cards: readonly Card[];
  readonly sources: Sources;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A round in an order that is new each time. @param count - how many are wanted; there may be fewer */
export function dealRound({ cards, ids }: CardPorts, count: number): AskedCard[] {
  return dealCards(practice(cards), count, ids.make());
}

export type CardJudged =
  | { readonly ok: true; readonly judged: JudgedCard }
  | { readonly ok: false; readonly reason: 'unknown-card' };

export function judgeCard(
  { cards, sources, clock }: CardPorts,
  { id, judgment }: { readonly id: string; readonly judgment: Judgment },
): CardJudged {
  const card = practice(cards).find((each) => each.id === id);
  if (card === undefined) return { ok: false, reason: 'unknown-card' };
  const today = dayOf(clock.now());
  return { ok: true, judged: judged(card, judgment, (source) => sources.cite(source, today)) };
}

function practice(cards: readonly Card[]): Card[] {
  return cards.filter(({ use }) => use === 'practice');
}
