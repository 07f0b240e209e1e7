/** Makes a mean score on Form A comparable with one on Form B. For reading only: passing never depends on it. */

/** Fewer first sittings of a form than this say too little about how hard it is. */
export const leastFirstSittings = 30;

export interface Distribution {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
}

/**
 * Linear equating: μ_B + (σ_B / σ_A) · (x − μ_A), held to 0–100.
 * @param score - on the scale of `from`
 */
export function equate(score: number, from: Distribution, to: Distribution): number {
  const equated = to.mean + (to.deviation / from.deviation) * (score - from.mean);
  return Math.min(100, Math.max(0, equated));
}

export type Equated =
  | { readonly score: number; readonly why: null }
  /** `why`: in words, for the reader. */
  | { readonly score: null; readonly why: string };

/**
 * A mean score on the scale of Form B, from the first sittings of both forms in one agency. People are given the
 * forms evenly, so that the two groups can be taken as alike.
 */
export function equatedScore(
  score: number,
  form: 'form-a' | 'form-b',
  first: Readonly<Record<'form-a' | 'form-b', readonly number[]>>,
): Equated {
  const [a, b] = [first['form-a'], first['form-b']];
  if (a.length < leastFirstSittings || b.length < leastFirstSittings) {
    return {
      score: null,
      why: `Both forms need ${leastFirstSittings} first sittings here; Form A has ${a.length}, Form B ${b.length}.`,
    };
  }
  if (form === 'form-b') return { score, why: null };
  const [from, to] = [distribution(a), distribution(b)];
  if (from.deviation === 0) return { score: null, why: 'Every first sitting of Form A has the same score.' };
  return { score: equate(score, from, to), why: null };
}

export function distribution(values: readonly number[]): Distribution {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, deviation: Math.sqrt(variance) };
}
