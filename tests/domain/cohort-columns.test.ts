/** What a roster says of each person, and where it leads. */
import { describe, expect, it } from 'vitest';
import { gainSentence } from '../../src/components/certify/result-words.ts';
import { cohortColumns } from '../../src/components/staff/cohort-columns.ts';

const sat = {
  member: 'ana',
  purpose: 'certification',
  endedAt: '2026-11-22T12:00:00.000Z',
  passed: true,
  knowledge: 90,
  needsConfirmation: false,
} as const;
const nothing = { of: 0, members: new Map() };
const cells = (...given: Parameters<typeof cohortColumns>) =>
  cohortColumns(...given).map(({ heading, of, href }) => [heading, of('ana'), href?.('ana')]);

describe('the columns of a roster', () => {
  it('are those that have something to say', () => {
    expect(cells([], nothing)).toEqual([]);
    const progress = { of: 3, members: new Map([['ana', { done: 1, late: 2 }]]) };
    expect(cells([], progress)).toEqual([['Assigned work', '1 of 3 done, 2 late', undefined]]);
  });

  it('lead to the latest certification, where somebody confirms who sat', () => {
    const first = { ...sat, sitting: 'first', passed: false };
    const second = { ...sat, sitting: 'second', needsConfirmation: true };
    expect(cells([second, first], nothing)).toEqual([
      ['Certification', 'Passed: confirm who sat', '/instructor/sittings/second'],
    ]);
    expect(cells([{ ...second, endedAt: null, passed: null }, first], nothing)[0]?.[1]).toBe('Under way');
    expect(cells([first], nothing)[0]?.[1]).toBe('Not yet');
    expect(cells([{ ...first, member: 'ben' }], nothing)).toEqual([['Certification', '', undefined]]);
  });

  it('set the two tests beside each other', () => {
    const pre = { ...sat, sitting: 'pre', purpose: 'pre-test', passed: null, knowledge: 51.6 } as const;
    const post = { ...pre, sitting: 'post', purpose: 'post-test', knowledge: 74 } as const;
    expect(cells([post, pre], nothing)[0]?.slice(1)).toEqual(['52%, then 74%', '/instructor/sittings/post']);
    const open = { ...post, endedAt: null, knowledge: null };
    expect(cells([open, pre], nothing)[0]?.[1]).toBe('52%, then under way');
  });
});

describe('a gain in words', () => {
  const words = (before: number, after: number) =>
    gainSentence({ before: { percent: before, of: 6 }, after: { percent: after, of: 6 } });

  it('says more, less or as much, in the figures that are shown', () => {
    expect(words(51.6, 74.4)).toBe('After the course 74% of what was asked, 22 points more than before.');
    expect(words(74, 73)).toBe('After the course 73% of what was asked, 1 point less than before.');
    expect(words(50, 50.4)).toBe('After the course 50% of what was asked, as much as before.');
  });
});
