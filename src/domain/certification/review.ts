/** The targeted review of a failed sitting: what was missed, and one lesson item for each of it. */
import { seededShuffle } from '../attempt/shuffle.ts';
import type { Item } from '../course/item.ts';
import type { CriticalErrorCode } from '../scenario/schema.ts';
import type { SittingResult } from './sitting-result.ts';
import type { Objective } from './wire.ts';

export interface ReviewTask {
  readonly objective: Objective;
  /** Null where no lesson has an item for it. */
  readonly item: Item | null;
}

/** The objective that somebody goes against who makes the error. */
const behindError: Readonly<Record<CriticalErrorCode, Objective>> = {
  CE1: 'O4',
  CE2: 'O2',
  CE3: 'O2',
  CE4: 'O5',
  CE5: 'O4',
  CE6: 'O6',
  CE7: 'O8',
  CE8: 'O6',
  CE9: 'O7',
};

/** What too few victims identified, or too few others left, comes from. */
const behindRate = { sensitivity: 'O3', specificity: 'O8' } as const;

/**
 * @param items - of the whole course; only those of lessons are asked
 * @param seed - of the sitting: the same review each time that it is opened
 */
export function reviewTasks(result: SittingResult, items: readonly Item[], seed: string): ReviewTask[] {
  const missed = missedObjectives(result);
  const fit = seededShuffle(
    items.filter(({ use, type }) => use === 'lesson' && type !== 'report'),
    `${seed}/review`,
  );
  const taken = new Set<string>();
  return missed.map((objective) => {
    const of = fit.filter((item) => item.objectives.includes(objective));
    const item = of.find(({ id }) => !taken.has(id)) ?? of[0] ?? null;
    if (item) taken.add(item.id);
    return { objective, item };
  });
}

/** In the order of the objectives, each once. Somebody who failed has at least one. */
export function missedObjectives({ objectives, scenarios, rule }: SittingResult): Objective[] {
  const byError = scenarios.flatMap(({ criticalErrors }) => criticalErrors.map(({ code }) => behindError[code]));
  const byRate = (['sensitivity', 'specificity'] as const).flatMap((id) =>
    rule.some((part) => part.id === id && !part.met) ? [behindRate[id]] : [],
  );
  const wanted = new Set<Objective>([
    ...objectives.filter(({ wasMissed }) => wasMissed).map(({ objective }) => objective),
    ...byError,
    ...byRate,
  ]);
  const missed = objectives.filter(({ objective }) => wanted.has(objective)).map(({ objective }) => objective);
  return missed.length > 0 ? missed : weakest(objectives);
}

function weakest(objectives: SittingResult['objectives']): Objective[] {
  const figure = ({ knowledge, scenes }: SittingResult['objectives'][number]) =>
    Math.min(knowledge ?? 100, scenes ?? 100);
  const [first] = objectives.toSorted((a, b) => figure(a) - figure(b));
  return first ? [first.objective] : [];
}

export function isReviewed(tasks: readonly ReviewTask[], answeredRight: readonly string[]): boolean {
  return tasks.every(({ item }) => item === null || answeredRight.includes(item.id));
}
