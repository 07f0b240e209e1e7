import type { Subject } from '#domain/access/may';
import type { Store } from '../ports.ts';

/** Whose a certificate or its sitting is, for `may`. */
export async function subjectOf(
  store: Store,
  { agency, member }: { readonly agency: string; readonly member: string },
): Promise<Subject> {
  return { agency, person: member, staff: await store.people.staffOf(member), isShared: true };
}
