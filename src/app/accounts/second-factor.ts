import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Caller, Cookies, Enrollment } from '../ports/accounts.ts';
import { type AccountsPorts, noteOwn } from './accounts-ports.ts';
import { keyOfRepeat, ofPassword } from './sign-in-limits.ts';

interface WithPassword {
  readonly by: Person;
  readonly password: string;
  readonly caller: Caller;
}

type Refused =
  | {
      readonly ok: false;
      readonly reason: 'forbidden' | 'no-password' | 'wrong-password' | 'on-already' | 'off-already';
    }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

/** Begins to set one up: what the authenticator app needs. It is asked for once a code has confirmed it. */
export async function enrollSecondFactor(
  ports: AccountsPorts,
  { by, password, caller }: WithPassword,
): Promise<{ readonly ok: true; readonly enrollment: Enrollment } | Refused> {
  const refused = await refuse(ports, by, 'off');
  if (refused) return refused;
  const enrollment = await ports.accounts.enroll(labelOf(by), caller, password);
  if (enrollment === 'wrong-password') return { ok: false, reason: 'wrong-password' };
  await ports.limits.clear(keyOfRepeat(by.id));
  return { ok: true, enrollment };
}

/** What is being set up, to be shown again after a wrong code. */
export async function findEnrollment(
  { accounts }: AccountsPorts,
  { by }: { readonly by: Person },
): Promise<Enrollment | undefined> {
  return by.hasSecondFactor ? undefined : accounts.findEnrollment(labelOf(by), by.id);
}

export type SecondFactorSet =
  | { readonly ok: true; readonly cookies: Cookies; readonly backupCodes: readonly string[] }
  | { readonly ok: false; readonly reason: 'forbidden' | 'nothing-begun' | 'wrong-code' };

/** Turns it on with a first code. The backup codes are shown this once. */
export async function setSecondFactor(
  ports: AccountsPorts,
  { by, code, caller }: { readonly by: Person; readonly code: string; readonly caller: Caller },
): Promise<SecondFactorSet> {
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  if (!(await findEnrollment(ports, { by }))) return { ok: false, reason: 'nothing-begun' };
  const set = await ports.accounts.confirmEnrollment(code, caller);
  if (!set) return { ok: false, reason: 'wrong-code' };
  await noteOwn(ports.store, ports, { by, kind: 'account.second-factor-set' });
  return { ok: true, ...set };
}

/** Turns it off, with the password. */
export async function dropSecondFactor(
  ports: AccountsPorts,
  { by, password, caller }: WithPassword,
): Promise<{ readonly ok: true; readonly cookies: Cookies } | Refused> {
  const refused = await refuse(ports, by, 'on');
  if (refused) return refused;
  const cookies = await ports.accounts.dropSecondFactor(caller, password);
  if (cookies === 'wrong-password') return { ok: false, reason: 'wrong-password' };
  await ports.limits.clear(keyOfRepeat(by.id));
  await noteOwn(ports.store, ports, { by, kind: 'account.second-factor-dropped' });
  return { ok: true, cookies };
}

/** Counts a try at the password, too. */
async function refuse(
  { accounts, limits }: AccountsPorts,
  by: Person,
  must: 'on' | 'off',
): Promise<Refused | undefined> {
  if (!may(by, 'account.use', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  const { hasPassword, hasSecondFactor } = await accounts.read(by.id);
  if (!hasPassword) return { ok: false, reason: 'no-password' };
  if (hasSecondFactor !== (must === 'on')) return { ok: false, reason: must === 'on' ? 'off-already' : 'on-already' };
  const seconds = await limits.take(keyOfRepeat(by.id), ofPassword);
  return seconds > 0 ? { ok: false, reason: 'wait', seconds } : undefined;
}

/** How the authenticator app names the account. */
function labelOf({ email, name }: Person): string {
  return email ?? name;
}
