import { may } from '#domain/access/may';
import { type ChangeRefusal, refuseChange, rolesToGive } from '#domain/people/change-rules';
import type { Member, Person } from '#domain/people/person';
import type { Store } from '../ports.ts';
import { changesOf, note, nowOf, type PeopleKind, type PeoplePorts } from './people-ports.ts';

interface OfMember {
  readonly by: Person;
  readonly member: string;
}

export type MemberChanged =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly reason: 'unknown-member' | 'forbidden' | 'taken' | StaffLack | ChangeRefusal };

/** What somebody of the staff must have to sign in. */
type StaffLack = 'needs-password' | 'needs-email';

export interface ChangeMember extends OfMember {
  readonly fields: Pick<Member, 'name' | 'role' | 'badge' | 'postId' | 'email'>;
}

/** Name, role, badge, POST number, e-mail address. */
export async function changeMember(ports: PeoplePorts, { fields, ...of }: ChangeMember): Promise<MemberChanged> {
  const { name, role, badge, postId, email } = fields;
  const account = await ports.accounts.read(of.member);
  let hasOtherRole = false;
  const changed = await change(ports, of, 'member.changed', (before) => {
    hasOtherRole = before.role !== role;
    // A PIN of six digits is too little for what staff can see.
    if (role !== 'trainee' && before.role === 'trainee' && account.pin !== 'none' && !account.hasPassword) {
      return 'needs-password';
    }
    if (account.hasPassword && email === null) return 'needs-email';
    return { ...before, name, role, badge, postId, email };
  });
  // Whoever has other rights proves anew who they are.
  if (changed.ok && hasOtherRole) await ports.accounts.endSessions(of.member);
  return changed;
}

/** Ends somebody's access, and every session of theirs. The record stays. */
export async function endAccess(ports: PeoplePorts, of: OfMember): Promise<MemberChanged> {
  const at = nowOf(ports);
  const ended = await change(ports, of, 'member.ended', (before) => ({ ...before, endedAt: before.endedAt ?? at }));
  if (ended.ok) await ports.accounts.endSessions(of.member);
  return ended;
}

export async function restoreAccess(ports: PeoplePorts, of: OfMember): Promise<MemberChanged> {
  return change(ports, of, 'member.restored', (before) => ({ ...before, endedAt: null }));
}

async function change(
  ports: PeoplePorts,
  { by, member: id }: OfMember,
  kind: PeopleKind,
  apply: (before: Member) => Member | StaffLack,
): Promise<MemberChanged> {
  return ports.store.within(async (store): Promise<MemberChanged> => {
    if (!may(by, 'person.change', { agency: by.agency })) return { ok: false, reason: 'forbidden' };
    // Of two owners who end each other's access at the same moment, the second is the last one.
    await store.people.holdAgency(by.agency);
    const before = await store.people.findMember(id);
    // An erased record is nobody's any more: what was written into it now, no erasure would reach.
    if (!before || before.agency !== by.agency || (await store.erasures.hasBeenErased(id)))
      return { ok: false, reason: 'unknown-member' };
    const after = apply(before);
    if (typeof after === 'string') return { ok: false, reason: after };
    const reason = refuseChange({ by, before, after, owners: await countOwners(store, by.agency) });
    if (reason) return { ok: false, reason };
    const changes = changesOf(before, after);
    if (Object.keys(changes.after).length === 0) return { ok: true, member: before };
    if (!(await store.people.changeMember(after))) return { ok: false, reason: 'taken' };
    const at = nowOf(ports);
    await note(store, { agency: by.agency, at, actor: by.id, kind, subject: id, content: changes });
    await revokeLinks(store, { by, before, after, at });
    return { ok: true, member: after };
  });
}

/**
 * Links that whoever made them could not make any more: those that would set the password of somebody who has
 * another role by now, and those made by somebody who has lost the right to.
 */
async function revokeLinks(
  store: Store,
  { by, before, after, at }: { by: Person; before: Member; after: Member; at: string },
): Promise<void> {
  const { id, role, endedAt } = after;
  const given = endedAt === null ? rolesToGive(role) : [];
  // An owner makes links for other agencies too.
  const agencies = before.role === 'owner' ? await store.people.listAgencies() : [{ id: after.agency }];
  for (const { id: agency } of agencies) {
    for (const { id: invitation, member, createdBy, role: offered } of await store.invitations.listOpen(agency, at)) {
      const isStale = member === id && role !== before.role;
      const isVoid = createdBy === id && !given.includes(offered);
      if (!(isStale || isVoid) || !(await store.invitations.revoke(invitation, at))) continue;
      await note(store, { agency, at, actor: by.id, kind: 'invitation.revoked', content: { invitation } });
    }
  }
}

async function countOwners(store: Store, agency: string): Promise<number> {
  const members = await store.people.listMembers(agency);
  return members.filter(({ role, endedAt }) => role === 'owner' && endedAt === null).length;
}
