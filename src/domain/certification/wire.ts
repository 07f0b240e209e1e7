/**
 * What a page is given of a sitting. The server runs a sitting: one question at a time, and no key before the end.
 *
 * Certification gives no feedback until the end. After an answer a view says only what could be seen and heard next:
 * never the reason, a mark, a score, a source, or anything of an option that was not taken. There is no timer.
 *
 * Ids of options, questions and people are opaque (`o1`, `p1`) and mean something in one view only: the server maps
 * them back. The same sitting at the same place always gives the same view.
 */
import type { Judgment } from '#domain/attempt/event';
import type { AskedDocument, AskedOption } from '#domain/course/asked-item';
import type { Identity } from '#domain/people/person';
import type { PlanDrawing } from '#domain/scenario/plan-drawing';
import type { Setting } from '#domain/scenario/plan-senses';
import type { objectives } from '#domain/scenario/schema';

export type Objective = (typeof objectives)[number];
export type Purpose = 'certification' | 'pre-test' | 'post-test';

/** A sitting in a list, and the head of every view of one. Instants are ISO instants in UTC. */
export interface SittingHead {
  readonly sitting: string;
  readonly member: string;
  readonly purpose: Purpose;
  /** "Form A", "Set 1": never an id. */
  readonly title: string;
  /** `reference`: the open form of the course. `agency`: the agency's own. */
  readonly formKind: 'reference' | 'agency';
  readonly begunAt: string;
  readonly endedAt: string | null;
  /** The weakest way in which the person had signed in while answering. */
  readonly identity: Identity;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /**
   * True for a certification that was taken with a PIN and that no member of staff has confirmed in the room: it can be
   * answered to the end, but gives no certificate until somebody confirms it. A confirmation may come afterwards.
   */
  readonly needsConfirmation: boolean;
  /** Answers given, over all parts. */
  readonly answered: number;
  /** Null before the end, and for a test, which nobody passes or fails. */
  readonly passed: boolean | null;
}

/** One of the parts of a sitting: knowledge, cards, then a scene each. A test has a first part only. */
export interface PartView {
  /** From 1. */
  readonly number: number;
  readonly kind: 'knowledge' | 'cards' | 'scene';
  /** "Knowledge", "Cards", or the scene's title. */
  readonly title: string;
  /** Questions answered. Of a scene: decision points reached. */
  readonly done: number;
  readonly of: number;
  readonly state: 'done' | 'now' | 'to-come';
}

/** What somebody says, or narration if `who` is null. */
export interface ToldLine {
  readonly who: { readonly name: string; readonly token: string } | null;
  /** A stage direction. */
  readonly manner: string | null;
  readonly text: string;
}

/** A line of the notebook. */
export interface SittingNote {
  readonly text: string;
  readonly sense: 'saw' | 'heard' | 'said';
  readonly where: string;
  readonly clock: string | null;
}

/** What followed the answer before, in a scene. No reason, no mark, no source. */
export interface HappenedView {
  readonly lines: readonly ToldLine[];
  /** Set by the decision that ended a scene: how it ended, in the scene's own words. */
  readonly ending: readonly ToldLine[] | null;
  /** The title of the scene in which it happened. */
  readonly scene: string;
}

/** A question of the sitting, as asked: with `seq`, for `answerSitting`. */
export type AskView = AskItemView | AskCardView | AskSceneView;

export type AskItemView = {
  readonly kind: 'item';
  readonly stem: string;
} & (
  | { readonly type: 'single' | 'multi' | 'order'; readonly options: readonly AskedOption[] }
  | { readonly type: 'match'; readonly options: readonly AskedOption[]; readonly right: readonly AskedOption[] }
  /** `pick`: mark exactly so many parts. */
  | { readonly type: 'hotspot'; readonly document: AskedDocument; readonly pick: number }
  | { readonly type: 'spot'; readonly document: AskedDocument }
  /** Written, kept for the instructor, and not scored: no program rates a report. At most 4000 characters. */
  | { readonly type: 'report'; readonly facts: readonly string[] }
);

export interface AskCardView {
  readonly kind: 'card';
  /** Is somebody in it a potential victim? Answered with a judgment and how sure, 55 to 95%. */
  readonly vignette: string;
}

export interface AskSceneView {
  readonly kind: 'scene';
  /** The scene, with its content note: to be shown in full where `isOpening`. */
  readonly scene: { readonly title: string; readonly place: string; readonly time: string; readonly note: string };
  /** The first question of the scene. */
  readonly isOpening: boolean;
  /** From 1, for "Decision 3 of 9". */
  readonly decision: number;
  readonly decisions: number;
  readonly clock: string | null;
  readonly see: string | null;
  /** What is said on arriving here. */
  readonly say: readonly ToldLine[];
  /** The question over the options; null: use a neutral one. */
  readonly prompt: string | null;
  /** For `<PlanPicture {...plan.setting} drawing={plan.drawing} />` and `planWords(plan.setting)`. */
  readonly plan: { readonly drawing: PlanDrawing; readonly setting: Setting } | null;
  /** Everything noted in this scene so far. */
  readonly notes: readonly SittingNote[];
  readonly task:
    | { readonly type: 'choose'; readonly options: readonly AskedOption[] }
    /** Ask a question, or go on. Those asked already, or too long for the minutes left, are not listed. */
    | {
        readonly type: 'questions';
        readonly minutesLeft: number;
        readonly options: readonly (AskedOption & { readonly minutes: number })[];
      }
    /** One judgment, with how sure, for every person. */
    | { readonly type: 'judge'; readonly people: readonly { readonly id: string; readonly question: string }[] }
    /** Every item, first to last. */
    | { readonly type: 'rank'; readonly items: readonly AskedOption[] };
}

/**
 * Everything that the page of a running sitting shows. Members of staff see how far it is: for them `happened` and
 * `ask` are null, since questions of a form are shown to nobody beforehand.
 */
export interface SittingView extends SittingHead {
  readonly parts: readonly PartView[];
  /** What followed the last answer, if it was given in a scene. */
  readonly happened: HappenedView | null;
  /** Null once every question has been answered: then there is a result. */
  readonly ask: AskView | null;
  /** The number of the question, from 1 over the whole sitting; goes back with the answer. */
  readonly seq: number;
}

/** What goes back. `option`, `chosen`, keys of `pairs` and `judgments`: the opaque ids of the view. */
export type SittingAnswer =
  | { readonly type: 'single' | 'multi' | 'order' | 'hotspot' | 'spot'; readonly chosen: readonly string[] }
  /** Left id → right id, for every one on the left. */
  | { readonly type: 'match'; readonly pairs: Readonly<Record<string, string>> }
  | { readonly type: 'report'; readonly text: string }
  | ({ readonly type: 'card' } & Judgment)
  | { readonly type: 'choose' | 'ask'; readonly option: string }
  /** Ends a hub's questions. */
  | { readonly type: 'go' }
  | { readonly type: 'judge'; readonly judgments: Readonly<Record<string, Judgment>> }
  | { readonly type: 'rank'; readonly order: readonly string[] };

/** A part of the pass rule: what it came to, what was needed. All figures are shares or points in [0, 100]. */
export interface PartOfRule {
  readonly id: 'critical-errors' | 'mean' | 'each-scenario' | 'knowledge' | 'sensitivity' | 'specificity';
  /** Of critical errors: how many. Of `each-scenario`: the lowest score. Else percent, full precision. */
  readonly figure: number;
  /** What the figure had to reach; of critical errors, 0 at most. */
  readonly needed: number;
  readonly met: boolean;
  /** "13 of 13 victims identified": right, of how many, and how many of them were needed; null where nothing is counted. */
  readonly count: { readonly right: number; readonly of: number; readonly needed: number } | null;
}

export interface CriticalErrorView {
  readonly code: string;
  /** What was done, in the words of the option taken. */
  readonly text: string;
  /** What to do instead. */
  readonly remedy: string;
  readonly why: string;
  /** False for one that is counted and holds nothing down until the panel has confirmed it (CE9). */
  readonly binding: boolean;
}

export interface ScenarioResultView {
  readonly title: string;
  /** After caps, and before. */
  readonly score: number;
  readonly raw: number;
  /** Per judged person: how it ended for them, in the scenario's words; `class` null where no truth is fixed. */
  readonly people: readonly {
    readonly name: string;
    readonly class: string | null;
    readonly headline: string | null;
  }[];
  readonly criticalErrors: readonly CriticalErrorView[];
}

/** How an objective stood: credit earned in items, cards and scenes that touch it. */
export interface ObjectiveView {
  readonly objective: Objective;
  /** "You can …" */
  readonly text: string;
  /** Mean credit in percent of the items and cards that test it, and of the scenes that do; null: none does. */
  readonly knowledge: number | null;
  readonly scenes: number | null;
  readonly wasMissed: boolean;
}

/** Who reviewed pass marks and keys, when, and which version; null until somebody has. */
export interface ReviewOfMarks {
  readonly by: string;
  /** ISO day. */
  readonly on: string;
  readonly version: string;
}

/** What a test came to, beside the other one. Percent of what a program can score, and how many questions those were. */
export interface Gain {
  readonly before: { readonly percent: number; readonly of: number };
  readonly after: { readonly percent: number; readonly of: number };
}

/** A result under a corrected key, which stands beside the first and takes nothing from it. */
export interface RescoredView {
  /** ISO day. */
  readonly on: string;
  readonly passed: boolean | null;
  /** Of the scenes; null for a test. */
  readonly mean: number | null;
  readonly knowledge: number;
}

export interface ResultView extends SittingHead {
  /** Passed, and the person's identity is assured: a certificate may be issued. */
  readonly isCertifiable: boolean;
  /** Empty for a test. */
  readonly rule: readonly PartOfRule[];
  readonly scenarios: readonly ScenarioResultView[];
  /** Percent, over items that a program can score. */
  readonly knowledge: number;
  readonly objectives: readonly ObjectiveView[];
  /** Of the pre-test and the post-test, once both have ended; else null. */
  readonly gain: Gain | null;
  /** The earliest first; empty unless a key was corrected since. */
  readonly rescored: readonly RescoredView[];
  /** The mean on the scale of Form B where the data allow; else null and why. */
  readonly equated: { readonly score: number | null; readonly why: string | null } | null;
  /** True until a review of the marks is recorded. */
  readonly isProvisional: boolean;
  readonly review: ReviewOfMarks | null;
  /** The paragraphs that were written: kept for the instructor, not scored. */
  readonly reports: readonly { readonly stem: string; readonly text: string }[];
  /** What comes next for its owner. */
  readonly next:
    | 'certificate'
    /** Passed, and somebody must confirm in the room who it was. */
    | 'confirmation'
    /** Failed: the targeted review is open. */
    | 'review'
    /** Failed, review finished: the other form is open, at once. */
    | 'retake'
    | 'none';
}

/** The targeted review of a failed certification: what was missed, where it is taught, one item for each. */
export interface ReviewView {
  readonly sitting: string;
  readonly objectives: readonly ReviewObjective[];
  readonly criticalErrors: readonly (CriticalErrorView & { readonly scenario: string })[];
  /** Practice scenarios that touch what was missed. Worth playing; never required. */
  readonly practice: readonly { readonly id: string; readonly title: string }[];
  /** Every item has been answered right: the retake is open. */
  readonly isDone: boolean;
}

export interface ReviewObjective {
  readonly objective: Objective;
  readonly text: string;
  readonly lessons: readonly { readonly slug: string; readonly title: string }[];
  /** `id` goes back with the answer. Null if the course has no lesson item for it, which asks nothing then. */
  readonly item: {
    readonly id: string;
    readonly ask: AskItemView;
    readonly answeredRight: boolean;
  } | null;
}

/** The answer to a review item: the reasons are told, and it may be answered again. */
export interface ReviewAnswered {
  readonly right: boolean;
  /**
   * Reasons for the options, by their opaque ids, in the order shown. `correct`: the option is right, or was to be
   * marked; of an order or a match: what was answered for it is right.
   */
  readonly why: readonly {
    readonly id: string;
    readonly text: string;
    readonly why: string;
    readonly correct: boolean;
  }[];
  readonly isDone: boolean;
}

/** How often a form was begun in an agency. */
export interface FormExposure {
  readonly title: string;
  readonly kind: 'reference' | 'agency';
  readonly hash: string;
  readonly isCurrent: boolean;
  readonly begun: number;
  readonly finished: number;
  readonly review: ReviewOfMarks | null;
}
