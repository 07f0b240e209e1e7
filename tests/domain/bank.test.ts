import { describe, expect, it } from 'vitest';
import { bankFindings } from '#domain/scenario/bank';
import { fixture, fixtureWith } from '../build/scenario.ts';

describe('the bank', () => {
  const quiet = fixture('quiet-street');
  const noise = fixtureWith('quiet-street', ['truth: signal', 'truth: noise']);
  const codes = (...scenarios: Parameters<typeof bankFindings>[0]) =>
    bankFindings(scenarios).map(({ code, severity }) => `${severity} ${code}`);
  const times = (count: number, scenario: typeof quiet) => Array.from({ length: count }, () => scenario);
  const traits = (scenario: typeof quiet, ...list: ('hotel' | 'injury')[]) => ({
    ...scenario,
    judged: Object.fromEntries(
      Object.entries(scenario.judged).map(([id, judged]) => [id, { ...judged, traits: list }]),
    ),
  });

  it('with controls between 30% and 50% is fine while it is small', () =>
    expect(codes(quiet, quiet, noise)).toEqual([]));
  it('without a control is warned while it is small', () =>
    expect(codes(quiet, quiet, quiet)).toEqual(['warning control-share']));
  it('of twelve judgments is held to the share of controls and to the objectives', () => {
    const findings = codes(...times(11, quiet), noise);
    expect(findings).toContain('error control-share');
    expect(findings.filter((each) => each === 'error objective-not-covered')).toHaveLength(7);
  });
  it('may not let a trait point to a victim', () => {
    const withTrait = codes(...times(7, traits(quiet, 'hotel')), ...times(5, noise));
    expect(withTrait).toContain('error trait-predicts-truth');
    const balanced = codes(
      ...times(4, traits(quiet, 'hotel')),
      ...times(3, quiet),
      ...times(3, traits(noise, 'hotel')),
      ...times(2, noise),
    );
    expect(balanced).not.toContain('error trait-predicts-truth');
  });
  it('has one question menu', () => {
    const other = fixtureWith('quiet-street', ['text: Where do you sleep?', 'text: Where do you live?']);
    expect(codes(quiet, noise, other)).toEqual(['error menus-differ']);
  });
  it('does not count fixtures', () => expect(codes(fixture('toy-01'), fixture('toy-01'))).toEqual([]));
});
