import { describe, expect, it } from 'vitest';
import { angoff, itemAgreement } from '#domain/judgment/keying';

describe('raters of a choice', () => {
  it('who agree give it a weight', () => {
    const found = itemAgreement([5, 5, 4, 5, 4, 5, 4, 5, 5, 4]);
    expect(found?.mean).toBeCloseTo(4.6, 10);
    expect(found?.variance).toBeCloseTo(0.2667, 4);
    expect(found?.agreement).toBeCloseTo(0.8667, 4);
    expect(found?.weight).toBe(2);
  });
  it('who differ give it none', () => {
    const found = itemAgreement([5, 2, 4, 1, 5, 3, 4, 2, 5, 3]);
    expect(found?.variance).toBeCloseTo(2.0444, 4);
    expect(found?.agreement).toBeCloseTo(-0.0222, 4);
    expect(found?.weight).toBeNull();
  });
  it.each([
    [[1, 1, 1], -2],
    [[3, 3, 3], 0],
    [[2, 3], -1],
    [[3, 4], 1],
  ])('%j weigh %d', (ratings, weight) => expect(itemAgreement(ratings)?.weight).toBe(weight));
  it('alone say nothing', () => expect(itemAgreement([5])).toBeNull());
});

describe('an Angoff cut', () => {
  const judges = [
    [0.8, 0.6, 0.7, 0.9],
    [0.7, 0.5, 0.8, 0.8],
    [0.9, 0.7, 0.6, 0.9],
  ];
  it('is what the judges’ borderline officer would reach, with its standard error', () => {
    const found = angoff(judges);
    expect(found?.cut).toBeCloseTo(74.17, 2);
    expect(found?.standardError).toBeCloseTo(2.2, 2);
  });
  it('needs two judges and an item', () =>
    expect([angoff(judges.slice(1, 2)), angoff([[], []])]).toEqual([null, null]));
  it('needs judges of the same items', () => expect(() => angoff([[0.5], [0.5, 0.5]])).toThrow(RangeError));
});
