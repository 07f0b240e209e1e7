import type { Accounts } from '#app/ports/accounts';
import type { Identity } from '#domain/people/person';

/** The Cookie header of somebody who has just signed in. */
export async function sessionCookie(
  accounts: Accounts,
  member: string,
  identity: Identity = 'password',
): Promise<string> {
  const caller = { cookies: null, userAgent: null, address: null, isSecure: false };
  const cookies = await accounts.begin(member, identity, caller);
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}
