import { isSameName } from '#domain/people/match-name';
import type { Member, Person } from '#domain/people/person';
import type { CohortPart } from '../ports/cohorts.ts';
import type { Ports, Store } from '../ports.ts';
import { type CohortRefusal, findCohort } from './find-cohort.ts';
import { note, nowOf } from './people-ports.ts';

export interface AddTrainee {
  readonly by: Person;
  readonly cohort: string;
  readonly name: string;
  readonly badge: string | null;
  readonly postId: string | null;
}

export type TraineeAdded =
  | { readonly ok: true; readonly member: Member }
  | CohortRefusal
  /** The number belongs to somebody whose name differs: `holder`. */
  | { readonly ok: false; readonly reason: 'other-name'; readonly holder: string }
  | { readonly ok: false; readonly reason: 'no-number' | 'staff-of-it' | 'access-ended' };

/** Puts somebody on the roster: who is on the agency's books by that number, or somebody new, who joins later. */
export async function addTrainee(ports: Ports, command: AddTrainee): Promise<TraineeAdded> {
  const { by, name, badge, postId } = command;
  if (badge === null && postId === null) return { ok: false, reason: 'no-number' };
  const at = nowOf(ports);
  return ports.store.within(async (store): Promise<TraineeAdded> => {
    await store.people.holdAgency(by.agency);
    const found = await findCohort(store, by, 'cohort.change', command.cohort);
    if (!found.ok) return found;
    const { agency } = found.cohort;
    const holders = await holdersOf(store, agency, [badge, postId]);
    const holder = holders[0];
    const other = holders.find((each) => !isSameName(each.name, name)) ?? holders[1];
    if (other) return { ok: false, reason: 'other-name', holder: other.name };
    if (holder?.endedAt) return { ok: false, reason: 'access-ended' };
    if (holder && found.staff.includes(holder.id)) return { ok: false, reason: 'staff-of-it' };
    const member = holder ?? newTrainee(ports, { agency, name, badge, postId, at });
    if (!holder) {
      // Somebody has joined with the number this very moment, under whatever name.
      if (!(await store.people.addMember(member))) return { ok: false, reason: 'other-name', holder: name };
      await note(store, { agency, at, actor: by.id, kind: 'member.added', subject: member.id, content: added(member) });
    }
    await addTo(store, { cohort: found.cohort.id, member, part: 'trainee', by: by.id, at });
    return { ok: true, member };
  });
}

export type StaffAdded =
  | { readonly ok: true; readonly member: Member }
  | CohortRefusal
  | { readonly ok: false; readonly reason: 'unknown-member' | 'not-staff' };

/** Puts an instructor on a cohort, who then sees its assigned work. */
export async function addStaff(
  ports: Ports,
  { by, cohort, member: id }: { readonly by: Person; readonly cohort: string; readonly member: string },
): Promise<StaffAdded> {
  return ports.store.within(async (store): Promise<StaffAdded> => {
    const found = await findCohort(store, by, 'cohort.change', cohort);
    if (!found.ok) return found;
    const member = await store.people.findMember(id);
    if (!member || member.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
    if (member.role === 'trainee' || member.endedAt !== null) return { ok: false, reason: 'not-staff' };
    await addTo(store, { cohort, member, part: 'instructor', by: by.id, at: nowOf(ports) });
    return { ok: true, member };
  });
}

export type MemberRemoved =
  | { readonly ok: true }
  | CohortRefusal
  | { readonly ok: false; readonly reason: 'unknown-member' | 'last-instructor' };

/** Takes somebody off a cohort, as trainee or as instructor. What they did stays theirs. */
export async function removeFromCohort(
  ports: Ports,
  { by, cohort, member }: { readonly by: Person; readonly cohort: string; readonly member: string },
): Promise<MemberRemoved> {
  const at = nowOf(ports);
  return ports.store.within(async (store): Promise<MemberRemoved> => {
    // Of two instructors who take each other off at once, the second is the last one.
    await store.people.holdAgency(by.agency);
    const found = await findCohort(store, by, 'cohort.change', cohort);
    if (!found.ok) return found;
    // Somebody has to settle who is who in it.
    if (found.staff.length === 1 && found.staff[0] === member) return { ok: false, reason: 'last-instructor' };
    if (!(await store.cohorts.removeMember(cohort, member, at))) return { ok: false, reason: 'unknown-member' };
    const entry = { agency: by.agency, at, actor: by.id, subject: member };
    await note(store, { ...entry, kind: 'cohort.member-removed', content: { cohort } });
    return { ok: true };
  });
}

/** Adds a member to a cohort and says so in the log; nothing if they are in it in that part. */
export async function addTo(
  store: Store,
  { cohort, member, part, by, at }: { cohort: string; member: Member; part: CohortPart; by: string; at: string },
): Promise<void> {
  const present = await store.cohorts.listOf(member.id, part);
  if (present.some(({ id }) => id === cohort)) return;
  await store.cohorts.addMember(cohort, member.id, part, at);
  const entry = { agency: member.agency, at, actor: by, subject: member.id };
  await note(store, { ...entry, kind: 'cohort.member-added', content: { cohort, part } });
}

/** Whoever of an agency has one of these numbers, as badge or as POST number; each once. */
export async function holdersOf(store: Store, agency: string, numbers: readonly (string | null)[]): Promise<Member[]> {
  const holders = new Map<string, Member>();
  for (const number of numbers) {
    const holder = number === null ? undefined : await store.people.findByNumber(agency, number);
    if (holder) holders.set(holder.id, holder);
  }
  return [...holders.values()];
}

/** Somebody who is not on the books yet. */
export function newTrainee(
  { ids }: Pick<Ports, 'ids'>,
  { at, ...of }: Pick<Member, 'agency' | 'name' | 'badge' | 'postId'> & { readonly at: string },
): Member {
  return { ...of, id: ids.make(), role: 'trainee', email: null, joinedAt: at, endedAt: null };
}

/** What the log keeps of somebody new. */
export function added({ role, name, email, badge, postId }: Member): object {
  return { after: { role, name, email, badge, postId } };
}
