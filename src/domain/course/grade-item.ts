/** What an answer to an item is worth: a share from 0 to 1. */
import type { Item, ItemOf } from './item.ts';
import type { ItemAnswer } from './item-answer.ts';

/**
 * - single: 1 for the right option, else 0.
 * - multi: the share of options judged as they are: chosen and right, or left and wrong.
 * - order: (τ + 1) / 2 of Kendall's τ, which is the share of pairs of steps that stand in the right order.
 * - match: the share of pairs that belong together.
 * - hotspot: the share of the places asked for that were marked.
 * - spot: errors found less false marks, never below 0, as a share of the errors.
 * - report: the sum of five ratings from 0 to 4, as a share of 20.
 *
 * @param answer - one that `findAnswerFault` finds nothing wrong with
 * @returns null for a report that nobody has rated yet
 */
export function gradeItem(item: Item, answer: ItemAnswer): number | null {
  if (item.type === 'report') return answer.type === 'report' && answer.ratings ? rated(answer.ratings) : null;
  if (item.type === 'match') return answer.type === 'match' ? matched(item, answer.pairs) : 0;
  const chosen = new Set('chosen' in answer ? answer.chosen : []);
  switch (item.type) {
    case 'single':
      return Number(item.options.some(({ id, correct }) => correct && chosen.has(id)));
    case 'multi':
      return share(item.options, ({ id, correct }) => chosen.has(id) === correct);
    case 'order':
      return (
        (kendallTau(
          [...chosen],
          item.options.map(({ id }) => id),
        ) +
          1) /
        2
      );
    case 'hotspot':
      return item.document.parts.filter(({ id, correct }) => correct && chosen.has(id)).length / item.pick;
    case 'spot':
      return spotted(item, chosen);
  }
}

/**
 * Kendall's τ of two orders of the same things: 1 for the same order, −1 for the reverse.
 *
 * @param order - holds each id of `right` once; at least two
 */
export function kendallTau(order: readonly string[], right: readonly string[]): number {
  let balance = 0;
  for (const [index, id] of right.entries()) {
    for (const later of right.slice(index + 1)) balance += order.indexOf(id) < order.indexOf(later) ? 1 : -1;
  }
  return balance / ((right.length * (right.length - 1)) / 2);
}

function matched({ options }: ItemOf<'match'>, pairs: Readonly<Record<string, string>>): number {
  return share(options, (option) => pairs[option.id] === option.with);
}

function spotted({ document: { parts } }: ItemOf<'spot'>, chosen: ReadonlySet<string>): number {
  const marked = parts.filter(({ id }) => chosen.has(id));
  const hits = marked.filter(({ correct }) => correct).length;
  const errors = parts.filter(({ correct }) => correct).length;
  return Math.max(0, hits - (marked.length - hits)) / errors;
}

function rated(ratings: NonNullable<Extract<ItemAnswer, { type: 'report' }>['ratings']>): number {
  const given = Object.values(ratings);
  return given.reduce<number>((sum, rating) => sum + rating, 0) / (4 * given.length);
}

function share<T>(list: readonly T[], holds: (each: T) => boolean): number {
  return list.filter(holds).length / list.length;
}
