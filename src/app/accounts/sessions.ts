import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Account, Caller, Cookies, Session } from '../ports/accounts.ts';
import { type AccountsPorts, noteOwn } from './accounts-ports.ts';

export interface OwnAccount extends Account {
  /** The latest seen first; `isHere`: the one that asks. */
  readonly sessions: readonly (Session & { readonly isHere: boolean })[];
}

/** One's own account, as its page shows it. */
export async function readAccount(
  { accounts }: AccountsPorts,
  { by }: { readonly by: Person },
): Promise<{ readonly ok: true; readonly account: OwnAccount } | { readonly ok: false; readonly reason: 'forbidden' }> {
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  const sessions = await accounts.listSessions(by.id);
  const account = await accounts.read(by.id);
  return {
    ok: true,
    account: { ...account, sessions: sessions.map((session) => ({ ...session, isHere: session.id === by.session })) },
  };
}

/** Ends one of one's own sessions, or all but the one that asks. */
export async function endSessions(
  ports: AccountsPorts,
  { by, session }: { readonly by: Person; readonly session: string | 'others' },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-session' }> {
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  if (session === 'others') await ports.accounts.endSessions(by.id, by.session);
  else if (!(await ports.accounts.endSession(by.id, session))) return { ok: false, reason: 'unknown-session' };
  await noteOwn(ports.store, ports, {
    by,
    kind: 'account.sessions-ended',
    content: { which: session === 'others' ? 'others' : 'one' },
  });
  return { ok: true };
}

/** Ends the session of the request. Whoever has none is signed out already. */
export function signOut({ accounts }: AccountsPorts, caller: Caller): Promise<Cookies> {
  return accounts.signOut(caller);
}
