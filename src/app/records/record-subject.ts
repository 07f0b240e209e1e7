import type { Subject } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Store } from '../ports.ts';

/**
 * Whose a sitting or a certificate is, for `may`. Both are work for the agency, never private practice.
 * @param by - who asks: over one's own nobody needs to teach one
 */
export async function recordSubject(
  store: Store,
  by: Person,
  { agency, member }: { readonly agency: string; readonly member: string },
): Promise<Subject> {
  const staff = member === by.id ? [] : await store.people.staffOf(member);
  return { agency, person: member, staff, isShared: true };
}
