/** Whether a certificate holds today, and what a check of it against the record found. */
import { canonical } from '../records/canonical.ts';
import type { Certificate, CertificateContent } from './certificate.ts';
import type { SittingResult } from './sitting-result.ts';

/** The worst that is true of it. `replaced`: its holder has a newer one. */
export type Standing = 'altered' | 'revoked' | 'expired' | 'replaced' | 'valid';

/** What does not agree with the record. */
export type Mismatch =
  /** Its content is not what the fingerprint was made of, or not what the log says was issued. */
  | 'content'
  /** Its sitting scored anew from its answers gives another result. */
  | 'answers'
  /** The result on file is not the one that it shows. */
  | 'result'
  /** The log no longer holds the row that it was issued on. */
  | 'log'
  /** The log tells otherwise how the person was identified. */
  | 'identity'
  /** The log holds that it was revoked. */
  | 'revocation';

export function standingOf(
  { content, revoked }: Pick<Certificate, 'content' | 'revoked'>,
  found: { readonly mismatches: readonly Mismatch[]; readonly isReplaced: boolean; readonly today: string },
): Standing {
  if (found.mismatches.length > 0) return 'altered';
  if (revoked) return 'revoked';
  if (content.expiresOn < found.today) return 'expired';
  return found.isReplaced ? 'replaced' : 'valid';
}

/** Does a certificate show this result: passed, and equal in every part of the rule and every objective? */
export function shows({ rule, objectives }: CertificateContent, result: SittingResult): boolean {
  return (
    result.passed === true &&
    canonical({ rule, objectives }) === canonical({ rule: result.rule, objectives: metIn(result) })
  );
}

/** Which objectives a result met. */
export function metIn({ objectives }: SittingResult): CertificateContent['objectives'] {
  return objectives.map(({ objective, wasMissed }) => ({ id: objective, met: !wasMissed }));
}
