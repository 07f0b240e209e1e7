import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryOf } from '#domain/certification/certificate';
import { certificateCode, readCertificateCode } from '#domain/certification/certificate-code';
import { standingOf } from '#domain/certification/certificate-standing';
import {
  certificateFacts,
  certificateSentence,
  formLine,
  identityLine,
  reviewLine,
  standingNotice,
} from '#domain/certification/certificate-words';
import { aCertificate, aContent } from '../build/certificate.ts';

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('the code', () => {
  test('is two groups of four, without I, L, O and U', () => {
    fc.assert(
      fc.property(hex, (digest) => {
        expect(certificateCode(digest)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  test('keeps all 40 bits: the lowest, the highest and their neighbors differ', () => {
    const codes = ['0000000000', '0000000001', '8000000000', 'ffffffffff', 'fffffffffe'].map(certificateCode);
    expect(codes).toEqual(['0000-0000', '0000-0001', 'G000-0000', 'ZZZZ-ZZZZ', 'ZZZZ-ZZZY']);
  });

  test('of ten thousand digests no two are alike', () => {
    const digest = (n: number) => createHash('sha256').update(String(n)).digest('hex');
    expect(new Set(Array.from({ length: 10_000 }, (_, n) => certificateCode(digest(n)))).size).toBe(10_000);
  });

  test('is read however it is typed', () => {
    for (const typed of ['7hq4-kd2m', '7HQ4KD2M', ' 7HQ4 – KD2M ', '7hq4_kd2m']) {
      expect(readCertificateCode(typed)).toBe('7HQ4-KD2M');
    }
    expect(readCertificateCode('oOiI-lLuU')).toBe('0011-11VV');
  });

  test.each(['', '7HQ4', '7HQ4-KD2M-1', '7HQ4-KD2!', 'пароль12'])('%j is no code', (typed) => {
    expect(readCertificateCode(typed)).toBeUndefined();
  });

  test('every code is read as itself', () => {
    fc.assert(fc.property(hex, (digest) => readCertificateCode(certificateCode(digest)) === certificateCode(digest)));
  });
});

test.each([
  ['2026-11-20', 24, '2028-11-20'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
])('passed on %s, good for %i months: until %s', (day, months, until) => {
  expect(expiryOf(day, months)).toBe(until);
});

describe('the standing', () => {
  const found = { mismatches: [], isReplaced: false, today: '2026-11-22' };
  const revoked = { at: '2026-12-01T00:00:00.000Z', by: 'coordinator', why: 'An error.' };

  test('is valid through the last day', () => {
    expect(standingOf(aCertificate(), { ...found, today: '2028-11-20' })).toBe('valid');
    expect(standingOf(aCertificate(), { ...found, today: '2028-11-21' })).toBe('expired');
  });

  test('is the worst that is true', () => {
    const late = { ...found, today: '2030-01-01', isReplaced: true };
    expect(standingOf(aCertificate(), { ...found, isReplaced: true })).toBe('replaced');
    expect(standingOf(aCertificate(), late)).toBe('expired');
    expect(standingOf(aCertificate({ revoked }), late)).toBe('revoked');
    expect(standingOf(aCertificate({ revoked }), { ...late, mismatches: ['log'] })).toBe('altered');
  });

  test('stands on paper only where it does not hold, and never with the reason', () => {
    expect(standingNotice(aCertificate(), 'valid')).toBeNull();
    expect(standingNotice(aCertificate(), 'expired')).toBe('No longer valid: expired after Nov 20, 2028.');
    expect(standingNotice(aCertificate({ revoked }), 'revoked')).toBe('Not valid: revoked on Dec 1, 2026.');
    expect(standingNotice(aCertificate(), 'altered')).toContain('does not match its log');
  });
});

describe('the words', () => {
  test('say who passed what and when', () => {
    expect(certificateSentence(aContent())).toBe(
      'Officer ID 4471, passed certification Form A of the course on recognizing victims of sex trafficking on November 20, 2026.',
    );
    const nameless = { name: 'Ana Ortiz', badge: null, postId: null };
    expect(certificateSentence(aContent({ holder: nameless }))).toMatch(/^Passed certification Form A/);
    expect(certificateSentence(aContent({ holder: { ...nameless, postId: 'P-1' } }))).toMatch(
      /^POST number P-1, passed/,
    );
  });

  test('give each part of the rule with what it needed', () => {
    const facts = certificateFacts(aContent());
    expect(facts.map(({ term, figure, note }) => `${term}: ${figure}. ${note}`)).toEqual([
      'Training hours: 4.0. By planned time',
      'Objectives met: 8 of 8. O1 to O8',
      'Law as of: Nov 3, 2026. Federal law, no state card',
      'Valid until: Nov 20, 2028. 24 months',
      'Victims identified: 12 of 13. 10 needed',
      'Right to leave: 11 of 12. 9 needed',
      'Scenes and knowledge: 84 · 92%. 75 and 80% needed; lowest scene 62, 50 needed',
      'Critical errors: None. None may be made',
    ]);
  });

  test('name objectives that were missed, and the state card in force', () => {
    const objectives = aContent().objectives.map(({ id }) => ({ id, met: id !== 'O6' }));
    const [, met, law] = certificateFacts(aContent({ objectives, law: { date: '2026-11-03', card: 'Ohio' } }));
    expect(met).toMatchObject({ figure: '7 of 8', note: 'Not yet O6' });
    expect(law).toMatchObject({ note: 'Federal law and Ohio card' });
  });

  test('say which kind of form it was', () => {
    expect(formLine(aContent())).toContain('Form A, open reference form · Form content 9f3c 71aa 04be');
    const form = { title: 'Form B', kind: 'agency', hash: 'ab'.repeat(32) } as const;
    expect(formLine(aContent({ form }))).toContain('Form B, agency form');
  });

  test('say that the marks are provisional until somebody has reviewed them', () => {
    expect(reviewLine(aContent())).toContain('Provisional');
    const review = { by: 'The panel', on: '2027-03-01', version: '1.1' };
    expect(reviewLine(aContent({ review }))).toBe('Pass marks reviewed by The panel on Mar 1, 2027, version 1.1.');
  });

  test('say how it was settled who sat, and name only somebody who confirmed it', () => {
    expect(identityLine(aContent()).name).toBe('Signed in with a password');
    expect(identityLine(aContent({ identity: 'sso' })).name).toBe('Signed in through the agency');
    const confirmed = { by: 'Ian Boyd', on: '2026-11-21' };
    expect(identityLine(aContent({ identity: 'in-person', confirmed }))).toEqual({
      name: 'Ian Boyd',
      note: 'Confirmed in the room · Nov 21, 2026',
    });
  });
});
