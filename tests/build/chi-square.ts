/** Are counts as even as chance would have them? Pearson's χ² against equal shares. */
export function chiSquare(counts: readonly number[]): { readonly value: number; readonly p: number } {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const value = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return { value, p: upperTail(value / 2, counts.length - 1) };
}

/** Q(df/2, x), by its recurrence from Q(1, x) = e⁻ˣ or Q(½, x) = erfc(√x). */
function upperTail(x: number, degrees: number): number {
  let share = degrees % 2 === 0 ? Math.exp(-x) : erfc(Math.sqrt(x));
  let term = degrees % 2 === 0 ? Math.exp(-x) : 2 * Math.sqrt(x / Math.PI) * Math.exp(-x);
  for (let half = degrees % 2 === 0 ? 1 : 0.5; half < degrees / 2; half++) {
    if (degrees % 2 === 0) term *= x / half;
    else if (half > 0.5) term *= x / half;
    share += term;
  }
  return share;
}

/** 1 − erf, by the series of erf near 0 and the continued fraction beyond. */
function erfc(x: number): number {
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= -(x * x) / n;
      sum += term / (2 * n + 1);
      if (n > 200) break;
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
