import type { Role } from '../access/may.ts';

interface RoleWords {
  /** With its article. */
  readonly a: string;
  readonly one: string;
  readonly many: string;
  /** What it lets somebody do. */
  readonly does: string;
}

export const roleWords: Readonly<Record<Role, RoleWords>> = {
  trainee: { a: 'a trainee', one: 'Trainee', many: 'Trainees', does: 'Takes the course and certifies.' },
  instructor: {
    a: 'an instructor',
    one: 'Instructor',
    many: 'Instructors',
    does: 'Leads cohorts: rosters, assignments, and the results of those cohorts.',
  },
  coordinator: {
    a: 'a coordinator',
    one: 'Coordinator',
    many: 'Coordinators',
    does: 'Sees every cohort and record of the agency, and changes people and settings.',
  },
  owner: {
    a: 'an owner',
    one: 'Owner',
    many: 'Owners',
    does: 'All of that, makes owners, and sets up further agencies.',
  },
};
