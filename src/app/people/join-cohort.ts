import { isSameName } from '#domain/people/match-name';
import { badgeKey, type Cohort, type Member, type Person } from '#domain/people/person';
import type { Caller, Cookies, Limit } from '../ports/accounts.ts';
import { added, addTo, newTrainee } from './cohort-members.ts';
import { findJoin, type JoinFound } from './find-join.ts';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';

export interface JoinCohort {
  readonly code: string;
  readonly name: string;
  readonly number: string;
  readonly numberKind: 'badge' | 'post';
  /** Six digits, checked. */
  readonly pin: string;
  readonly caller: Caller;
}

export type CohortJoined =
  | { readonly ok: true; readonly member: string; readonly cookies: Cookies }
  | Exclude<JoinFound, { ok: true }>
  /** `has-account`: the number has signed in before. `other-name`: the roster has it under another name. */
  | { readonly ok: false; readonly reason: 'has-account' | 'other-name' | 'staff-number' | 'access-ended' };

/** New people through one code: several classes at once pass, a program that makes people up does not. */
const joins: Limit = { free: 600, waitSeconds: 10, longestWaitSeconds: 600, forgetSeconds: 3600 };
/** Names tried on one number of a roster. */
const names: Limit = { free: 10, waitSeconds: 60, longestWaitSeconds: 3600, forgetSeconds: 86_400 };

/**
 * Joins with a class code: takes up a place on the roster that nobody has signed in to, or begins a new one. Sets
 * the PIN and begins a session. Who has an account already is never touched, however well the name fits.
 */
export async function joinCohort(ports: PeoplePorts, command: JoinCohort): Promise<CohortJoined> {
  const { store, limits, accounts } = ports;
  const found = await findJoin(ports, { code: command.code, address: command.caller.address });
  if (!found.ok) return found;
  const { cohort } = found;
  const holder = await store.people.findByNumber(cohort.agency, command.number);
  if (holder) {
    const key = `join-name:${cohort.agency}:${badgeKey(command.number)}`;
    const seconds = await limits.look(key);
    if (seconds > 0) return { ok: false, reason: 'wait', seconds };
    const refusal = await refuseClaim(ports, holder, command.name);
    if (refusal === 'other-name') await limits.take(key, names);
    if (refusal) return { ok: false, reason: refusal };
  } else {
    const seconds = await limits.take(`join:${cohort.id}`, joins);
    if (seconds > 0) return { ok: false, reason: 'wait', seconds };
  }
  const pinHash = await accounts.hashPin(command.pin);
  // A place of the roster is claimed before anything is written: of two who take it at once, one enters nothing.
  if (holder && !(await accounts.claimPin(holder.id, pinHash))) return { ok: false, reason: 'has-account' };
  const member = await enterRoster(ports, cohort, command, holder);
  if (!member || !(holder || (await accounts.claimPin(member.id, pinHash))))
    return { ok: false, reason: 'has-account' };
  return { ok: true, member: member.id, cookies: await accounts.begin(member.id, 'pin', command.caller) };
}

async function refuseClaim({ accounts }: PeoplePorts, holder: Member, name: string) {
  const { exists, pin } = await accounts.read(holder.id);
  if (holder.role !== 'trainee') return 'staff-number';
  if (exists && pin !== 'may-be-set') return 'has-account';
  if (!isSameName(holder.name, name)) return 'other-name';
  return holder.endedAt === null ? null : 'access-ended';
}

/** @returns null if somebody took the number a moment ago */
async function enterRoster(
  ports: PeoplePorts,
  cohort: Cohort,
  { name, number, numberKind }: JoinCohort,
  holder: Member | undefined,
): Promise<Member | null> {
  const at = nowOf(ports);
  const numbers = numberKind === 'badge' ? { badge: number, postId: null } : { badge: null, postId: number };
  const member = holder ?? newTrainee(ports, { agency: cohort.agency, name, ...numbers, at });
  return ports.store.within(async (store) => {
    if (!holder) {
      if (!(await store.people.addMember(member))) return null;
      const entry = { agency: cohort.agency, at, actor: member.id, subject: member.id };
      await note(store, { ...entry, kind: 'member.added', content: added(member) });
    }
    await addTo(store, { cohort: cohort.id, member, part: 'trainee', by: member.id, at });
    if (holder) {
      const entry = { agency: cohort.agency, at, actor: member.id, subject: member.id };
      await note(store, { ...entry, kind: 'join.claimed', content: { cohort: cohort.id } });
    }
    return member;
  });
}

export type JoinedAs =
  | { readonly ok: true }
  | Exclude<JoinFound, { ok: true }>
  | { readonly ok: false; readonly reason: 'other-agency' | 'staff-of-it' };

/** Joins a further cohort as who one has signed in as. */
export async function joinSignedIn(
  ports: PeoplePorts,
  { by, code, address }: { readonly by: Person; readonly code: string; readonly address: string | null },
): Promise<JoinedAs> {
  const found = await findJoin(ports, { code, address });
  if (!found.ok) return found;
  const { cohort } = found;
  if (cohort.agency !== by.agency) return { ok: false, reason: 'other-agency' };
  if ((await ports.store.cohorts.staff(cohort.id)).includes(by.id)) return { ok: false, reason: 'staff-of-it' };
  const at = nowOf(ports);
  await ports.store.within((store) => addTo(store, { cohort: cohort.id, member: by, part: 'trainee', by: by.id, at }));
  return { ok: true };
}
