/**
 * One person's record as a file. Instants are ISO instants in UTC, days ISO days. It holds no key of anything:
 * what was decided, and what it came to. A field that is added raises `version` only if an old one changes meaning.
 */
import type { AttemptEvent } from '../attempt/event.ts';
import type { Result } from '../attempt/score.ts';
import type { CertificateContent } from '../certification/certificate.ts';
import type { SittingResult } from '../certification/sitting-result.ts';

export interface RecordFile {
  readonly format: 'second-look-record';
  readonly version: 1;
  readonly exportedAt: string;
  /** Scores, keys and pass marks hold provisionally until a panel has reviewed them. */
  readonly note: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly email: string | null;
    readonly badge: string | null;
    readonly postId: string | null;
    readonly joinedAt: string;
    readonly endedAt: string | null;
  };
  readonly cohorts: readonly {
    readonly name: string;
    readonly part: 'trainee' | 'instructor';
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
  /** Completed, under which version of the course. */
  readonly lessons: readonly { readonly lesson: string; readonly version: string; readonly at: string }[];
  /** Self-chosen practice that was not submitted is in its owner's own file only. */
  readonly attempts: readonly AttemptInFile[];
  readonly sittings: readonly SittingInFile[];
  readonly certificates: readonly {
    readonly content: CertificateContent;
    /** SHA-256 of the content's canonical JSON. */
    readonly fingerprint: string;
    readonly revoked: { readonly at: string; readonly why: string } | null;
  }[];
  /** Rows of the agency's log about this person, but for answers of a sitting that still runs. `actor` is a name, or null for the program. */
  readonly log: readonly {
    readonly seq: number;
    readonly at: string;
    readonly kind: string;
    readonly actor: string | null;
    readonly content: unknown;
    readonly digest: string;
  }[];
}

export interface AttemptInFile {
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  /** SHA-256 of the scenario as it was played. */
  readonly edition: string;
  readonly kind: 'practice' | 'replay' | 'sitting';
  readonly why: 'assigned' | 'submitted' | 'self-chosen' | 'sitting';
  readonly begunAt: string;
  readonly submittedAt: string | null;
  readonly decisions: readonly {
    readonly seq: number;
    readonly at: string;
    readonly event: AttemptEvent;
    /** As the browser reported; null once it is no longer kept. */
    readonly seconds: number | null;
  }[];
  /** The first is by the key of the attempt's own edition. */
  readonly results: readonly { readonly edition: string; readonly at: string; readonly result: Result }[];
}

export interface SittingInFile {
  readonly id: string;
  readonly purpose: string;
  readonly form: string;
  readonly formHash: string;
  readonly begunAt: string;
  readonly endedAt: string | null;
  readonly identity: string;
  readonly confirmedAt: string | null;
  /** Empty while the sitting runs. */
  readonly answers: readonly {
    readonly seq: number;
    readonly at: string;
    readonly kind: 'card' | 'item';
    readonly ref: string;
    readonly answer: unknown;
  }[];
  /** Empty while the sitting runs. */
  readonly scenes: readonly AttemptInFile[];
  /** The first is by the key of the sitting's own form. */
  readonly results: readonly {
    readonly keyHash: string;
    readonly at: string;
    /** Without what was right and wrong question by question: that, beside the answers, would be the key. */
    readonly result: Omit<SittingResult, 'items' | 'cards'>;
  }[];
}
