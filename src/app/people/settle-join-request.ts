import { may } from '#domain/access/may';
import type { Member, Person } from '#domain/people/person';
import { keyOfPin } from '../accounts/sign-in-limits.ts';
import type { AskedRequest, JoinDecision } from '../ports/join-requests.ts';
import type { Store } from '../ports.ts';
import { added, addTo, newTrainee } from './cohort-members.ts';
import { type CohortRefusal, findCohort } from './find-cohort.ts';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';

export interface SettleJoinRequest {
  readonly by: Person;
  readonly cohort: string;
  readonly request: string;
  readonly decision: JoinDecision;
  /** For a new person: the right number; null to add them without one, until it is known. */
  readonly number: string | null;
}

export type JoinSettled =
  | { readonly ok: true; readonly member: Member | null }
  | CohortRefusal
  /** `not-yours`: the number is of somebody whom only a coordinator may let set a new PIN. */
  | { readonly ok: false; readonly reason: 'unknown-request' | 'not-yours' | 'number-taken' };

/** Says who is who: the same person with a new PIN, two people, or nobody of ours. */
export async function settleJoinRequest(ports: PeoplePorts, command: SettleJoinRequest): Promise<JoinSettled> {
  const { by, decision } = command;
  const settled = await ports.store.within(async (store): Promise<Settled> => {
    const found = await findCohort(store, by, 'cohort.change', command.cohort);
    if (!found.ok) return found;
    // Two who settle it at once do so one after the other, and the second finds it settled.
    await store.people.holdAgency(by.agency);
    const request = await store.joinRequests.find(command.request);
    if (request?.cohort !== command.cohort) return { ok: false, reason: 'unknown-request' };
    const entered = await enter(ports, store, command, request);
    if (!entered.ok) return entered;
    const at = nowOf(ports);
    await store.joinRequests.settle(request.id, decision, by.id, at);
    if (entered.member) {
      await addTo(store, { cohort: request.cohort, member: entered.member, part: 'trainee', by: by.id, at });
    }
    const subject = entered.member?.id ?? request.member;
    const content = { cohort: request.cohort, request: request.id, decision };
    await note(store, { agency: by.agency, at, actor: by.id, kind: 'join.settled', subject, content });
    return { ...entered, pinHash: request.pinHash };
  });
  if (!settled.ok || !settled.member) return settled;
  await ports.accounts.keepPin(settled.member.id, settled.pinHash);
  // Whoever was signed in with the old PIN has to know the new one.
  if (decision === 'same-person') {
    await ports.accounts.endSessions(settled.member.id);
    await ports.limits.clear(keyOfPin(settled.member.id));
  }
  return { ok: true, member: settled.member };
}

type Refused = Exclude<JoinSettled, { ok: true }>;
type Settled = { readonly ok: true; readonly member: Member | null; readonly pinHash: string } | Refused;

async function enter(
  ports: PeoplePorts,
  store: Store,
  { by, decision, number }: SettleJoinRequest,
  request: AskedRequest,
): Promise<{ readonly ok: true; readonly member: Member | null } | Refused> {
  switch (decision) {
    case 'refused':
      return { ok: true, member: null };
    case 'same-person': {
      const holder = await store.people.findMember(request.member);
      const isTheirs = holder && (await mayLetIn(store, by, holder));
      return isTheirs ? { ok: true, member: holder } : { ok: false, reason: 'not-yours' };
    }
    case 'new-person': {
      if (number !== null && (await store.people.findByNumber(by.agency, number))) {
        return { ok: false, reason: 'number-taken' };
      }
      const at = nowOf(ports);
      const numbers =
        request.numberKind === 'badge' ? { badge: number, postId: null } : { badge: null, postId: number };
      const member = newTrainee(ports, { agency: by.agency, name: request.name, ...numbers, at });
      // Somebody has joined with it this very moment.
      if (!(await store.people.addMember(member))) return { ok: false, reason: 'number-taken' };
      const entry = { agency: by.agency, at, actor: by.id, subject: member.id };
      await note(store, { ...entry, kind: 'member.added', content: added(member) });
      return { ok: true, member };
    }
  }
}

/** Giving somebody a new PIN opens their record to whoever chose it: only for a trainee whom one teaches. */
export async function mayLetIn(store: Store, by: Person, member: Member): Promise<boolean> {
  if (member.agency !== by.agency || member.role !== 'trainee' || member.endedAt !== null) return false;
  const staff = await store.people.staffOf(member.id);
  return may(by, 'person.invite', { agency: member.agency, staff });
}
