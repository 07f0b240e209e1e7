import { readJoinCode } from '#domain/people/join-code';
import { badgeKey, type Member } from '#domain/people/person';
import type { Caller, Cookies } from '../ports/accounts.ts';
import type { Store } from '../ports.ts';
import type { AccountsPorts } from './accounts-ports.ts';
import { keyOfAddress, keyOfPin, ofAddress, ofPin } from './sign-in-limits.ts';

export type SignedInWithPin =
  | { readonly ok: true; readonly cookies: Cookies }
  /** Whether code, number or PIN was wrong stays open. */
  | { readonly ok: false; readonly reason: 'wrong' }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

export interface SignInWithPin {
  /** The code of a class that the trainee is in, or that they may join. */
  readonly code: string;
  /** Badge or POST number. */
  readonly number: string;
  readonly pin: string;
  readonly caller: Caller;
}

/** How trainees who joined with a class code come back, on any device. */
export async function signInWithPin(
  { store, accounts, limits }: AccountsPorts,
  { code, number, pin, caller }: SignInWithPin,
): Promise<SignedInWithPin> {
  const member = await findTrainee(store, code, number);
  const from = keyOfAddress(caller.address);
  const to = keyOfPin(member?.id ?? `${readJoinCode(code) ?? code}:${badgeKey(number)}`);
  const seconds = (await limits.look(from)) || (await limits.take(to, ofPin));
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const isRight = await accounts.isPin(member?.id ?? null, pin);
  if (!isRight || !member) {
    await limits.take(from, ofAddress);
    return { ok: false, reason: 'wrong' };
  }
  await limits.clear(to);
  return { ok: true, cookies: await accounts.begin(member.id, 'pin', caller) };
}

/** Trainees only: somebody who has become staff signs in with a password. */
async function findTrainee(store: Store, code: string, number: string): Promise<Member | undefined> {
  const read = readJoinCode(code);
  const cohort = read === null ? undefined : await store.cohorts.findByCode(read);
  const member = cohort && (await store.people.findByNumber(cohort.agency, number));
  if (!cohort || member?.role !== 'trainee' || member.endedAt !== null) return undefined;
  const cohorts = await store.cohorts.listOf(member.id, 'trainee');
  const mayJoin = cohort.isJoinOpen && cohort.archivedAt === null;
  return mayJoin || cohorts.some(({ id }) => id === cohort.id) ? member : undefined;
}
