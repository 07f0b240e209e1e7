import type { Deed } from '#domain/people/assigned-work';

/** What members did of what can be assigned. Self-chosen practice that its owner did not submit is never among it. */
export interface WorkDone {
  ofMember(member: string): Promise<Deed[]>;
  /** Of every present trainee of a cohort. */
  ofCohort(cohort: string): Promise<Deed[]>;
  /** Certification of every present trainee of a cohort. */
  certificationOf(cohort: string): Promise<Certified>;
}

export interface Certified {
  /** Of sittings that have ended, the earliest first. A sitting that any kept key lets pass has passed. */
  readonly results: readonly { readonly member: string; readonly endedAt: string; readonly passed: boolean }[];
  /** The earliest issued first. */
  readonly certificates: readonly {
    readonly member: string;
    readonly code: string;
    readonly issuedAt: string;
    /** ISO day. */
    readonly expiresOn: string;
    readonly isRevoked: boolean;
  }[];
}
