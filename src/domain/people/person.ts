/** The people, cohorts and agencies of the course. Dates are ISO days, instants ISO instants in UTC. */
import type { Role } from '../access/may.ts';

/** Somebody on an agency's books. An account (password, PIN or single sign-on) has the same id, once there is one. */
export interface Member {
  readonly id: string;
  readonly agency: string;
  readonly role: Role;
  readonly name: string;
  /** Lower case. Null for those who joined by a code. */
  readonly email: string | null;
  /** Badge or officer number in the agency, as written; compared without spaces and case. */
  readonly badge: string | null;
  /** The number under which the state's POST board knows the officer. */
  readonly postId: string | null;
  readonly joinedAt: string;
  /** Access has ended; the record stays. */
  readonly endedAt: string | null;
}

/** How somebody proved, in this session, who they are. */
export type Identity = 'password' | 'sso' | 'pin';

/** Somebody who has signed in. */
export interface Person extends Member {
  readonly session: string;
  readonly identity: Identity;
  /** A second factor is set up on the account. */
  readonly hasSecondFactor: boolean;
}

export interface AgencySettings {
  /** Instructors and coordinators must set up a second factor before anything else. */
  readonly requireSecondFactor: boolean;
  /** How long records are kept after their last entry. */
  readonly retentionYears: number;
  /** How long raw clicks (client timings and interface events) are kept. */
  readonly clicksDays: number;
  readonly certificateMonths: number;
}

export const defaultSettings: AgencySettings = {
  requireSecondFactor: false,
  retentionYears: 5,
  clicksDays: 90,
  certificateMonths: 24,
};

export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly settings: AgencySettings;
  readonly createdAt: string;
}

export interface Cohort {
  readonly id: string;
  readonly agency: string;
  readonly name: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Eight letters and digits, or null before there is one. */
  readonly joinCode: string | null;
  readonly isJoinOpen: boolean;
  readonly createdAt: string;
  readonly archivedAt: string | null;
}

/** Equal for badges that mean the same: `AB 12-7` and `ab127`. */
export function badgeKey(badge: string): string {
  return badge.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
