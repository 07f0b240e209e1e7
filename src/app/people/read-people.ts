import { may, type Role } from '#domain/access/may';
import { rolesToGive } from '#domain/people/change-rules';
import type { Invitation } from '#domain/people/invitation';
import type { Agency, Cohort, Member, Person } from '#domain/people/person';
import type { Account } from '../ports/accounts.ts';
import { nowOf, type PeoplePorts } from './people-ports.ts';

export type PeopleListed =
  | { readonly ok: true; readonly members: readonly Member[]; readonly invitations: readonly Invitation[] }
  | { readonly ok: false; readonly reason: 'forbidden' };

/** Everybody of the agency by name, and the links that are still open. */
export async function listPeople(ports: PeoplePorts, { by }: { readonly by: Person }): Promise<PeopleListed> {
  if (!may(by, 'person.list', { agency: by.agency })) return { ok: false, reason: 'forbidden' };
  const { store } = ports;
  return {
    ok: true,
    members: await store.people.listMembers(by.agency),
    invitations: await store.invitations.listOpen(by.agency, nowOf(ports)),
  };
}

export type MemberRead =
  | {
      readonly ok: true;
      readonly member: Member;
      readonly account: Account;
      readonly sessions: number;
      readonly learnsIn: readonly Cohort[];
      readonly teaches: readonly Cohort[];
      /** The roles that the reader may give them. Empty: none but the present one. */
      readonly roles: readonly Role[];
    }
  | { readonly ok: false; readonly reason: 'unknown-member' | 'forbidden' };

/** One person as a coordinator sees them: what is on the books, how they sign in, where they learn and teach. */
export async function readMember(
  { store, accounts }: PeoplePorts,
  { by, member: id }: { readonly by: Person; readonly member: string },
): Promise<MemberRead> {
  const member = await store.people.findMember(id);
  if (!member || member.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
  if (!may(by, 'person.change', { agency: member.agency })) return { ok: false, reason: 'forbidden' };
  const roles = rolesToGive(by.role);
  return {
    ok: true,
    member,
    account: await accounts.read(id),
    sessions: (await accounts.listSessions(id)).length,
    learnsIn: await store.cohorts.listOf(id, 'trainee'),
    teaches: await store.cohorts.listOf(id, 'instructor'),
    roles: by.id === id || !roles.includes(member.role) ? [] : roles,
  };
}

export type AgencyRead =
  | {
      readonly ok: true;
      readonly agency: Agency;
      readonly counts: Readonly<Record<Role | 'ended', number>>;
      readonly cohorts: number;
    }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-agency' };

/** One's own agency: settings, and how many it has of each role. */
export async function readAgency({ store }: PeoplePorts, { by }: { readonly by: Person }): Promise<AgencyRead> {
  if (!may(by, 'agency.read', { agency: by.agency })) return { ok: false, reason: 'forbidden' };
  const agency = await store.people.findAgency(by.agency);
  if (!agency) return { ok: false, reason: 'unknown-agency' };
  const members = await store.people.listMembers(by.agency);
  const count = (role: Role) => members.filter((each) => each.role === role && each.endedAt === null).length;
  return {
    ok: true,
    agency,
    counts: {
      trainee: count('trainee'),
      instructor: count('instructor'),
      coordinator: count('coordinator'),
      owner: count('owner'),
      ended: members.filter(({ endedAt }) => endedAt !== null).length,
    },
    cohorts: (await store.cohorts.list(by.agency)).filter(({ archivedAt }) => archivedAt === null).length,
  };
}

export type AgenciesListed =
  | {
      readonly ok: true;
      readonly agencies: readonly { readonly agency: Agency; readonly invitations: readonly Invitation[] }[];
    }
  | { readonly ok: false; readonly reason: 'forbidden' };

/** Every agency of this server with its open links, for an owner. Nobody of them. */
export async function listAgencies(ports: PeoplePorts, { by }: { readonly by: Person }): Promise<AgenciesListed> {
  if (!may(by, 'agency.create', { agency: null })) return { ok: false, reason: 'forbidden' };
  const now = nowOf(ports);
  const agencies = await ports.store.people.listAgencies();
  return {
    ok: true,
    agencies: await Promise.all(
      agencies.map(async (agency) => ({ agency, invitations: await ports.store.invitations.listOpen(agency.id, now) })),
    ),
  };
}
