/**
 * What travels between browser and server while a practice attempt runs. Only `DebriefView`
 * (debrief.ts), sent after the end, holds keys, truth or classes.
 */
import type { Playable } from '#domain/scenario/playable';
import type { Line } from '#domain/scenario/schema';
import type { DebriefView } from './debrief.ts';
import type { AttemptEvent, ToldEvent } from './event.ts';

/** A note for the notebook. `id` is opaque: it says nothing about what the cue means. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly sense: 'saw' | 'heard' | 'said';
  readonly where: string;
  /** Shown time of the node in which it was noticed. */
  readonly clock: string | null;
}

/** A line of the agency's jurisdiction card, beside a source that has no text of its own. */
export interface CardRule {
  readonly name: string;
  readonly known: boolean;
  /** The rule, or that it is unknown and whom to call. */
  readonly text: string;
  /** Whose card it is and when it was verified; of an unknown rule, why the card does not say. */
  readonly by: string;
}

/** A source as a reader sees it. Dates are ISO days. */
export interface CitationView {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  readonly says: string;
  readonly url: string | null;
  readonly verified: boolean;
  /** Comes only from the jurisdiction card that an agency has signed. */
  readonly card: boolean;
  /** With `card`: what that card says today. */
  readonly rules?: readonly CardRule[];
  readonly checked: string;
  readonly expires: string;
  readonly expired: boolean;
}

/** What follows a decision: about the option taken, and about no other. */
export interface Reply {
  readonly happens: readonly Line[];
  /** Short reason; null where practice holds it back for the debrief (commit). */
  readonly why: string | null;
  readonly cite: readonly CitationView[];
  /** Notes gained by the decision and by arriving at the next node, in that order. */
  readonly notes: readonly Note[];
  /** Set by the decision that ends the scene. */
  readonly ending: { readonly title: string; readonly say: readonly Line[] } | null;
}

export interface Step {
  /** 1, 2, 3 … in the order recorded. */
  readonly seq: number;
  readonly event: ToldEvent;
  readonly reply: Reply;
}

export interface AttemptView {
  readonly attempt: string;
  readonly scenario: string;
  readonly kind: 'practice' | 'replay';
  readonly forkedFrom: { readonly attempt: string; readonly seq: number } | null;
  /** Other branches of the same run, opened when two tabs or devices disagreed. */
  readonly siblings: readonly string[];
  readonly playable: Playable;
  /** Notes on arriving at the first node. */
  readonly opening: readonly Note[];
  readonly steps: readonly Step[];
  readonly finished: boolean;
}

/** POST /api/attempts */
export interface BeginRequest {
  readonly scenario: string;
  /** What the opening that was read drew its names from, so that the attempt goes on with them: 1–32 of [A-Za-z0-9_-]. */
  readonly draw?: string;
  /** The assignment that it is begun for: what is done then is seen by the instructors of its cohort. */
  readonly assignment?: string;
  /** Begin as a replay of another attempt's first `seq` events. */
  readonly from?: { readonly attempt: string; readonly seq: number };
}

/** POST /api/attempts/<id>/events */
export interface RecordRequest {
  readonly seq: number;
  /** Made by the device, 8–64 of [A-Za-z0-9_-]; the same for every retry of the same event. */
  readonly id: string;
  readonly event: AttemptEvent;
  /** Seconds the client measured on this decision; kept and marked as reported. */
  readonly seconds?: number;
}

export interface RecordAnswer {
  readonly status: 'stored' | 'already-stored';
  readonly step: Step;
  readonly finished: boolean;
  readonly siblings: readonly string[];
}

/** 409 to POST …/events when another device had already decided: the branch goes on as its own attempt. */
export interface ForkAnswer {
  readonly status: 'forked';
  readonly attempt: AttemptView;
}

/** Every refusal: a plain sentence, and a code that never changes. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string };
}

/** One of a device's attempts, as lists and progress marks show it. */
export interface AttemptProgress {
  readonly attempt: string;
  readonly scenario: string;
  readonly title: string;
  readonly kind: 'practice' | 'replay';
  /** The assignment that it was begun for. */
  readonly assignment: string | null;
  readonly finished: boolean;
  /** The decision point reached, of `decisions`: "Decision 3 of 9". */
  readonly decision: number;
  readonly decisions: number;
  /** ISO instant of the last decision, or of the beginning. */
  readonly at: string;
}

/** GET /api/progress: the attempt last worked on comes first. */
export interface ProgressAnswer {
  readonly attempts: readonly AttemptProgress[];
}

/** GET /api/attempts/<id>/debrief, after the end. */
export interface DebriefAnswer extends DebriefView {
  readonly attempt: string;
  readonly kind: 'practice' | 'replay';
  /** True for the first run that this device finished of this scenario; later ones never take its place. */
  readonly first: boolean;
}
