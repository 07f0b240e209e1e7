import type { Caller, Cookies } from '../ports/accounts.ts';
import type { AccountsPorts } from './accounts-ports.ts';

export type CodeConfirmed =
  | { readonly ok: true; readonly cookies: Cookies }
  | { readonly ok: false; readonly reason: 'wrong' | 'locked' | 'expired' };

/** The second half of a sign-in: a code of the authenticator app, or one of the backup codes. */
export async function confirmCode(
  { store, accounts }: AccountsPorts,
  { code, kind, caller }: { readonly code: string; readonly kind: 'app' | 'backup'; readonly caller: Caller },
): Promise<CodeConfirmed> {
  const answer = await accounts.confirmCode(code, kind, caller);
  if (answer.status !== 'signed-in') return { ok: false, reason: answer.status };
  const member = await store.people.findMember(answer.member);
  if (member?.endedAt === null) return { ok: true, cookies: answer.cookies };
  // Access ended between password and code.
  await accounts.endSessions(answer.member);
  return { ok: false, reason: 'expired' };
}
