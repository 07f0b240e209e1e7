/** What somebody answers to an item, and whether that is an answer to this one. */
import type { Item, RubricRow } from './item.ts';

/** A rating of one row of a report: 0 to 4. */
export type Rating = 0 | 1 | 2 | 3 | 4;

export type ItemAnswer =
  /** Ids of options: one for `single`, any number for `multi`, all of them in order for `order`. */
  | { readonly type: 'single' | 'multi' | 'order'; readonly chosen: readonly string[] }
  /** Ids of the parts marked. */
  | { readonly type: 'hotspot' | 'spot'; readonly chosen: readonly string[] }
  /** For every option on the left, the text on the right. */
  | { readonly type: 'match'; readonly pairs: Readonly<Record<string, string>> }
  /** Null once it is written and not rated yet. What was written stays with the writer. */
  | { readonly type: 'report'; readonly ratings: Readonly<Record<RubricRow, Rating>> | null };

export type AnswerFault =
  | { readonly fault: 'other-type'; readonly type: Item['type'] }
  /** Options that the item does not have. */
  | { readonly fault: 'not-offered'; readonly strange: readonly string[] }
  | { readonly fault: 'repeated' }
  /** It takes exactly so many. */
  | { readonly fault: 'count'; readonly needed: number };

/** Null for an answer that can be graded. */
export function findAnswerFault(item: Item, answer: ItemAnswer): AnswerFault | null {
  if (item.type !== answer.type) return { fault: 'other-type', type: item.type };
  if (answer.type === 'report') return null;
  if (item.type === 'match' && answer.type === 'match') return pairsFault(item, answer.pairs);
  if (!('chosen' in answer)) return null;
  const { chosen } = answer;
  const offered = optionIds(item);
  const strange = chosen.filter((id) => !offered.includes(id));
  if (strange.length > 0) return { fault: 'not-offered', strange };
  if (new Set(chosen).size < chosen.length) return { fault: 'repeated' };
  const needed = countOf(item);
  return needed === null || chosen.length === needed ? null : { fault: 'count', needed };
}

function optionIds(item: Item): string[] {
  if (item.type === 'report') return [];
  const options = 'document' in item ? item.document.parts : item.options;
  return options.map(({ id }) => id);
}

/** Null where any number will do. */
function countOf(item: Item): number | null {
  if (item.type === 'single') return 1;
  if (item.type === 'order') return item.options.length;
  return item.type === 'hotspot' ? item.pick : null;
}

function pairsFault(
  item: Extract<Item, { type: 'match' }>,
  pairs: Readonly<Record<string, string>>,
): AnswerFault | null {
  const left = optionIds(item);
  const right = [...item.options.map((option) => option.with), ...item.extra.map(({ text }) => text)];
  const strange = [
    ...Object.keys(pairs).filter((id) => !left.includes(id)),
    ...Object.values(pairs).filter((text) => !right.includes(text)),
  ];
  if (strange.length > 0) return { fault: 'not-offered', strange };
  return Object.keys(pairs).length === left.length ? null : { fault: 'count', needed: left.length };
}
