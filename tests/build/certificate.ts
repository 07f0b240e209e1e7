import type { Certificate, CertificateContent } from '#domain/certification/certificate';
import type { PartOfRule } from '#domain/certification/wire';

/** A rule passed in every part, as a good run of Form A comes out. */
export const passedRule: readonly PartOfRule[] = [
  { id: 'critical-errors', figure: 0, needed: 0, met: true, count: null },
  { id: 'mean', figure: 84.2, needed: 75, met: true, count: null },
  { id: 'each-scenario', figure: 61.5, needed: 50, met: true, count: null },
  { id: 'knowledge', figure: 91.67, needed: 80, met: true, count: { right: 11, of: 12, needed: 10 } },
  { id: 'sensitivity', figure: 92.3, needed: 75, met: true, count: { right: 12, of: 13, needed: 10 } },
  { id: 'specificity', figure: 91.67, needed: 75, met: true, count: { right: 11, of: 12, needed: 9 } },
];

/** What Ana Ortiz’s certificate shows, with fixed values. */
export function aContent(with_: Partial<CertificateContent> = {}): CertificateContent {
  return {
    code: '7HQ4-KD2M',
    holder: { name: 'Ana Ortiz', badge: '4471', postId: null },
    agency: 'Larkfield Police Department',
    course: { title: 'Second Look', version: '1.0' },
    law: { date: '2026-11-03', card: null },
    form: { title: 'Form A', kind: 'reference', hash: '9f3c71aa04be'.padEnd(64, '0') },
    passedOn: '2026-11-20',
    hours: { hours: 4, basis: '10 lessons, 6 scenes, the pre-test and the certification, by their planned time' },
    lessons: { done: 10, of: 10 },
    objectives: (['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8'] as const).map((id) => ({ id, met: true })),
    rule: passedRule,
    review: null,
    issuedAt: '2026-11-20T18:00:00.000Z',
    expiresOn: '2028-11-20',
    months: 24,
    identity: 'password',
    confirmed: null,
    log: { seq: 0, digest: '' },
    ...with_,
  };
}

export function aCertificate(with_: Partial<Certificate> = {}): Certificate {
  return {
    id: 'certificate-1',
    sitting: 'sitting-1',
    member: 'trainee-1',
    agency: 'larkfield',
    content: aContent(),
    fingerprint: 'a1b2c3d4e5f6'.padEnd(64, '0'),
    revoked: null,
    ...with_,
  };
}
