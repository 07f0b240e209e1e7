/** The result of a finished sitting, as stored: derived from its answers and the key of one form edition. */
import { isBinding, type Result, score } from '../attempt/score.ts';
import { gradeItem } from '../course/grade-item.ts';
import type { Bounds } from '../scenario/prove.ts';
import { type ClassCode, type CriticalErrorCode, objectives, type Scenario } from '../scenario/schema.ts';
import type { Form } from './form.ts';
import { mean, passRule } from './pass-rule.ts';
import type { KeptAnswer, Played } from './sat.ts';
import type { Objective, PartOfRule } from './wire.ts';

export interface ScoredScene {
  readonly scenario: string;
  /** Content hash of the edition whose key it was scored with. */
  readonly edition: string;
  /** After caps, and before: 0 to 100, full precision. */
  readonly score: number;
  readonly raw: number;
  readonly class: Readonly<Record<string, ClassCode | null>>;
  readonly criticalErrors: readonly {
    readonly code: CriticalErrorCode;
    readonly choice: string;
    readonly binding: boolean;
  }[];
}

export interface SittingResult {
  /** Null for a test: nobody passes or fails one. */
  readonly passed: boolean | null;
  /** Empty for a test. */
  readonly rule: readonly PartOfRule[];
  /** Over the scenarios, 0 to 100; null for a test. */
  readonly mean: number | null;
  /** Percent, over the items that can be scored. */
  readonly knowledge: number;
  readonly scenarios: readonly ScoredScene[];
  /** Credit of 0 to 1; null for a report, which no program rates. */
  readonly items: readonly { readonly ref: string; readonly credit: number | null }[];
  readonly cards: readonly { readonly ref: string; readonly right: boolean }[];
  readonly objectives: readonly ScoredObjective[];
}

export interface ScoredObjective {
  readonly objective: Objective;
  /** Percent, over the items and cards that test it; null: none does. */
  readonly knowledge: number | null;
  /** The mean score of the scenes that test it; null: none does. */
  readonly scenes: number | null;
  /** Below a pass mark in either. */
  readonly wasMissed: boolean;
}

/** A finished scene, with the edition whose key counts. */
export interface FinishedScene {
  readonly edition: string;
  readonly scenario: Scenario;
  readonly bounds: Bounds;
  readonly played: Played;
}

/** @throws if a card or item that was answered is not in the form */
export function scoreSitting(
  form: Form,
  answers: readonly KeptAnswer[],
  scenes: readonly FinishedScene[],
): SittingResult {
  const items = answers.flatMap((answer) => (answer.kind === 'item' ? [gradedItem(form, answer)] : []));
  const cards = answers.flatMap((answer) => (answer.kind === 'card' ? [judgedCard(form, answer)] : []));
  const credits = items.flatMap(({ credit }) => (credit === null ? [] : [credit]));
  const scored = scenes.map(scoredScene);
  const isTest = form.scenarios.length === 0;
  const rule = isTest
    ? []
    : passRule(
        {
          scenarios: scenes.map(({ scenario }, index) => performanceOf(scenario, scored[index] as ScoredScene)),
          cards: cards.map(({ truth, victim }) => ({ truth, victim })),
          credits,
        },
        form.marks,
      );
  return {
    passed: isTest ? null : rule.every(({ met }) => met),
    rule,
    mean: isTest ? null : mean(scored.map((each) => each.score)),
    knowledge: 100 * mean(credits),
    scenarios: scored,
    items: items.map(({ ref, credit }) => ({ ref, credit })),
    cards: cards.map(({ ref, right }) => ({ ref, right })),
    objectives: objectivesOf(form, items, cards, scenes, scored),
  };
}

type AnswerOf<Kind extends KeptAnswer['kind']> = Extract<KeptAnswer, { kind: Kind }>;

function gradedItem(form: Form, { ref, answer }: AnswerOf<'item'>) {
  const item = form.items.find(({ id }) => id === ref);
  if (!item) throw new NotInForm(ref);
  // Ratings come from people; what was written is kept for them.
  const credit = answer.type === 'report' ? null : gradeItem(item, answer);
  return { ref, credit, objectives: item.objectives };
}

function judgedCard(form: Form, { ref, answer: { victim } }: AnswerOf<'card'>) {
  const card = form.cards.find(({ id }) => id === ref);
  if (!card) throw new NotInForm(ref);
  return { ref, victim, truth: card.truth, right: victim === (card.truth === 'signal'), objectives: card.objectives };
}

/** Something was answered that this edition of the form does not have. */
export class NotInForm extends Error {
  override name = 'NotInForm';
  readonly ref: string;

  constructor(ref: string) {
    super(`The form has no "${ref}".`);
    this.ref = ref;
  }
}

function scoredScene({ edition, scenario, bounds, played: { situation } }: FinishedScene): ScoredScene {
  const result = resultOf(scenario, situation, bounds);
  return {
    scenario: scenario.id,
    edition,
    score: result.score,
    raw: result.raw,
    class: result.class ?? {},
    criticalErrors: result.criticalErrors.map(({ code, choice }) => ({
      code,
      choice,
      binding: isBinding(scenario, code),
    })),
  };
}

/** The result of a finished scene by its own key: what is stored with its attempt. */
export function resultOf(scenario: Scenario, situation: Played['situation'], bounds: Bounds): Result {
  const judgments = Object.fromEntries(
    Object.entries(situation.judgments).map(([person, { victim }]) => [person, victim]),
  );
  return score(scenario, situation, judgments, bounds);
}

function performanceOf({ judged }: Scenario, scene: ScoredScene) {
  return {
    score: scene.score,
    bindingErrors: scene.criticalErrors.filter(({ binding }) => binding).length,
    people: Object.entries(judged).flatMap(([person, { truth }]) =>
      truth === 'ambiguous' ? [] : [{ truth, class: scene.class[person] ?? null }],
    ),
  };
}

function objectivesOf(
  { marks }: Form,
  items: readonly { readonly credit: number | null; readonly objectives: readonly Objective[] }[],
  cards: readonly { readonly right: boolean; readonly objectives: readonly Objective[] }[],
  scenes: readonly FinishedScene[],
  scored: readonly ScoredScene[],
): ScoredObjective[] {
  const credits = [
    ...items.flatMap(({ credit, objectives: of }) => (credit === null ? [] : [{ credit, of }])),
    ...cards.map(({ right, objectives: of }) => ({ credit: Number(right), of })),
  ];
  return objectives.map((objective) => {
    const asked = credits.filter(({ of }) => of.includes(objective)).map(({ credit }) => credit);
    const played = scored.filter((_, index) => scenes[index]?.scenario.objectives.includes(objective));
    const knowledge = asked.length === 0 ? null : 100 * mean(asked);
    const mark = played.length === 0 ? null : mean(played.map((each) => each.score));
    const wasMissed = (knowledge ?? 100) < marks.knowledge || (mark ?? 100) < marks.cut;
    return { objective, knowledge, scenes: mark, wasMissed };
  });
}
