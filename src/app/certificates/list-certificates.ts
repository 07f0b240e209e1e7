import { may } from '#domain/access/may';
import type { Certificate } from '#domain/certification/certificate';
import type { Person } from '#domain/people/person';
import type { CertificatePorts } from './certificate-ports.ts';

/** One's own certificates, the latest first, as they were issued; whether one still holds is asked where it is opened. */
export async function listCertificates(
  { store }: CertificatePorts,
  { by }: { readonly by: Person },
): Promise<readonly Certificate[]> {
  if (!may(by, 'certificate.read', { agency: by.agency, person: by.id })) return [];
  return store.certificates.listOfMember(by.id);
}
