/** The targeted review as a page: what was missed, where it is taught, one question for each. */
import { askedItem } from '../course/asked-item.ts';
import { gradeItem } from '../course/grade-item.ts';
import type { Item } from '../course/item.ts';
import type { ItemAnswer } from '../course/item-answer.ts';
import { feedback } from '../course/item-feedback.ts';
import type { Outline } from '../course/outline.ts';
import type { Scenario } from '../scenario/schema.ts';
import { askItem } from './ask-item.ts';
import { castOf } from './cast.ts';
import { opaque } from './opaque.ts';
import { sceneSeed } from './order.ts';
import { criticalErrorViews } from './result-view.ts';
import type { ReviewTask } from './review.ts';
import type { SittingResult } from './sitting-result.ts';
import type { Objective, ReviewAnswered, ReviewObjective, ReviewView } from './wire.ts';

export function reviewObjectives(
  tasks: readonly ReviewTask[],
  right: readonly string[],
  seed: string,
  outline: Pick<Outline, 'objectives' | 'lessons'>,
): ReviewObjective[] {
  return tasks.map(({ objective, item }) => ({
    objective,
    text: outline.objectives.find(({ id }) => id === objective)?.text ?? '',
    lessons: outline.lessons
      .filter(({ objectives }) => objectives.includes(objective))
      .map(({ slug, title }) => ({ slug, title })),
    item: item && { id: item.id, ask: askItem(item, seed), answeredRight: right.includes(item.id) },
  }));
}

export function reviewErrors(
  { scenarios }: SittingResult,
  seed: string,
  editions: ReadonlyMap<string, Scenario>,
): ReviewView['criticalErrors'] {
  return scenarios.flatMap((scored) => {
    const scenario = editions.get(scored.scenario);
    if (!scenario) return [];
    const cast = castOf(scenario, sceneSeed(seed, scenario.id));
    return criticalErrorViews(scored, cast).map((error) => ({ ...error, scenario: cast.title }));
  });
}

/** Practice scenarios that touch what was missed. */
export function reviewPractice(practice: readonly Scenario[], missed: readonly Objective[]): ReviewView['practice'] {
  return practice
    .filter(({ use, objectives }) => use === 'practice' && objectives.some((each) => missed.includes(each)))
    .map(({ id, title }) => ({ id, title }));
}

/** A lesson item is open practice: its reasons are told at once, right or wrong. */
export function reviewAnswered(item: Item, seed: string, answer: ItemAnswer): Omit<ReviewAnswered, 'isDone'> {
  return { right: gradeItem(item, answer) === 1, why: reasons(item, seed, answer) };
}

function reasons(item: Item, seed: string, answer: ItemAnswer): ReviewAnswered['why'] {
  const told = feedback(item, answer);
  const asked = askedItem(item, seed);
  if (!('options' in told)) return [];
  const shown = 'document' in asked ? asked.document.parts : 'options' in asked ? asked.options : [];
  return opaque(shown, 'o').flatMap(({ id, thing: { id: option, text } }) => {
    const at = told.options.findIndex((each) => each.id === option);
    const reason = told.options[at];
    if (!reason) return [];
    return [{ id, text, why: reason.why, correct: isRight(reason, at, answer) }];
  });
}

function isRight(
  reason: { readonly id: string; readonly correct?: boolean; readonly with?: string },
  at: number,
  answer: ItemAnswer,
): boolean {
  if (reason.correct !== undefined) return reason.correct;
  if (answer.type === 'match') return answer.pairs[reason.id] === reason.with;
  return answer.type === 'order' && answer.chosen[at] === reason.id;
}
