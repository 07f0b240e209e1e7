import type { Cohort, Member } from '#domain/people/person';

export type CohortPart = 'trainee' | 'instructor';

export interface CohortMember {
  readonly member: Member;
  readonly part: CohortPart;
  readonly addedAt: string;
}

export interface Cohorts {
  add(cohort: Cohort): Promise<void>;
  change(cohort: Cohort): Promise<void>;
  find(id: string): Promise<Cohort | undefined>;
  /** By its join code, upper case. */
  findByCode(code: string): Promise<Cohort | undefined>;
  /** Of an agency, the latest first. */
  list(agency: string): Promise<Cohort[]>;
  /** Those that a member belongs to, as trainee or as instructor, the latest first. */
  listOf(member: string, part: CohortPart): Promise<Cohort[]>;
  /** Present members, by name; those whose access has ended among them. */
  members(cohort: string): Promise<CohortMember[]>;
  /** Ids of those who teach it. */
  staff(cohort: string): Promise<string[]>;
  /** How many trainees each of these cohorts has. */
  countTrainees(cohorts: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Adds, or brings back. */
  addMember(cohort: string, member: string, part: CohortPart, at: string): Promise<void>;
  /** @returns false if it had no such member */
  removeMember(cohort: string, member: string, at: string): Promise<boolean>;
}
