import type { Caller, Cookies } from '../ports/accounts.ts';
import type { AccountsPorts } from './accounts-ports.ts';
import { keyOfAccount, keyOfAddress, keyOfPassword, ofAccount, ofAddress, ofPassword } from './sign-in-limits.ts';

export type SignedIn =
  | { readonly ok: true; readonly status: 'signed-in' | 'second-factor'; readonly cookies: Cookies }
  /** Nobody learns whether there is such an account: unknown, ended and wrong are one answer, in one time. */
  | { readonly ok: false; readonly reason: 'wrong' }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

/** With e-mail address and password. */
export async function signIn(
  { store, accounts, limits }: AccountsPorts,
  { email, password, caller }: { readonly email: string; readonly password: string; readonly caller: Caller },
): Promise<SignedIn> {
  const address = email.trim().toLowerCase();
  const [from, to, all] = [keyOfAddress(caller.address), keyOfPassword(address, caller.address), keyOfAccount(address)];
  const seconds = (await limits.look(from)) || (await limits.look(all)) || (await limits.take(to, ofPassword));
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const member = await store.people.findByEmail(address);
  const known = member?.endedAt === null ? member.id : null;
  const answer = await accounts.signInWithPassword(known, password, caller);
  if (answer.status === 'wrong') {
    await limits.take(from, ofAddress);
    await limits.take(all, ofAccount);
    return { ok: false, reason: 'wrong' };
  }
  await limits.clear(to);
  return { ok: true, status: answer.status, cookies: answer.cookies };
}
