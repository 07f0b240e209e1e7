import { may } from '#domain/access/may';
import { type ChangeRefusal, refuseChange } from '#domain/people/change-rules';
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
  return change(ports, of, 'member.changed', (before) => {
    // A PIN of six digits is too little for what staff can see.
    if (role !== 'trainee' && before.role === 'trainee' && account.pin !== 'none' && !account.hasPassword) {
      return 'needs-password';
    }
    if (account.hasPassword && email === null) return 'needs-email';
    return { ...before, name, role, badge, postId, email };
  });
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
    if (!before || before.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
    const after = apply(before);
    if (typeof after === 'string') return { ok: false, reason: after };
    const reason = refuseChange({ by, before, after, owners: await countOwners(store, by.agency) });
    if (reason) return { ok: false, reason };
    const changes = changesOf(before, after);
    if (Object.keys(changes.after).length === 0) return { ok: true, member: before };
    if (!(await store.people.changeMember(after))) return { ok: false, reason: 'taken' };
    await note(store, { agency: by.agency, at: nowOf(ports), actor: by.id, kind, subject: id, content: changes });
    return { ok: true, member: after };
  });
}

async function countOwners(store: Store, agency: string): Promise<number> {
  const members = await store.people.listMembers(agency);
  return members.filter(({ role, endedAt }) => role === 'owner' && endedAt === null).length;
}
