/** Runs of a certification form, a pre-test or a post-test. */
import type { Form } from '#domain/certification/form';
import type { KeptAnswer } from '#domain/certification/sat';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { Purpose } from '#domain/certification/wire';
import type { Identity } from '#domain/people/person';
import type { AttemptLog } from '../ports.ts';

export interface Sitting {
  readonly id: string;
  readonly member: string;
  readonly agency: string;
  /** The cohort that it was assigned to, if it was. */
  readonly cohort: string | null;
  readonly assignment: string | null;
  readonly purpose: Purpose;
  readonly form: Form['id'];
  /** Of the form edition that it runs on. */
  readonly formHash: string;
  /** Orders parts and options. */
  readonly seed: string;
  readonly begunAt: string;
  /** The weakest way in which the person had signed in while answering. */
  readonly identity: Identity;
  /** The member of staff who confirmed in the room who this is. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
}

/** An answer to a card or an item. Decisions of the scenes are events of the sitting's attempts. */
export interface StoredAnswer {
  /** 1, 2, 3 … over cards and items together. */
  readonly seq: number;
  /** Made with the page that asked: equal for every retry. */
  readonly id: string;
  readonly kept: KeptAnswer;
  readonly at: string;
  /** As the client reported; never the basis of a score. */
  readonly reportedSeconds: number | null;
}

export interface StoredSittingResult {
  /** The form edition whose key it was scored with: the sitting's own, or a corrected one. */
  readonly keyHash: string;
  readonly result: SittingResult;
  readonly at: string;
}

/** Sittings of a form in an agency. */
export interface FormCount {
  readonly form: Form['id'];
  readonly formHash: string;
  readonly begun: number;
  readonly finished: number;
}

export interface Sittings {
  /** Keeps a form's edition once; later calls with the same hash change nothing. */
  keepForm(form: Form, at: string): Promise<void>;
  findForm(hash: string): Promise<Form | undefined>;

  /** @returns false, with nothing written, if the member has an open sitting of this purpose */
  add(sitting: Sitting): Promise<boolean>;
  find(id: string): Promise<Sitting | undefined>;
  /** The one of this purpose that has not ended. */
  findOpen(member: string, purpose: Purpose): Promise<Sitting | undefined>;
  /** The latest begun first. */
  listOfMember(member: string): Promise<Sitting[]>;
  /** Of every present trainee of a cohort, the latest begun first, each with the result by its own key once it has ended. */
  listOfCohort(cohort: string): Promise<{ readonly sitting: Sitting; readonly result: SittingResult | null }[]>;
  /** Once. @returns false, with nothing written, if it was confirmed before */
  confirm(sitting: string, by: string, at: string): Promise<boolean>;

  /** From now on the identity is that of a PIN, whatever it was. */
  weaken(sitting: string): Promise<void>;

  /** Answers to cards and items, in the order of seq. */
  listAnswers(sitting: string): Promise<StoredAnswer[]>;
  /** @returns false, with nothing written, if the sitting already has an answer of that seq */
  addAnswer(sitting: Sitting, answer: StoredAnswer): Promise<boolean>;
  /** Scenes of a sitting with their decisions, in no order of their own. */
  listScenes(sitting: string): Promise<AttemptLog[]>;

  /** Ends a sitting with its result by the key of its own edition. */
  end(sitting: Sitting, result: SittingResult, at: string): Promise<void>;
  /** Adds a result by another key; the one by the sitting's own stays. */
  addResult(sitting: string, result: StoredSittingResult): Promise<void>;
  /** The sitting's own comes first, then by time. */
  listResults(sitting: string): Promise<StoredSittingResult[]>;

  /** Items of the review of a failed sitting that were answered right. */
  listReviewed(sitting: string): Promise<string[]>;
  addReviewed(sitting: string, item: string, at: string): Promise<void>;

  countByForm(agency: string): Promise<FormCount[]>;
  /** Of every member's first finished certification, if it ran on one of these form editions: its mean score. */
  listFirstMeans(agency: string, formHashes: readonly string[]): Promise<{ form: Form['id']; mean: number }[]>;
}
