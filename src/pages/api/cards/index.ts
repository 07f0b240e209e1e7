import type { APIRoute } from 'astro';
import type { CardsAnswer } from '#domain/course/card-round';
import { allowOnly, answer, refuse } from '../_json.ts';

/** The largest round that can be asked for. */
const most = 100;

/** A round of practice cards, without their keys. */
export const GET: APIRoute = ({ locals: { app }, url }) => {
  const count = Number(url.searchParams.get('count') ?? 10);
  if (!Number.isInteger(count) || count < 1 || count > most) {
    return refuse(400, 'bad-request', `A round has 1 to ${most} cards: /api/cards?count=10.`);
  }
  return answer({ cards: app.cards.deal(count) } satisfies CardsAnswer);
};

export const ALL = allowOnly('GET');
