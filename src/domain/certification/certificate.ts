/**
 * A certificate: everything that it shows, as it stood when it was issued. It is never written again; whether it
 * still holds is worked out each time somebody looks (certificate-standing.ts).
 */
import type { CreditedHours } from '../course/credited-hours.ts';
import type { Objective, PartOfRule, ReviewOfMarks } from './wire.ts';

/** How it was settled who sat: how they had signed in, or that a member of staff knew them in the room. */
export type SettledIdentity = 'password' | 'sso' | 'in-person';

/** Days are ISO days, instants ISO instants in UTC. Its canonical JSON is what the fingerprint is made of. */
export interface CertificateContent {
  /** `XXXX-XXXX`, see certificate-code.ts. */
  readonly code: string;
  readonly holder: { readonly name: string; readonly badge: string | null; readonly postId: string | null };
  readonly agency: string;
  readonly course: { readonly title: string; readonly version: string };
  /** `lawDate`: the day up to which the law was read. `card`: the state card that was in force, if one was. */
  readonly law: { readonly date: string; readonly card: string | null };
  readonly form: {
    readonly title: string;
    readonly kind: 'reference' | 'agency';
    /** SHA-256 of everything that the form asks and of its key. */
    readonly hash: string;
  };
  readonly passedOn: string;
  readonly hours: CreditedHours;
  readonly lessons: { readonly done: number; readonly of: number };
  readonly objectives: readonly { readonly id: Objective; readonly met: boolean }[];
  readonly rule: readonly PartOfRule[];
  /** Null: no panel has reviewed keys and pass marks, so they are provisional. */
  readonly review: ReviewOfMarks | null;
  readonly issuedAt: string;
  /** The last day on which it is good. */
  readonly expiresOn: string;
  readonly months: number;
  readonly identity: SettledIdentity;
  /** Who confirmed in the room that it was this person. */
  readonly confirmed: { readonly by: string; readonly on: string } | null;
  /** The end of the agency's log when it was issued. */
  readonly log: { readonly seq: number; readonly digest: string };
}

/** A certificate as it is kept. */
export interface Certificate {
  readonly id: string;
  readonly sitting: string;
  readonly member: string;
  readonly agency: string;
  readonly content: CertificateContent;
  /** SHA-256 of the canonical content, hexadecimal. */
  readonly fingerprint: string;
  readonly revoked: Revocation | null;
}

export interface Revocation {
  readonly at: string;
  /** Id of the member who did it. */
  readonly by: string;
  readonly why: string;
}

/** The last good day of a certificate issued on this day, so many months on. Jan 31 and one month: Feb 28. */
export function expiryOf(issuedOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
  lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
