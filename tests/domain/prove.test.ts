import { describe, expect, it } from 'vitest';
import { prove } from '#domain/scenario/prove';
import { fixture, fixtureWith, proofOf } from '../build/scenario.ts';
import { chain, choice, end, hub, scene, tiny } from '../build/tiny.ts';

const holding = (scenario: Parameters<typeof proofOf>[0]) =>
  proofOf(scenario)
    .invariants.filter(({ holds }) => holds)
    .map(({ name }) => name);

describe('a chain of 40 nodes with three choices each', () => {
  const proof = proofOf(chain(40));
  it('has 3⁴⁰ paths, counted exactly', () =>
    expect([proof.orderedPaths, proof.orderFreePaths]).toEqual([3n ** 40n, 3n ** 40n]));
  it('is 41 situations', () => expect(proof.states).toBe(41));
  it('has exact bounds, and random play in the middle', () => {
    expect(proof.bounds.I).toEqual([-40, 40]);
    expect(proof.bounds.whole).toEqual([-12, 12]);
    expect(proof.randomExpectation).toBe(50);
  });
});

describe('the count of paths', () => {
  const questions = [choice('q1'), choice('q2'), choice('q3')];
  const last = scene('two', choice('stay', 'end'), choice('leave', 'end'));
  const paths = (budget: number, ...asked: readonly string[]) => {
    const { orderedPaths, orderFreePaths } = proofOf(tiny([hub('one', budget, 'two', ...asked), last, end]));
    return [Number(orderedPaths), Number(orderFreePaths)];
  };
  it('at a hub takes every order, or every set, of what the minutes allow', () => {
    // none 1, one 3, two 6 in order and 3 as a set, three 6 and 1; times two choices.
    expect(paths(1, ...questions)).toEqual([8, 8]);
    expect(paths(2, ...questions)).toEqual([20, 14]);
    expect(paths(3, ...questions)).toEqual([32, 16]);
  });
  it('goes by what a question costs', () =>
    expect(paths(3, choice('long', undefined, 'cost: 3'), choice('short'))).toEqual([6, 6]));
  it('does not multiply by a judgment or a ranking', () => {
    const judge = '{id: judge, kind: commit, title: x, then: order}';
    const order =
      '{id: order, kind: ranking, title: x, prompt: x, items: [{id: x, text: x, key: 5}, {id: y, text: y, key: 3}, {id: z, text: z, key: 1}], w: {P: 1}, happens: x, why: x, then: end}';
    const proof = proofOf(tiny([scene('one', choice('stay', 'judge'), choice('leave', 'judge')), judge, order, end]));
    expect(proof.orderedPaths).toBe(2n);
    // The best order adds +1; the worst is D² 32 of 36 away and adds −7/9.
    expect(proof.bounds.P).toEqual([-0.7777777778, 1]);
  });
});

describe('situations', () => {
  it('that nothing ahead can tell apart are one', () => {
    const marks = (read: string) =>
      tiny([
        scene('one', choice('up', 'two', 'sets: [seen]'), choice('down', 'two')),
        scene('two', choice('stay', 'end', read), choice('leave', 'end'), choice('look', 'end', 'when: {flag: seen}')),
        end,
      ]);
    const blind = tiny([
      scene('one', choice('up', 'two', 'effect: {}'), choice('down', 'two')),
      scene('two', choice('stay', 'end'), choice('leave', 'end')),
      end,
    ]);
    expect([proofOf(blind).states, proofOf(marks('once: false')).states]).toEqual([3, 4]);
  });
  it('on a loop that a one-time choice uses up come to an end', () => {
    const loop = tiny([
      scene('one', choice('on', 'two'), choice('out', 'end')),
      scene('two', choice('back', 'one', 'once: true'), choice('leave', 'end')),
      end,
    ]);
    expect(proofOf(loop).orderedPaths).toBe(4n);
  });
});

describe('what is proved', () => {
  it('of a fixture leaves out what makes a scenario fair', () => {
    expect(holding(fixture('toy-01'))).toEqual([
      'every-node-reachable',
      'no-dead-end',
      'terminates',
      'every-condition-matters',
      'every-branch-taken',
      'every-option-offered',
      'private-questions-are-private',
      'no-critical-error-passes',
    ]);
  });
  it('of a scenario is all of it', () => expect(holding(fixture('quiet-street'))).toHaveLength(15));
  it('fails by an error and not by a warning', () => {
    const oneSided = fixtureWith('quiet-street', ['w: {S: 1, P: -1}, then: end', 'w: {P: -1}, then: end']);
    expect(holding(oneSided)).toContain('every-decision-has-a-trade-off');
    const passable = fixtureWith('quiet-street', [
      'disposition: {ana: neutral}, then: judge',
      'disposition: {ana: neutral}, then: report',
    ]);
    expect(proofOf(passable).invariants.find(({ name }) => name === 'judgment-cannot-be-bypassed')).toEqual({
      name: 'judgment-cannot-be-bypassed',
      holds: false,
      counterexample: ['part', 'card', 'facts'],
    });
  });
  it('of a fixture holds that every option is offered, and says so once for a condition that never holds', () => {
    const last = scene('two', choice('stay', 'end'), choice('leave', 'end'));
    const codes = (...questions: string[]) => {
      const proved = prove(tiny([hub('one', 2, 'two', choice('q1'), ...questions), last, end]));
      return proved.violations.map(({ code, at }) => [code, at.at(-1)]);
    };
    expect(codes(choice('q2', undefined, 'cost: 2'))).toEqual([]);
    expect(codes(choice('q2', undefined, 'cost: 3'))).toEqual([['option-never-offered', 'q2']]);
    const never = 'cost: 3, when: {and: [{meter: x, at_least: 1}]}';
    expect(codes(choice('q2', undefined, never))).toEqual([['condition-never-true', 'when']]);
  });
});
