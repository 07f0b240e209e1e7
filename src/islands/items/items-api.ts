/** The endpoints of items, as values: see islands/player/api.ts. */
import type { ItemAnswer } from '#domain/course/item-answer';
import type { ItemAnswered, ItemsAnswer } from '#domain/course/item-wire';
import { ask } from '../player/api.ts';

export const fetchItems = (lesson: string) => ask<ItemsAnswer>(`/api/items?lesson=${encodeURIComponent(lesson)}`);

export const sendAnswer = (item: string, answer: ItemAnswer) =>
  ask<ItemAnswered>(`/api/items/${encodeURIComponent(item)}/answer`, answer);
