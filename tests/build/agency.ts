import type { Store } from '#app/ports';
import type { Role } from '#domain/access/may';
import { type Agency, type Cohort, defaultSettings, type Member, type Person } from '#domain/people/person';
import { noon } from './attempt.ts';

/** Somebody of Larkfield with fixed values, as they are on the books. */
export function aMember(with_: Partial<Member> & Pick<Member, 'id'>): Member {
  return {
    agency: 'larkfield',
    role: 'trainee',
    name: 'Sam Lee',
    email: null,
    badge: null,
    postId: null,
    joinedAt: noon,
    endedAt: null,
    ...with_,
  };
}

/** The same, signed in with a password. */
export function signedIn(member: Member): Person {
  return { ...member, session: `session-${member.id}`, identity: 'password', hasSecondFactor: false };
}

export function aCohort(with_: Partial<Cohort> & Pick<Cohort, 'id'>): Cohort {
  return {
    agency: 'larkfield',
    name: 'Spring patrol class',
    startsOn: null,
    endsOn: null,
    joinCode: null,
    isJoinOpen: false,
    createdAt: noon,
    archivedAt: null,
    ...with_,
  };
}

/**
 * Larkfield Police Department: an owner, a coordinator, and two instructors who teach one cohort each, of three
 * trainees. The first cohort's code is open, the second has none.
 */
export async function anAgency(store: Store) {
  const agency: Agency = {
    id: 'larkfield',
    name: 'Larkfield Police Department',
    settings: defaultSettings,
    createdAt: noon,
  };
  await store.people.addAgency(agency);
  const owner = await added(store, 'owner', 'owner', 'Olive Marsh');
  const coordinator = await added(store, 'coordinator', 'coordinator', 'Cora Finch');
  const instructor = await added(store, 'instructor', 'instructor', 'Ian Boyd');
  const otherInstructor = await added(store, 'other-instructor', 'instructor', 'Ines Vega');
  const trainees = [
    await added(store, 'trainee-1', 'trainee', 'Ana Ortiz', '4471'),
    await added(store, 'trainee-2', 'trainee', 'Ben Cole', '4472'),
    await added(store, 'trainee-3', 'trainee', 'Cleo Hart', '4473'),
  ] as const;
  const otherTrainees = [
    await added(store, 'trainee-4', 'trainee', 'Dan Reyes', '4474'),
    await added(store, 'trainee-5', 'trainee', 'Eve Lindholm', '4475'),
    await added(store, 'trainee-6', 'trainee', 'Finn Adler', '4476'),
  ] as const;
  const cohort = aCohort({ id: 'spring', joinCode: 'SPRNG234', isJoinOpen: true });
  const otherCohort = aCohort({ id: 'night', name: 'Night shift, fall', createdAt: '2026-11-21T12:00:00.000Z' });
  await filled(store, cohort, instructor, trainees);
  await filled(store, otherCohort, otherInstructor, otherTrainees);
  return { agency, owner, coordinator, instructor, otherInstructor, trainees, otherTrainees, cohort, otherCohort };
}

/** Weir County Sheriff: somebody of every role, and one cohort of one trainee. */
export async function anotherAgency(store: Store) {
  const agency: Agency = { id: 'weir', name: 'Weir County Sheriff', settings: defaultSettings, createdAt: noon };
  await store.people.addAgency(agency);
  const owner = await added(store, 'weir-owner', 'owner', 'Otis Crane', null, 'weir');
  const coordinator = await added(store, 'weir-coordinator', 'coordinator', 'Carl Voss', null, 'weir');
  const instructor = await added(store, 'weir-instructor', 'instructor', 'Isla Penn', null, 'weir');
  const trainee = await added(store, 'weir-trainee', 'trainee', 'Tess Moran', '4471', 'weir');
  const cohort = aCohort({
    id: 'weir-class',
    agency: 'weir',
    name: 'Deputies',
    joinCode: 'WEHR2345',
    isJoinOpen: true,
  });
  await filled(store, cohort, instructor, [trainee]);
  return { agency, owner, coordinator, instructor, trainee, cohort };
}

async function added(
  store: Store,
  id: string,
  role: Role,
  name: string,
  badge: string | null = null,
  agency = 'larkfield',
): Promise<Person> {
  const email = role === 'trainee' ? null : `${id}@example.org`;
  const member = aMember({ id, agency, role, name, badge, email });
  if (!(await store.people.addMember(member))) throw new Error(`${id} is taken`);
  return signedIn(member);
}

async function filled(store: Store, cohort: Cohort, instructor: Person, trainees: readonly Person[]): Promise<void> {
  await store.cohorts.add(cohort);
  await store.cohorts.addMember(cohort.id, instructor.id, 'instructor', noon);
  for (const { id } of trainees) await store.cohorts.addMember(cohort.id, id, 'trainee', noon);
}
