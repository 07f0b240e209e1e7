import type { Certificate, Revocation } from '#domain/certification/certificate';

export interface Certificates {
  /** @returns false, with nothing written, if the sitting has a certificate, or another has this code */
  add(certificate: Certificate): Promise<boolean>;
  find(id: string): Promise<Certificate | undefined>;
  /** By its code, `XXXX-XXXX`. */
  findByCode(code: string): Promise<Certificate | undefined>;
  findBySitting(sitting: string): Promise<Certificate | undefined>;
  /** Of a member, the latest issued first. */
  listOfMember(member: string): Promise<Certificate[]>;
  /** @returns false, with nothing written, if it was revoked before */
  revoke(id: string, revocation: Revocation): Promise<boolean>;
}
