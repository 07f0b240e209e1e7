/** The arithmetic of scoring: dimensions, ranking and the one fixed scale. Source: src/README.md, scoring. */
import { type Dimension, dimensions, type Weights } from '../scenario/schema.ts';

/** How much each dimension counts in the whole. They add to 1. */
export const shares: Readonly<Record<Dimension, number>> = { I: 0.3, T: 0.3, P: 0.25, S: 0.15 };

/** Sum over dimensions of share × weight: what a choice adds to the whole. */
export function contribution(w: Weights): number {
  return dimensions.reduce((sum, dimension) => sum + shares[dimension] * (w[dimension] ?? 0), 0);
}

/**
 * How near a trainee's ratings are to the experts', 0 to 100.
 * @param key - expert ratings, 1 to 5
 * @param given - the trainee's ratings of the same items, in the same order
 */
export function rankingScore(key: readonly number[], given: readonly number[]): number {
  const distance = key.reduce((sum, k, index) => sum + (k - (given[index] ?? k)) ** 2, 0);
  const farthest = key.reduce((sum, k) => sum + Math.max(k - 1, 5 - k) ** 2, 0);
  return 100 * (1 - distance / farthest);
}

/**
 * The score of an order of items: the first gets the highest expert rating, and so on down.
 * @param items - the items with their expert ratings
 * @param order - item ids, first to last
 */
export function orderScore(
  items: readonly { readonly id: string; readonly key: number }[],
  order: readonly string[],
): number {
  const ratings = items.map((item) => item.key).sort((a, b) => b - a);
  return rankingScore(
    items.map((item) => item.key),
    items.map((item) => ratings[order.indexOf(item.id)] ?? 1),
  );
}

/** What a ranking of score r adds per unit of its listed weight: −1 at 0, +1 at 100. */
export function rankingFactor(score: number): number {
  return score / 50 - 1;
}

/** Where a value lies between bounds, 0 to 100; null if the bounds meet, because then nothing was assessed. */
export function onScale(value: number, [min, max]: readonly [number, number]): number | null {
  if (max <= min) return null;
  // Sums of shares pick up noise in the sixteenth digit, which would put the best path at 99.99999999999997.
  return Math.round((1e11 * (value - min)) / (max - min)) / 1e9 + 0;
}

/** A sum without the noise of binary fractions in its last digits, so that best play is 100 and not 99.99999999999997. */
export function tidy(value: number): number {
  return Math.round(value * 1e10) / 1e10 + 0;
}
