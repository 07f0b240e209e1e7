import { readJoinCode } from '#domain/people/join-code';
import type { Cohort } from '#domain/people/person';
import type { Limit } from '../ports/accounts.ts';
import type { PeoplePorts } from './people-ports.ts';

export type JoinFound =
  | { readonly ok: true; readonly cohort: Cohort; readonly agency: string }
  | { readonly ok: false; readonly reason: 'unknown-code' | 'closed' }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

/**
 * Wrong codes from one address. A class of 200 on one network may mistype as classes do; somebody who tries codes
 * one after another finds one of a thousand open ones in about a hundred thousand years.
 */
const wrongCodes: Limit = { free: 100, waitSeconds: 30, longestWaitSeconds: 3600, forgetSeconds: 3600 };

/** The cohort that a typed code leads to, and the name of its agency. */
export async function findJoin(
  { store, limits }: PeoplePorts,
  { code: typed, address }: { readonly code: string; readonly address: string | null },
): Promise<JoinFound> {
  const key = `join-code:${address ?? 'unknown'}`;
  const seconds = await limits.look(key);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  const code = readJoinCode(typed);
  const cohort = code === null ? undefined : await store.cohorts.findByCode(code);
  if (!cohort) {
    await limits.take(key, wrongCodes);
    return { ok: false, reason: 'unknown-code' };
  }
  if (!cohort.isJoinOpen || cohort.archivedAt !== null) return { ok: false, reason: 'closed' };
  const agency = await store.people.findAgency(cohort.agency);
  return { ok: true, cohort, agency: agency?.name ?? '' };
}
