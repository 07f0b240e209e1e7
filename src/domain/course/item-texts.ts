/** Every text of an item that its author wrote, with its place in the item. */
import type { Item } from './item.ts';

export interface ItemText {
  readonly text: string;
  readonly at: readonly (string | number)[];
  /** Shown as what not to write: the line of a report that holds an error, the low end of a rubric. */
  readonly isBadExample: boolean;
}

/** Names of fields that are no prose. */
const names = new Set(['id', 'type', 'lesson', 'objectives', 'difficulty', 'use', 'cite', 'ce', 'kind']);

export function itemTexts(item: Item): ItemText[] {
  return Object.entries(item)
    .flatMap(([key, value]) => (names.has(key) ? [] : texts(value, [key])))
    .map((found) => ({ ...found, isBadExample: isBadExample(item, found.at) }));
}

type Found = Pick<ItemText, 'text' | 'at'>;

function texts(value: unknown, at: readonly (string | number)[]): Found[] {
  if (typeof value === 'string') return [{ text: value, at }];
  if (Array.isArray(value)) return value.flatMap((each, index) => texts(each, [...at, index]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (names.has(key) ? [] : texts(inner, [...at, key])));
}

function isBadExample(item: Item, at: ItemText['at']): boolean {
  const [field, place, index] = at;
  if (item.type === 'report') return field === 'rubric' && at.at(-1) === 'low';
  if (item.type !== 'spot' || field !== 'document' || place !== 'parts' || at.at(-1) !== 'text') return false;
  return item.document.parts[Number(index)]?.correct ?? false;
}
