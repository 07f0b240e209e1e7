import type { Certificate } from '#domain/certification/certificate';
import type { Person } from '#domain/people/person';
import type { CertificatePorts } from './certificate-ports.ts';

/** One's own certificates, the latest first. */
export function listCertificates(
  { store }: CertificatePorts,
  { by }: { readonly by: Person },
): Promise<readonly Certificate[]> {
  return store.certificates.listOfMember(by.id);
}
