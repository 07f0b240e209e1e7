/** Items of lessons, asked and answered. Nothing is stored, and those of tests do not exist here. */
import { type AskedItem, askedItem } from '#domain/course/asked-item';
import type { Item } from '#domain/course/item';
import { type AnswerFault, findAnswerFault, type ItemAnswer } from '#domain/course/item-answer';
import { feedback } from '#domain/course/item-feedback';
import type { ItemAnswered } from '#domain/course/item-wire';
import { type Clock, dayOf, type Ids, type Sources } from './ports.ts';

export interface ItemPorts {
  /** Of the whole course, tests included. */
  readonly items: readonly Item[];
  readonly sources: Sources;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The items at the end of a lesson, in an order of options that is new each time. */
export function askItems({ items, ids }: ItemPorts, lesson: string): AskedItem[] {
  const seed = ids.make();
  return items.filter((item) => item.use === 'lesson' && item.lesson === lesson).map((item) => askedItem(item, seed));
}

export type Answered =
  | { readonly ok: true; readonly answered: ItemAnswered }
  | { readonly ok: false; readonly reason: 'unknown-item' }
  | { readonly ok: false; readonly reason: 'answer'; readonly fault: AnswerFault };

export function answerItem(
  { items, sources, clock }: ItemPorts,
  { id, answer }: { readonly id: string; readonly answer: ItemAnswer },
): Answered {
  const item = items.find((item) => item.id === id && item.use === 'lesson');
  if (item === undefined) return { ok: false, reason: 'unknown-item' };
  const fault = findAnswerFault(item, answer);
  if (fault !== null) return { ok: false, reason: 'answer', fault };
  const told = feedback(item, answer);
  const today = dayOf(clock.now());
  return { ok: true, answered: { feedback: told, cite: told.cite.map((source) => sources.cite(source, today)) } };
}
