import { readCertificateCode } from '#domain/certification/certificate-code';
import type { Standing } from '#domain/certification/certificate-standing';
import type { Limit } from '../ports/accounts.ts';
import type { CertificatePorts } from './certificate-ports.ts';
import { checkCertificate } from './check-certificate.ts';

/** All that a stranger learns. Days are ISO days. */
export interface Verified {
  readonly code: string;
  readonly name: string;
  readonly course: string;
  readonly passedOn: string;
  readonly expiresOn: string;
  readonly standing: Standing;
  /** Since when it has been revoked, or replaced by a newer one. */
  readonly endedOn: string | null;
  readonly fingerprint: string;
}

/**
 * Wrong codes from one address; right ones are never counted, since a whole class may share it. A code is 40 random
 * bits: with ten thousand certificates and a wrong one a minute, one address would need two hundred years for one hit.
 */
const wrongCodes: Limit = { free: 60, waitSeconds: 60, longestWaitSeconds: 60, forgetSeconds: 3600 };

/**
 * Answers anybody who holds a code. Wrong codes are counted by address, so that nobody can try them all.
 *
 * @param from - the network address that asks
 */
export async function verifyCertificate(
  ports: CertificatePorts,
  { code: typed, from }: { readonly code: string; readonly from: string },
): Promise<
  | { readonly ok: true; readonly verified: Verified }
  | { readonly ok: false; readonly reason: 'no-code' | 'unknown-code' }
  | { readonly ok: false; readonly reason: 'too-many'; readonly waitSeconds: number }
> {
  const code = readCertificateCode(typed);
  if (code === undefined) return { ok: false, reason: 'no-code' };
  const key = `certificate-code:${from}`;
  const waitSeconds = await ports.limits.look(key);
  if (waitSeconds > 0) return { ok: false, reason: 'too-many', waitSeconds };
  const certificate = await ports.store.certificates.findByCode(code);
  if (!certificate) {
    await ports.limits.take(key, wrongCodes);
    return { ok: false, reason: 'unknown-code' };
  }
  const { content, fingerprint, revoked } = certificate;
  const { standing, replacedOn } = await checkCertificate(ports, certificate);
  const endedOn = standing === 'revoked' ? (revoked?.at.slice(0, 10) ?? null) : replacedOn;
  return {
    ok: true,
    verified: {
      code,
      name: content.holder.name,
      course: content.course.title,
      passedOn: content.passedOn,
      expiresOn: content.expiresOn,
      standing,
      endedOn: standing === 'revoked' || standing === 'replaced' ? endedOn : null,
      fingerprint,
    },
  };
}
