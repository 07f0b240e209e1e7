/** What nobody may do to a member, even with the right to change members. */
import type { Role } from '../access/may.ts';
import type { Member } from './person.ts';

export type ChangeRefusal =
  /** Only an owner makes owners, and only an owner changes one. */
  | 'owner-only'
  /** Nobody raises or lowers themselves, and nobody locks themselves out. */
  | 'own-role'
  | 'own-access'
  /** An agency is never without an owner. */
  | 'last-owner';

interface Change {
  readonly by: Pick<Member, 'id' | 'role'>;
  readonly before: Member;
  readonly after: Member;
  /** How many owners with access the agency has, this member among them. */
  readonly owners: number;
}

/** @returns null if the change is in order */
export function refuseChange({ by, before, after, owners }: Change): ChangeRefusal | null {
  if (by.role !== 'owner' && (before.role === 'owner' || after.role === 'owner')) return 'owner-only';
  if (by.id === before.id && after.role !== before.role) return 'own-role';
  if (by.id === before.id && after.endedAt !== null) return 'own-access';
  const wasOwner = before.role === 'owner' && before.endedAt === null;
  const isOwner = after.role === 'owner' && after.endedAt === null;
  return wasOwner && !isOwner && owners <= 1 ? 'last-owner' : null;
}

/** The roles that somebody may give, the highest last. */
export function rolesToGive(by: Role): readonly Role[] {
  switch (by) {
    case 'owner':
      return ['trainee', 'instructor', 'coordinator', 'owner'];
    case 'coordinator':
      return ['trainee', 'instructor', 'coordinator'];
    case 'instructor':
      return ['trainee'];
    case 'trainee':
      return [];
  }
}
