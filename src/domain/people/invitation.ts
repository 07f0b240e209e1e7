/** A link that lets one person in, once. Its token is shown when it is made; only the hash is kept. */
import type { Role } from '../access/may.ts';
import type { Member } from './person.ts';

export interface Invitation {
  readonly id: string;
  /** Null for the link that sets up the first agency. */
  readonly agency: string | null;
  /** The cohort that the person joins with it. */
  readonly cohort: string | null;
  /** Somebody on the books already, who gets an account. */
  readonly member: string | null;
  readonly role: Role;
  readonly name: string | null;
  readonly email: string | null;
  readonly badge: string | null;
  readonly postId: string | null;
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly usedBy: string | null;
  readonly revokedAt: string | null;
}

/** Somebody new, as the invitation put them on the books. */
export function invitedMember(
  { role, badge, postId }: Pick<Invitation, 'role' | 'badge' | 'postId'>,
  person: Pick<Member, 'id' | 'agency' | 'name' | 'email' | 'joinedAt'>,
): Member {
  return { ...person, role, badge, postId, endedAt: null };
}

/** Can somebody still come in with it? Compared as ISO instants in UTC. */
export function isOpen(invitation: Invitation, now: string): boolean {
  return invitation.usedAt === null && invitation.revokedAt === null && now < invitation.expiresAt;
}
