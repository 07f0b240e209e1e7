import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import { type PasswordFault, type PinFault, passwordFault, pinFault } from '#domain/people/sign-in-rules';
import type { Caller, Cookies } from '../ports/accounts.ts';
import { type AccountsPorts, noteOwn } from './accounts-ports.ts';
import { keyOfPin, keyOfRepeat, ofPassword, ofPin } from './sign-in-limits.ts';

export interface ChangeSecret {
  readonly by: Person;
  readonly current: string;
  readonly next: string;
  readonly caller: Caller;
}

export type SecretChanged<Fault> =
  /** Every session has ended; the cookies begin a new one here. */
  | { readonly ok: true; readonly cookies: Cookies }
  | { readonly ok: false; readonly reason: 'forbidden' | 'wrong' }
  | { readonly ok: false; readonly reason: 'fault'; readonly fault: Fault }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

/** A new password for the present one. No session outlives it, whoever has it. */
export async function changePassword(
  ports: AccountsPorts,
  command: ChangeSecret,
): Promise<SecretChanged<PasswordFault>> {
  const { store, accounts, limits } = ports;
  const { by, current, next, caller } = command;
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  const fault = passwordFault(next, [by.name, by.email]);
  if (fault) return { ok: false, reason: 'fault', fault };
  const key = keyOfRepeat(by.id);
  const seconds = await limits.take(key, ofPassword);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  if (!(await accounts.isPassword(by.id, current))) return { ok: false, reason: 'wrong' };
  await limits.clear(key);
  await accounts.keepPassword(by.id, await accounts.hashPassword(next));
  await accounts.endSessions(by.id);
  await noteOwn(store, ports, { by, kind: 'account.password-changed' });
  return { ok: true, cookies: await accounts.begin(by.id, 'password', caller) };
}

/** A new PIN for the present one, in the same way. */
export async function changePin(ports: AccountsPorts, command: ChangeSecret): Promise<SecretChanged<PinFault>> {
  const { store, accounts, limits } = ports;
  const { by, current, next, caller } = command;
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  const fault = pinFault(next);
  if (fault) return { ok: false, reason: 'fault', fault };
  // The same count as at the door: a session is no way round it.
  const seconds = await limits.take(keyOfPin(by.id), ofPin);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  if (!(await accounts.isPin(by.id, current))) return { ok: false, reason: 'wrong' };
  await limits.clear(keyOfPin(by.id));
  await accounts.keepPin(by.id, await accounts.hashPin(next));
  await accounts.endSessions(by.id);
  await noteOwn(store, ports, { by, kind: 'account.pin-changed' });
  return { ok: true, cookies: await accounts.begin(by.id, by.identity, caller) };
}
