/** What a panel of raters agrees on: the weight of a choice, and the score that passes. Source: src/README.md, scoring. */

/** What raters, who marked one choice in one dimension from 1 to 5, make of it. */
export interface Agreement {
  readonly mean: number;
  /** Sample variance s². */
  readonly variance: number;
  /** r_wg = 1 − s²/2: 1 if all agree, about 0 if they answer at random, below 0 if they split into camps. */
  readonly agreement: number;
  /** −2 to +2; null if the raters agree too little to score anybody by it. */
  readonly weight: number | null;
}

/** Below this r_wg a choice is not scored but rewritten. */
export const leastAgreement = 0.7;
/** Variance of ratings spread evenly over 1 to 5. */
const varianceByChance = 2;

/**
 * @param ratings - 1 to 5, one from each rater
 * @returns null with fewer than two raters, who can neither agree nor differ
 */
export function itemAgreement(ratings: readonly number[]): Agreement | null {
  if (ratings.length < 2) return null;
  const mean = average(ratings);
  const variance = sampleVariance(ratings);
  const agreement = 1 - variance / varianceByChance;
  const steps = mean - 3;
  // Half a step goes away from the middle on either side; Math.round alone would favor the good one.
  const rounded = Math.sign(steps) * Math.round(Math.abs(steps)) + 0;
  return { mean, variance, agreement, weight: agreement >= leastAgreement ? Math.min(2, Math.max(-2, rounded)) : null };
}

export interface Cut {
  /** In percent of the items. */
  readonly cut: number;
  /** In percent points: how far another panel of this size might come out. */
  readonly standardError: number;
}

/**
 * The passing score after Angoff: each judge says how likely a just competent officer gets each item right.
 *
 * @param judges - by judge, one probability an item, all for the same items
 * @returns null with fewer than two judges or no item
 * @throws RangeError if the judges rated different numbers of items
 */
export function angoff(judges: readonly (readonly number[])[]): Cut | null {
  const items = judges[0]?.length ?? 0;
  if (judges.length < 2 || items === 0) return null;
  if (judges.some((ratings) => ratings.length !== items)) throw new RangeError('Every judge rates the same items.');
  const shares = judges.map(average);
  return {
    cut: 100 * average(shares),
    standardError: 100 * Math.sqrt(sampleVariance(shares) / shares.length),
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sampleVariance(values: readonly number[]): number {
  const mean = average(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
