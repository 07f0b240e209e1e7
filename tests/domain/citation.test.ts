import { describe, expect, it } from 'vitest';
import { agingFindings, duplicateSources, glossaryFindings } from '#domain/course/check-register';
import { groupSources, isExpired, type Source, sourceSchema, viewCitation } from '#domain/course/citation';
import { contactHref } from '#domain/course/contact';
import { blankJurisdiction } from '#domain/course/jurisdiction';

const statute: Source = {
  id: 'usc-1-1',
  short: '1 U.S.C. § 1',
  title: '1 U.S.C. § 1: words',
  says: 'What words mean.',
  url: 'https://uscode.house.gov/view.xhtml',
  kind: 'statute',
  status: 'V-code',
  verified: true,
  checked: '2026-11-22',
  expires: '2027-11-22',
};

describe('the expiry of a source', () => {
  it('is good through its last day', () => {
    expect(isExpired(statute, '2027-11-22')).toBe(false);
  });

  it('comes the day after, also across a year', () => {
    expect(isExpired(statute, '2027-11-23')).toBe(true);
    expect(isExpired({ expires: '2026-12-31' }, '2027-01-01')).toBe(true);
  });

  it('is told to the reader by the day that is passed in', () => {
    expect(viewCitation(statute, '2026-11-22', blankJurisdiction)).toEqual({
      id: 'usc-1-1',
      short: '1 U.S.C. § 1',
      title: '1 U.S.C. § 1: words',
      says: 'What words mean.',
      url: 'https://uscode.house.gov/view.xhtml',
      verified: true,
      checked: '2026-11-22',
      expires: '2027-11-22',
      card: false,
      expired: false,
    });
    expect(viewCitation(statute, '2028-01-01', blankJurisdiction).expired).toBe(true);
  });
});

describe('an entry of the register', () => {
  const fieldsRefused = (change: object) => {
    const parsed = sourceSchema.safeParse({ ...statute, ...change });
    return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
  };

  it('is accepted as it should be', () => {
    expect(fieldsRefused({})).toEqual([]);
  });

  it.each(['V-secondary', 'K'])('of status %s cannot be verified', (status) => {
    expect(fieldsRefused({ status })).toEqual(['verified']);
    expect(fieldsRefused({ status, verified: false })).toEqual([]);
  });

  it('cannot expire on the day it is checked', () => {
    expect(fieldsRefused({ expires: statute.checked })).toEqual(['expires']);
  });

  it('needs an address unless it is a card, contacts or the article', () => {
    expect(fieldsRefused({ url: null })).toEqual(['url']);
    expect(fieldsRefused({ url: null, kind: 'article' })).toEqual([]);
    expect(fieldsRefused({ url: null, kind: 'card', card: true, status: 'K', verified: false })).toEqual([]);
  });

  it('of the card layer is never verified here', () => {
    expect(fieldsRefused({ url: null, kind: 'card', card: true })).toEqual(['verified']);
  });

  it('of contacts has numbers and says when they were tried', () => {
    expect(fieldsRefused({ kind: 'contact' })).toEqual(['lines', 'tested']);
    const lines = [{ label: 'A line', number: '988', serves: 'anyone', verified: false }];
    expect(fieldsRefused({ kind: 'contact', lines, tested: null })).toEqual(['verified']);
    expect(fieldsRefused({ kind: 'contact', lines, tested: null, verified: false })).toEqual([]);
  });

  it('refuses a plain http address and an unknown field', () => {
    expect(fieldsRefused({ url: 'http://uscode.house.gov' })).toEqual(['url']);
    expect(fieldsRefused({ sais: 'x' })).toEqual(['']);
  });
});

describe('the register as a whole', () => {
  const secondary: Source = { ...statute, id: 'poll-2020', kind: 'study', status: 'V-secondary', verified: false };
  const card: Source = { ...statute, id: 'state-x', kind: 'card', card: true, status: 'K', verified: false, url: null };

  it('is grouped by kind, statutes first, in its own order', () => {
    const second = { ...statute, id: 'usc-1-2' };
    const register = new Map([secondary, statute, second].map((source) => [source.id, source]));
    expect(groupSources(register)).toEqual([
      { kind: 'statute', sources: [statute, second] },
      { kind: 'study', sources: [secondary] },
    ]);
  });

  it('reports the second of two entries with one id', () => {
    const findings = duplicateSources([statute, secondary, statute]);
    expect(findings.map(({ code, at }) => [code, at])).toEqual([['duplicate-source', [2, 'id']]]);
  });

  it('warns of what is due and of what nobody has read, and leaves cards alone', () => {
    const codes = (today: string) =>
      agingFindings([statute, secondary, card], today).map(({ code, at }) => [code, at[0]]);
    expect(codes('2026-11-22')).toEqual([['source-unverified', 1]]);
    expect(codes('2027-11-23')).toEqual([
      ['source-expired', 0],
      ['source-expired', 1],
      ['source-unverified', 1],
    ]);
    expect(agingFindings([secondary], '2028-01-01').every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('finds what the glossary cites in vain or explains twice', () => {
    const terms = [
      { term: 'Word', meaning: 'A word.', cite: ['usc-1-2'] },
      { term: 'word', meaning: 'A word again.', cite: ['usc-1-1'] },
    ];
    const findings = glossaryFindings(terms, new Map([[statute.id, statute]]));
    expect(findings.map(({ code, at }) => [code, at])).toEqual([
      ['unknown-source', [0, 'cite', 0]],
      ['duplicate-term', [1, 'term']],
    ]);
    expect(findings[0]?.remedy).toContain('Did you mean "usc-1-1"?');
  });
});

describe('a number of a contact', () => {
  it.each([
    [{ number: '1-800-267-5463' }, 'tel:18002675463'],
    [{ number: '877-4-HSI-TIP' }, 'tel:8774474847'],
    [{ number: '988', how: 'call, text or chat' }, 'tel:988'],
    [{ number: '233733', how: 'text message' }, 'sms:233733'],
    [{ number: 'tips.fbi.gov' }, 'https://tips.fbi.gov'],
    [{ number: null }, null],
  ])('%j leads to %s', (line, href) => {
    expect(contactHref(line)).toBe(href);
  });
});
