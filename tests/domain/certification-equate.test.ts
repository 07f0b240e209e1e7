import { describe, expect, it } from 'vitest';
import { distribution, equate, equatedScore } from '#domain/certification/equate';

describe('linear equating', () => {
  it('makes 74 on a form of mean 62 and deviation 12 worth 76 on one of 66 and 10', () =>
    expect(equate(74, { mean: 62, deviation: 12 }, { mean: 66, deviation: 10 })).toBe(76));
  it('stays between 0 and 100', () =>
    expect([98, 2].map((score) => equate(score, { mean: 50, deviation: 5 }, { mean: 50, deviation: 20 }))).toEqual([
      100, 0,
    ]));
  it('uses the deviation of a sample', () => expect(distribution([2, 4, 6])).toEqual({ mean: 4, deviation: 2 }));
});

describe('an equated score', () => {
  /** Thirty values with this mean and deviation. */
  const thirty = (mean: number, deviation: number) => {
    const spread = deviation / Math.sqrt(30 / 29);
    return Array.from({ length: 30 }, (_, index) => mean + (index % 2 ? spread : -spread));
  };
  const enough = { 'form-a': thirty(62, 12), 'form-b': thirty(66, 10) };

  it('of Form A stands on the scale of Form B', () =>
    expect(equatedScore(74, 'form-a', enough).score).toBeCloseTo(76, 9));
  it('of Form B is itself', () => expect(equatedScore(74, 'form-b', enough)).toEqual({ score: 74, why: null }));
  it.each(['form-a', 'form-b'] as const)('is not shown with fewer than 30 first sittings of %s', (form) => {
    const { score, why } = equatedScore(74, 'form-a', { ...enough, [form]: enough[form].slice(1) });
    expect(score).toBeNull();
    expect(why).toContain('29');
  });
  it('is not shown where all scored alike', () =>
    expect(equatedScore(74, 'form-a', { ...enough, 'form-a': Array(30).fill(62) }).score).toBeNull());
});
