import type { Person } from '#domain/people/person';
import type { Caller, Cookies } from '../ports/accounts.ts';
import type { AccountsPorts } from './accounts-ports.ts';

/** Who asks, by the session of the request. `cookies` renew the session, or clear one that has ended. */
export async function findPerson(
  { store, accounts }: AccountsPorts,
  caller: Caller,
): Promise<{ readonly person: Person | null; readonly cookies: Cookies }> {
  const { session, cookies } = await accounts.findSession(caller);
  if (!session) return { person: null, cookies };
  const member = await store.people.findMember(session.member);
  // Access that has ended opens nothing, even with a session that nobody ended; nor does a PIN for staff.
  if (!member || member.endedAt !== null || (session.identity === 'pin' && member.role !== 'trainee')) {
    return { person: null, cookies: [] };
  }
  const { id, identity, hasSecondFactor } = session;
  return { person: { ...member, session: id, identity, hasSecondFactor }, cookies };
}
