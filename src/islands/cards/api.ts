import type { Judgment } from '#domain/attempt/event';
import type { CardsAnswer, JudgedCard } from '#domain/course/card-round';
import { ask } from '../player/api.ts';

export const fetchRound = (count: number) => ask<CardsAnswer>(`/api/cards?count=${count}`);

export const judgeCard = (card: string, judgment: Judgment) =>
  ask<JudgedCard>(`/api/cards/${encodeURIComponent(card)}/answer`, judgment);
