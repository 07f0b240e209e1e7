/** What a fixture is let off, and what a release is not. */
import { describe, expect, it } from 'vitest';
import { checked, fixtureText } from '../build/scenario.ts';

const sound = fixtureText('quiet-street');
/** `code@line:column` of everything found. */
const found = (content: string, ...rest: [file?: string, with_?: object]) =>
  checked(content, ...rest).problems.map(({ code, line, column }) => `${code}@${line}:${column}`);

describe('a fixture', () => {
  const toy = fixtureText('toy-01');
  const file = 'tests/fixtures/toy-01.yaml';
  it('is let off the rules of prose and bank under tests/', () =>
    expect(found(toy, file, { allowFixture: true })).toEqual([]));
  it('is refused elsewhere', () => expect(found(toy, 'scenarios/toy-01.yaml')).toEqual(['fixture-outside-tests@5:10']));
  it('is refused in a release, wherever it stands', () =>
    expect(found(toy, file, { allowFixture: true, release: true })).toEqual(['fixture-outside-tests@5:10']));
});

describe('a release', () => {
  const cited = sound.replace('why: It took time., cite: [rule]', 'why: It took time., cite: [rule, aged, unread]');
  const severities = (release: boolean) =>
    Object.fromEntries(checked(cited, undefined, { release }).problems.map(({ code, severity }) => [code, severity]));
  it('turns what is expired, unverified or unreviewed into errors', () => {
    expect(severities(false)).toEqual({
      'source-expired': 'warning',
      'source-unverified': 'warning',
      'not-reviewed': 'warning',
    });
    expect(severities(true)).toEqual({
      'source-expired': 'error',
      'source-unverified': 'error',
      'not-reviewed': 'error',
    });
  });
  it('goes by the day it is given', () => {
    const aged = sound.replace('why: It took time., cite: [rule]', 'why: It took time., cite: [rule, aged]');
    expect(found(aged, undefined, { today: '2026-11-21' })).toEqual(['not-reviewed@3:1']);
    expect(found(aged, undefined, { today: '2026-11-22' })).toEqual(['not-reviewed@3:1', 'source-expired@44:139']);
  });
  it('passes once everybody has signed', () => {
    const by = '{by: Somebody, on: "2027-01-01"}';
    const signed = `${sound}review: {legal: ${by}, survivor: ${by}, panel: ${by}}\n`;
    expect(found(signed, undefined, { release: true })).toEqual([]);
  });
  it('names those who have not', () => {
    const signed = `${sound}review: {legal: {by: Somebody, on: "2027-01-01"}}\n`;
    const [problem] = checked(signed).problems;
    expect([problem?.code, problem?.message]).toEqual([
      'not-reviewed',
      'Version 1 is not signed off by a survivor reviewer, the expert panel; its scores are provisional.',
    ]);
  });
});
