import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#domain/judgment/normal';
import {
  amongPeople,
  type Discrimination,
  detection,
  positivePredictiveValue,
} from '#domain/judgment/signal-detection';

const of = (hits: number, signals: number, falseAlarms: number, noises: number) =>
  detection({ hits, signals, falseAlarms, noises });
const discriminationOf = (...counts: Parameters<typeof of>) => of(...counts).discrimination as Discrimination;

describe('a class of 24 with 150 of 192 victims found and 24 of 96 others taken for victims', () => {
  const found = of(150, 192, 24, 96);
  const { hitRate, falseAlarmRate, dPrime, criterion, standardError, interval } =
    found.discrimination as Discrimination;

  it.each([
    ['sensitivity', found.sensitivity, 0.78125, 5],
    ['specificity', found.specificity, 0.75, 5],
    ['hit rate after correction', hitRate, 0.779793, 6],
    ['false-alarm rate after correction', falseAlarmRate, 0.252577, 6],
    ['d′', dPrime, 1.4379, 4],
    ['criterion', criterion, -0.0525, 4],
    ['standard error of d′', standardError, 0.1716, 4],
    ['lower end of d′', interval[0], 1.1015, 4],
    ['upper end of d′', interval[1], 1.7743, 4],
    ['lower end of sensitivity', found.sensitivityInterval?.[0], 0.7176, 4],
    ['upper end of sensitivity', found.sensitivityInterval?.[1], 0.8339, 4],
  ] as const)('has %s %d', (_name, value, expected, digits) => expect(value).toBeCloseTo(expected, digits));
});

describe('d′ and criterion', () => {
  it.each<[Parameters<typeof of>, number, number]>([
    [[8, 10, 2, 10], 1.4957, 0],
    [[8, 10, 1, 5], 1.4223, -0.0367],
    [[10, 10, 0, 10], 3.3812, 0],
    [[10, 10, 10, 10], 0, -1.6906],
  ])('of %j are %d and %d', (counts, dPrime, criterion) => {
    expect(discriminationOf(...counts).dPrime).toBeCloseTo(dPrime, 4);
    expect(discriminationOf(...counts).criterion).toBeCloseTo(criterion, 4);
  });
  it('flatter somebody who says victim every time if there are fewer others', () =>
    expect(discriminationOf(10, 10, 5, 5).dPrime).toBeCloseTo(0.3076, 4));
  it('are undefined while one kind of case is missing', () =>
    expect(of(3, 4, 0, 0)).toMatchObject({
      specificity: null,
      specificityInterval: null,
      youden: null,
      discrimination: null,
    }));
});

describe('rates', () => {
  it('see through somebody who says victim every time: Youden’s J is 0', () => expect(of(10, 10, 5, 5).youden).toBe(0));
  it('of a perfect run have an interval that ends at 1', () =>
    expect(of(10, 10, 0, 10).sensitivityInterval?.[1]).toBe(1));
  it('of impossible counts are refused', () => expect(() => of(11, 10, 0, 10)).toThrow(RangeError));
});

describe('the share of true victims among those called victims', () => {
  it.each([
    [0.05, 0.1412],
    [0.2, 0.4386],
  ])('at a base rate of %d is %d', (prevalence, value) =>
    expect(positivePredictiveValue(0.78125, 0.75, prevalence)).toBeCloseTo(value, 4),
  );
  it('is undefined where nobody is called one', () => expect(positivePredictiveValue(0, 1, 0.2)).toBeNull());
});

describe('the same rates among a hundred people', () => {
  const among = (prevalence: number) => amongPeople({ sensitivity: 0.78125, specificity: 0.75, prevalence });

  it('call 28 victims, 4 of them rightly, where 5 are', () =>
    expect(among(0.05)).toEqual({ victims: 5, caught: 4, missed: 1, overCalled: 24, leftAlone: 71, called: 28 }));
  it('call 36 victims, 16 of them rightly, where 20 are', () =>
    expect(among(0.2)).toMatchObject({ caught: 16, missed: 4, overCalled: 20, called: 36 }));
  it('leave nobody out, and stay within two points of the exact share of right calls', () => {
    for (let percent = 1; percent <= 50; percent += 1) {
      const { caught, missed, overCalled, leftAlone, called } = among(percent / 100);
      expect(caught + missed + overCalled + leftAlone).toBe(100);
      const exact = positivePredictiveValue(0.78125, 0.75, percent / 100) ?? 0;
      expect(Math.abs(caught / called - exact)).toBeLessThan(0.02);
    }
  });
});

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.84, 0.994457883209753],
    [0.02, -2.053748910631823],
    [1e-10, -6.361340902404056],
    [1e-30, -11.464024688443617],
  ])('of %d is %d', (share, z) => expect(Math.abs(normalQuantile(share) - z)).toBeLessThan(1e-9));
  it('has no value at the ends', () => {
    for (const share of [0, 1, Number.NaN]) expect(() => normalQuantile(share)).toThrow(RangeError);
  });
});
