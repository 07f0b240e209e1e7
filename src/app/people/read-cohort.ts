import { may } from '#domain/access/may';
import type { Invitation } from '#domain/people/invitation';
import type { Cohort, Member, Person } from '#domain/people/person';
import type { JoinRequest } from '../ports/join-requests.ts';
import { type CohortRefusal, findCohort } from './find-cohort.ts';
import { nowOf, type PeoplePorts } from './people-ports.ts';
import { mayLetIn } from './settle-join-request.ts';

export interface RosterRow {
  readonly member: Member;
  readonly addedAt: string;
  /** They have signed in to this: the place on the roster is taken up. */
  readonly hasAccount: boolean;
  /** Their PIN was reset, and the class code lets them set another. */
  readonly mayChoosePin: boolean;
}

export interface OpenRequest extends JoinRequest {
  /** Who has the number. */
  readonly holder: Member;
  /** Whether whoever reads it may let them in as that person. */
  readonly mayBeSame: boolean;
}

export interface CohortView {
  readonly cohort: Cohort;
  readonly roster: readonly RosterRow[];
  readonly staff: readonly Member[];
  readonly requests: readonly OpenRequest[];
  readonly invitations: readonly Invitation[];
  readonly mayChange: boolean;
}

export type CohortRead = ({ readonly ok: true } & CohortView) | CohortRefusal;

/** A cohort as its staff see it: roster, requests, open invitations. No result of anybody. */
export async function readCohort(
  ports: PeoplePorts,
  { by, cohort: id }: { readonly by: Person; readonly cohort: string },
): Promise<CohortRead> {
  const { store } = ports;
  const found = await findCohort(store, by, 'cohort.read', id);
  if (!found.ok) return found;
  const members = await store.cohorts.members(id);
  const trainees = members.filter(({ part }) => part === 'trainee');
  const invitations = await store.invitations.listOpen(by.agency, nowOf(ports));
  return {
    ok: true,
    cohort: found.cohort,
    roster: await Promise.all(trainees.map(({ member, addedAt }) => rowOf(ports, member, addedAt))),
    staff: members.filter(({ part }) => part === 'instructor').map(({ member }) => member),
    requests: await openRequests(ports, by, id),
    invitations: invitations.filter(({ cohort }) => cohort === id),
    mayChange: may(by, 'cohort.change', { agency: by.agency, staff: found.staff }),
  };
}

async function rowOf({ accounts }: PeoplePorts, member: Member, addedAt: string): Promise<RosterRow> {
  const { hasPassword, pin } = await accounts.read(member.id);
  return { member, addedAt, hasAccount: hasPassword || pin === 'set', mayChoosePin: pin === 'may-be-set' };
}

async function openRequests({ store }: PeoplePorts, by: Person, cohort: string): Promise<OpenRequest[]> {
  const requests: OpenRequest[] = [];
  for (const request of await store.joinRequests.listOpen(cohort)) {
    const holder = await store.people.findMember(request.member);
    if (holder) requests.push({ ...request, holder, mayBeSame: await mayLetIn(store, by, holder) });
  }
  return requests;
}

/** Who could teach a cohort besides those who do: staff of the agency with access, by name. */
export async function listStaff(
  { store }: PeoplePorts,
  { by, cohort }: { readonly by: Person; readonly cohort: string },
): Promise<readonly Member[]> {
  const found = await findCohort(store, by, 'cohort.change', cohort);
  if (!found.ok) return [];
  const members = await store.people.listMembers(by.agency);
  return members.filter(({ id, role, endedAt }) => role !== 'trainee' && endedAt === null && !found.staff.includes(id));
}
