import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceiling } from '#domain/attempt/ceiling';
import { score } from '#domain/attempt/score';
import { contribution, orderScore, rankingScore } from '#domain/attempt/weigh';
import { actionsOf } from '#domain/scenario/liveness';
import { decide, opening, type Situation } from '#domain/scenario/rules';
import { ceilings, judgmentsIn, randomLog, scored } from '../build/play.ts';
import { bank, fixture, fixtureWith, proofOf } from '../build/scenario.ts';
import { choice, end, scene, tiny } from '../build/tiny.ts';

const toy = fixture('toy-01');
const proof = proofOf(toy);
const victim = { girl: true };

describe('toy-01', () => {
  it('has 84 paths, and 57 if the order of questions does not count', () =>
    expect([proof.orderedPaths, proof.orderFreePaths]).toEqual([84n, 57n]));

  it('lies between −4.30 and 4.55, each dimension on a scale of its own', () =>
    expect(proof.bounds).toEqual({ whole: [-4.3, 4.55], I: [-3, 5], T: [-5, 4], P: [-4, 5], S: [-6, 4] }));

  it.each([
    ['a q1 q2 protect', '100.00', '100.00'],
    ['a q1 protect', '87.57', '87.57'],
    ['c q1 protect', '80.79', '80.79'],
    ['a release', '51.98', '51.98'],
    ['b q1 q2 protect', '77.40', '49.00'],
    ['a q2 arrest', '48.02', '48.02'],
    ['b q3 arrest', '0.00', '0.00'],
    ['a q1 q2 arrest', '56.50', '49.00'],
  ])('%s earns %s and scores %s', (path, raw, held) => {
    const result = scored(toy, path, victim);
    expect([result.raw.toFixed(2), result.score.toFixed(2)]).toEqual([raw, held]);
  });

  it('shows each dimension by its own bounds', () => {
    const { I, T, P, S } = scored(toy, 'c q1 protect').dimensions;
    expect([I, T, P, S].map((value) => value?.toFixed(2))).toEqual(['75.00', '88.89', '77.78', '80.00']);
  });

  it('gives random play 45.13 on average', () => expect(proof.randomExpectation).toBeCloseTo(45.13, 2));

  it('has its best path without a critical error', () => expect(proof.best).toEqual(['a', 'q1', 'q2', 'protect']));

  it.each([
    ['a q1 protect', [100, 100, 87.57]],
    ['a release', [100, 51.98]],
    ['b q1 q2 protect', [49, 49, 49, 49]],
    ['c q3 q2 protect', [93.22, 71.75, 71.75, 71.75]],
    ['a q1 q2 arrest', [100, 100, 100, 49]],
  ])('leaves open after each step of %s: %j', (path, expected) => {
    expect(ceilings(toy, path, victim).map((value) => Number(value.toFixed(2)))).toEqual(expected);
  });
});

describe('a score', () => {
  const random = fc.string({ minLength: 1 });
  const scenarios = [toy, fixture('short-stop'), ...bank()].map((scenario) => ({ scenario, proof: proofOf(scenario) }));

  it('never depends on the order in which things were done', () => {
    fc.assert(
      fc.property(
        random,
        fc.constantFrom(...scenarios),
        fc.infiniteStream(fc.nat()),
        (seed, { scenario, proof: { bounds } }, keys) => {
          const { end: done } = randomLog(scenario, seed);
          const shuffled = done.used
            .map((id) => ({ id, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key);
          const otherwise = { ...done, used: shuffled.map(({ id }) => id) };
          const [one, other] = [done, otherwise].map((each) => score(scenario, each, null, bounds));
          expect(other).toMatchObject({ raw: one?.raw, score: one?.score, dimensions: one?.dimensions });
        },
      ),
    );
  });

  it('is the same for the same questions asked in another order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['q1', 'q2', 'q3'], { minLength: 2, maxLength: 2 }),
        fc.constantFrom('protect', 'release', 'arrest'),
        (asked, last) => {
          expect(scored(toy, ['a', ...asked, last].join(' '), victim, proof)).toEqual(
            scored(toy, ['a', ...asked.toReversed(), last].join(' '), victim, proof),
          );
        },
      ),
    );
  });

  it('lies between 0 and 100 on every path, and so does every dimension', () => {
    fc.assert(
      fc.property(random, fc.constantFrom(...scenarios), (seed, { scenario, proof: { bounds } }) => {
        const { end: done } = randomLog(scenario, seed);
        const { raw, score: held, dimensions } = score(scenario, done, judgmentsIn(done), bounds);
        for (const value of [raw, held, ...Object.values(dimensions)]) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 0).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('is exactly 100 on the best path', () => {
    for (const { scenario, proof: own } of scenarios) {
      const ids = own.best.join(' ');
      const path = scenario.id === 'short-stop' ? ids.replace(' facts', ' order=safety>needs>paper facts') : ids;
      expect(scored(scenario, path, null, own).raw).toBe(100);
    }
  });

  it('is measured on one scale, whichever path was taken', () => {
    // raw = 100·(C − min)/(max − min): two paths that differ in C by d differ in raw by the same multiple of d.
    fc.assert(
      fc.property(random, fc.constantFrom(...scenarios), (seed, { scenario, proof: { bounds } }) => {
        const { end: done } = randomLog(scenario, seed);
        const sum = scenario.nodes
          .flatMap((node) => [...actionsOf(node)])
          .filter(({ id }) => done.used.includes(id))
          .reduce((total, { w }) => total + contribution(w), 0);
        fc.pre(Object.keys(done.rankings).length === 0);
        const [min, max] = bounds.whole;
        expect(score(scenario, done, null, bounds).raw).toBeCloseTo((100 * (sum - min)) / (max - min), 8);
      }),
    );
  });

  it('counts a weight once, however often a loop is walked', () => {
    const loop = tiny([
      scene('one', choice('greet', 'two', 'w: {S: 1}'), choice('pass', 'two')),
      scene('two', choice('back', 'one', 'once: true'), choice('leave', 'end'), choice('rush', 'end', 'w: {S: -1}')),
      end,
    ]);
    expect(proofOf(loop).bounds.S).toEqual([-1, 1]);
    expect(scored(loop, 'greet back greet leave').raw).toBe(scored(loop, 'greet leave').raw);
    expect(scored(loop, 'pass back greet leave').raw).toBe(100);
  });

  it('has no part for a dimension in which every path is worth the same', () => {
    const flat = tiny([scene('one', choice('greet', 'end', 'w: {S: 1}'), choice('pass', 'end')), end]);
    expect(scored(flat, 'greet').dimensions).toEqual({ I: null, T: null, P: null, S: 100 });
  });

  it('is what the ceiling comes down to, step by step, and the ceiling never rises', () => {
    fc.assert(
      fc.property(random, fc.constantFrom(...scenarios), (seed, { scenario, proof: own }) => {
        const { events, end: done } = randomLog(scenario, seed);
        const judgments = Object.keys(scenario.judged).map((person) => done.judgments[person]?.victim ?? false);
        let situation = opening(scenario);
        const open = events.map((event) => {
          situation = decide(scenario, situation, event) as Situation;
          return ceiling(scenario, own, situation, judgments);
        });
        expect(open).toEqual(open.toSorted((a, b) => b - a));
        expect(open.at(-1)).toBe(score(scenario, done, judgmentsIn(done), own.bounds).score);
      }),
    );
  });
});

describe('a ranking', () => {
  it('scores by how far each rating is from the experts’: 94', () =>
    expect(rankingScore([5, 4, 2, 1], [4, 5, 2, 2])).toBe(94));

  const items = [
    { id: 'a', key: 5 },
    { id: 'b', key: 4 },
    { id: 'c', key: 2 },
    { id: 'd', key: 1 },
  ];
  it('in the experts’ order scores 100, in the reverse the least', () => {
    expect(orderScore(items, ['a', 'b', 'c', 'd'])).toBe(100);
    // D² = 16 + 4 + 4 + 16 of 50.
    expect(orderScore(items, ['d', 'c', 'b', 'a'])).toBeCloseTo(20, 10);
  });
  it('of score r adds (r/50 − 1) × its weight', () => {
    const short = fixture('short-stop');
    const bounds = proofOf(short).bounds;
    const with_ = (order: string) => scored(short, `wait go leave ${order} facts`).raw;
    const [min, max] = bounds.whole;
    // Keys 5, 3, 1: the experts' order scores 100 and adds +1 × P; reversed, D² is 32 of 36 and it adds −7/9 × P.
    const difference = with_('order=safety>needs>paper') - with_('order=paper>needs>safety');
    expect(difference).toBeCloseTo(((0.25 * (1 + 7 / 9)) / (max - min)) * 100, 8);
  });
});

describe('a critical error', () => {
  const panel = [
    'version: 1',
    'version: 1\nreview: {legal: null, survivor: null, panel: {by: A panel, on: "2027-01-01"}}',
  ] as const;
  const refuse = ['ce: CE2, remedy: Not B.', 'ce: CE9, remedy: Not B.'] as const;

  it('holds the score at 49 and names the choice', () => {
    const result = scored(toy, 'b q1 q2 protect', victim);
    expect(result.criticalErrors).toEqual([{ code: 'CE2', choice: 'b' }]);
    expect(result.caps).toEqual([{ at: 49, because: 'critical-error' }]);
  });
  it('CE9 holds nothing down until the panel has signed the version', () => {
    const path = 'b q1 q2 protect';
    const before = scored(fixtureWith('toy-01', refuse), path, victim);
    const after = scored(fixtureWith('toy-01', refuse, panel), path, victim);
    expect([before.score.toFixed(2), after.score]).toEqual(['77.40', 49]);
    expect(before.criticalErrors).toEqual([{ code: 'CE9', choice: 'b' }]);
  });
});
