import type { Invitation } from '#domain/people/invitation';

export interface Invitations {
  add(invitation: Invitation): Promise<void>;
  find(id: string): Promise<Invitation | undefined>;
  /** @param hash - SHA-256 of the token, hexadecimal */
  findByToken(hash: string): Promise<Invitation | undefined>;
  /** Neither used nor revoked nor run out, the latest first. `agency: null`: links that set up the first agency. */
  listOpen(agency: string | null, now: string): Promise<Invitation[]>;
  /** @returns false, with nothing written, if it was used or revoked before */
  use(id: string, by: string, at: string): Promise<boolean>;
  /** @returns false, with nothing written, if it was used or revoked before */
  revoke(id: string, at: string): Promise<boolean>;
}
