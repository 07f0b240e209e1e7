import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { CertificatePorts } from './certificate-ports.ts';
import { findFor } from './read-certificate.ts';

export interface RevokeCertificate {
  readonly by: Person;
  readonly id: string;
  /** For the record; whoever verifies the certificate is not told. */
  readonly why: string;
}

/** Ends a certificate for good. Whoever verifies it learns that it was revoked, and when. */
export async function revokeCertificate(
  ports: CertificatePorts,
  { by, id, why }: RevokeCertificate,
): Promise<
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-certificate' | 'forbidden' | 'revoked-already' | 'no-reason' }
> {
  const found = await findFor(ports, by, id);
  if (!found.ok) return found;
  const { certificate, subject } = found;
  if (!may(by, 'certificate.revoke', subject)) return { ok: false, reason: 'forbidden' };
  const reason = why.trim();
  if (reason === '') return { ok: false, reason: 'no-reason' };
  const at = ports.clock.now().toISOString();
  const isRevoked = await ports.store.within(async (store) => {
    if (!(await store.certificates.revoke(id, { at, by: by.id, why: reason }))) return false;
    await store.log.note([
      {
        agency: certificate.agency,
        at,
        kind: 'certificate.revoked',
        actor: by.id,
        subject: certificate.member,
        content: { certificate: id, before: null, after: { revokedAt: at, why: reason } },
      },
    ]);
    return true;
  });
  return isRevoked ? { ok: true } : { ok: false, reason: 'revoked-already' };
}
