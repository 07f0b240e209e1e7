import { type Action, may } from '#domain/access/may';
import type { Member, Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

export type NoSubject = { readonly ok: false; readonly reason: 'forbidden' | 'unknown-person' };

/** The person whose record it is about, if who asks may do that to it. Somebody of another agency is unknown. */
export async function findSubject(
  { store }: Pick<Ports, 'store'>,
  { by, member: id, action }: { readonly by: Person; readonly member: string; readonly action: Action },
): Promise<{ readonly ok: true; readonly member: Member } | NoSubject> {
  const member = await store.people.findMember(id);
  if (!member || member.agency !== by.agency) return { ok: false, reason: 'unknown-person' };
  const isAllowed = may(by, action, { agency: member.agency, person: member.id });
  return isAllowed ? { ok: true, member } : { ok: false, reason: 'forbidden' };
}
