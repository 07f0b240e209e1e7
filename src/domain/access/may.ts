/**
 * Who may do what: one table, one question. Every page, endpoint and use case asks `may`, and nothing else
 * decides. tests/server/access.test.ts asks every route in every role and fails on one that it does not know.
 */

export const roles = ['trainee', 'instructor', 'coordinator', 'owner'] as const;
export type Role = (typeof roles)[number];

/** `visitor`: nobody has signed in. */
export type Standing = Role | 'visitor';

/**
 * How far somebody's right reaches: over nothing; over what is their own; also over the people and cohorts that
 * they teach; over their whole agency; over every agency here.
 */
type Reach = 'none' | 'own' | 'taught' | 'agency' | 'any';

type Row = readonly [visitor: Reach, trainee: Reach, instructor: Reach, coordinator: Reach, owner: Reach];

/** One row an action. */
const rights = {
  'course.read': ['any', 'any', 'any', 'any', 'any'],
  'practice.play': ['any', 'any', 'any', 'any', 'any'],
  'certificate.verify': ['any', 'any', 'any', 'any', 'any'],
  /** Signing in, joining a cohort, taking up an invitation, the first set-up. */
  'session.begin': ['any', 'any', 'any', 'any', 'any'],

  /** Name, password, PIN, second factor, sessions, own record. */
  'account.use': ['none', 'own', 'own', 'own', 'own'],
  /** Going on with an attempt that belongs to somebody, replaying it, and its debrief. */
  'attempt.play': ['none', 'own', 'own', 'own', 'own'],
  /** Self-chosen practice is not shared until its owner submits it: see `isShared`. */
  'attempt.read': ['none', 'own', 'taught', 'agency', 'agency'],
  'attempt.submit': ['none', 'own', 'own', 'own', 'own'],

  'sitting.take': ['none', 'own', 'own', 'own', 'own'],
  'sitting.read': ['none', 'own', 'taught', 'agency', 'agency'],
  /** An instructor confirms in the room that this is the person. Never for oneself: see `may`. */
  'sitting.confirm': ['none', 'none', 'taught', 'agency', 'agency'],
  'certificate.read': ['none', 'own', 'taught', 'agency', 'agency'],
  'certificate.revoke': ['none', 'none', 'none', 'agency', 'agency'],

  'cohort.create': ['none', 'none', 'agency', 'agency', 'agency'],
  /** Name, dates, join code, roster, assignments, duplicates. */
  'cohort.read': ['none', 'none', 'taught', 'agency', 'agency'],
  'cohort.change': ['none', 'none', 'taught', 'agency', 'agency'],
  'roster.export': ['none', 'none', 'taught', 'agency', 'agency'],

  /** Every person of the agency, with role. */
  'person.list': ['none', 'none', 'none', 'agency', 'agency'],
  /** Trainees into a cohort that one teaches; staff of every role below owner. */
  'person.invite': ['none', 'none', 'taught', 'agency', 'any'],
  /** Role, name, badge, end of access. */
  'person.change': ['none', 'none', 'none', 'agency', 'agency'],

  'agency.read': ['none', 'none', 'none', 'agency', 'any'],
  'agency.change': ['none', 'none', 'none', 'agency', 'agency'],
  'agency.create': ['none', 'none', 'none', 'none', 'any'],

  'log.read': ['none', 'none', 'none', 'agency', 'agency'],
  /** One person's whole record as a file: one's own, or as coordinator on request. */
  'record.export': ['none', 'own', 'own', 'agency', 'agency'],
  'record.erase': ['none', 'none', 'none', 'agency', 'agency'],
  'record.hold': ['none', 'none', 'none', 'agency', 'agency'],

  /** How often each certification form was used, and whether its review is recorded. No content of a form. */
  'forms.read': ['none', 'none', 'agency', 'agency', 'agency'],
  /** The facilitator's guide, which holds the keys of practice. */
  'guide.read': ['none', 'none', 'any', 'any', 'any'],
} satisfies Record<string, Row>;

export type Action = keyof typeof rights;
export const actions = Object.keys(rights) as Action[];

/** Who asks. */
export type Who = { readonly role: 'visitor' } | { readonly role: Role; readonly id: string; readonly agency: string };

export const visitor: Who = { role: 'visitor' };

/** What is asked about. */
export interface Subject {
  /** Null for what belongs to no agency: the course, a new agency. */
  readonly agency: string | null;
  /** The person whose it is. */
  readonly person?: string | undefined;
  /** The persons who teach it: the instructors of a cohort, or of any cohort that the person is in. */
  readonly staff?: readonly string[] | undefined;
  /**
   * Of an attempt or a sitting: may anybody but its owner see it? True for assigned work, pre- and post-tests,
   * certification, and for what was submitted; false for self-chosen practice. Unset where that is no question.
   */
  readonly isShared?: boolean | undefined;
}

/** May this person do this to that? Total: an unknown combination is refused. */
export function may(who: Who, action: Action, subject: Subject): boolean {
  const reach = reachOf(who.role, action);
  if (reach === 'any') return true;
  if (reach === 'none' || who.role === 'visitor') return false;
  const isOwn = subject.person === who.id;
  // Nobody vouches for their own identity.
  if (action === 'sitting.confirm' && isOwn) return false;
  if (isOwn && subject.agency === who.agency) return true;
  if (subject.isShared === false || subject.agency !== who.agency) return false;
  if (reach === 'agency') return true;
  return reach === 'taught' && (subject.staff ?? []).includes(who.id);
}

/** May this role do it to anything at all? What a door asks before it is known whose thing lies behind it. */
export function mayEver(role: Standing, action: Action): boolean {
  return reachOf(role, action) !== 'none';
}

function reachOf(role: Standing, action: Action): Reach {
  const [asVisitor, asTrainee, asInstructor, asCoordinator, asOwner] = rights[action] as Row;
  switch (role) {
    case 'visitor':
      return asVisitor;
    case 'trainee':
      return asTrainee;
    case 'instructor':
      return asInstructor;
    case 'coordinator':
      return asCoordinator;
    case 'owner':
      return asOwner;
  }
}
