import { describe, expect, it } from 'vitest';
import type { Marks } from '#domain/certification/form';
import { neededOf, type Performance, passes, passRule } from '#domain/certification/pass-rule';
import { bank, course } from '../build/scenario.ts';

const { cards, outline } = await course();
const marks: Marks = outline.certification;

/** The judgments of a form as it is shipped. */
function countsOf(form: 'form-a' | 'form-b') {
  const all = [
    ...bank()
      .filter(({ use }) => use === form)
      .flatMap(({ judged }) => Object.values(judged)),
    ...cards.filter(({ use }) => use === form),
  ];
  const of = (truth: string) => all.filter((each) => each.truth === truth).length;
  return { signal: of('signal'), noise: of('noise') };
}

/** P(at least so many of n) for somebody who throws a coin. */
function byCoin(atLeast: number, n: number): number {
  let sum = 0;
  for (let k = atLeast; k <= n; k++) sum += choose(n, k);
  return sum / 2 ** n;
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return Math.round(product);
}

/** Somebody who passes: 13 victims and 12 others, all of them rightly judged, nothing else wrong. */
function performance(
  with_: Partial<Performance> & { hits?: number; rejections?: number; of?: { signal: number; noise: number } } = {},
): Performance {
  const { hits, rejections, of = { signal: 13, noise: 12 }, ...rest } = with_;
  const judged = (truth: 'signal' | 'noise', right: number, all: number) =>
    Array.from({ length: all }, (_, index) => ({ truth, victim: (truth === 'signal') === index < right }));
  return {
    scenarios: Array.from({ length: 5 }, () => ({ score: 80, bindingErrors: 0, people: [] })),
    cards: [...judged('signal', hits ?? of.signal, of.signal), ...judged('noise', rejections ?? of.noise, of.noise)],
    credits: Array(20).fill(1),
    ...rest,
  };
}

const partOf = (id: string, done: Performance) => passRule(done, marks).find((part) => part.id === id);

describe('the rates', () => {
  it.each([
    ['form-a', { signal: 13, noise: 12 }, [10, 9], '0.0034'],
    ['form-b', { signal: 14, noise: 12 }, [11, 9], '0.0021'],
  ] as const)('of %s: a coin passes them so rarely', (form, counts, needed, chance) => {
    expect(countsOf(form)).toEqual(counts);
    expect([neededOf(75, counts.signal), neededOf(75, counts.noise)]).toEqual(needed);
    const coin = byCoin(needed[0], counts.signal) * byCoin(needed[1], counts.noise);
    expect(coin.toFixed(4)).toBe(chance);
  });

  it.each([
    [{ signal: 13, noise: 12 }, 10, 9, true],
    [{ signal: 13, noise: 12 }, 9, 12, false],
    [{ signal: 13, noise: 12 }, 13, 8, false],
    [{ signal: 14, noise: 12 }, 11, 9, true],
    [{ signal: 14, noise: 12 }, 10, 12, false],
  ])('with %o: %i victims identified and %i others left', (of, hits, rejections, isPassed) =>
    expect(passes(performance({ of, hits, rejections }), marks)).toBe(isPassed),
  );

  it('of somebody who calls everybody a victim: 13 of 13 and 0 of 12, and no pass', () => {
    const always = performance({ rejections: 0 });
    expect(partOf('sensitivity', always)).toMatchObject({
      met: true,
      figure: 100,
      count: { right: 13, of: 13, needed: 10 },
    });
    expect(partOf('specificity', always)).toMatchObject({
      met: false,
      figure: 0,
      count: { right: 0, of: 12, needed: 9 },
    });
    expect(passes(always, marks)).toBe(false);
  });

  it('take the class for scenarios: a victim who was recognized and then left is not identified', () => {
    const people = [{ truth: 'signal' as const, class: 'RECOGNIZED_NOT_ACTED' as const }];
    const done = performance({
      of: { signal: 12, noise: 12 },
      hits: 9,
      scenarios: [{ score: 80, bindingErrors: 0, people }],
    });
    expect(partOf('sensitivity', done)).toMatchObject({ met: false, count: { right: 9, of: 13, needed: 10 } });
  });

  it('are not met where nothing was counted', () =>
    expect(partOf('sensitivity', performance({ of: { signal: 0, noise: 12 } }))?.met).toBe(false));
});

describe('every part must be met:', () => {
  const scenarios = (scores: readonly number[], bindingErrors = 0) =>
    scores.map((score) => ({ score, bindingErrors, people: [] }));
  it.each([
    [
      'all at their limit',
      { scenarios: scenarios([50, 81, 81, 81, 82]), credits: [...Array(16).fill(1), 0, 0, 0, 0] },
      null,
    ],
    [
      'one critical error',
      { scenarios: [...scenarios([100], 1), ...scenarios([100, 100, 100, 100])] },
      'critical-errors',
    ],
    ['a mean of 74.9', { scenarios: scenarios([74.9, 74.9, 74.9, 74.9, 74.9]) }, 'mean'],
    ['one scenario at 49', { scenarios: scenarios([49, 100, 100, 100, 100]) }, 'each-scenario'],
    ['15 of 20 items', { credits: [...Array(15).fill(1), 0, 0, 0, 0, 0] }, 'knowledge'],
  ] as const)('%s', (_name, with_, failed) => {
    const unmet = passRule(performance(with_ as Partial<Performance>), marks).filter(({ met }) => !met);
    expect(unmet.map(({ id }) => id)).toEqual(failed === null ? [] : [failed]);
  });

  it('sums of fractions that come to 80 percent are 80 percent', () => {
    const credits = Array(10).fill(0.1 + 0.7);
    expect(partOf('knowledge', performance({ credits }))?.met).toBe(true);
  });
});
