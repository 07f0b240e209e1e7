/** Scores what was done against the scenario's key. Source: src/README.md, scoring. */
import { actionsOf } from '../scenario/liveness.ts';
import type { Bounds } from '../scenario/prove.ts';
import type { Situation } from '../scenario/rules.ts';
import {
  type ClassCode,
  type CriticalErrorCode,
  type Dimension,
  dimensions,
  type Scenario,
  type Weights,
} from '../scenario/schema.ts';
import { classCap, classify, conductOf, noConduct } from './classify.ts';
import { onScale, orderScore, rankingFactor, shares, tidy } from './weigh.ts';

/** A critical error holds the score here, whatever else was done. */
export const criticalCap = 49;

/**
 * Does this critical error hold the score down? All do, but CE9: refusing a report breaks an agency's own
 * standard, which no verified source carries, so it counts only once the expert panel has signed the version.
 */
export function isBinding(scenario: Pick<Scenario, 'review'>, code: CriticalErrorCode | undefined): boolean {
  return code !== undefined && (code !== 'CE9' || scenario.review.panel !== null);
}

export interface Cap {
  readonly at: number;
  readonly because: 'critical-error' | 'class';
}

export interface Result {
  /** Before caps, 0 to 100, full precision. */
  readonly raw: number;
  /** After the lowest cap. */
  readonly score: number;
  /** Each on its own scale, 0 to 100; null: not assessed. They need not average to the score. */
  readonly dimensions: Readonly<Record<Dimension, number | null>>;
  /** Per judged person; null for one whose truth is ambiguous. */
  readonly class: Readonly<Record<string, ClassCode | null>> | null;
  readonly criticalErrors: readonly { readonly code: CriticalErrorCode; readonly choice: string }[];
  /** Caps that held the score down, lowest first. */
  readonly caps: readonly Cap[];
}

/**
 * Scores a situation at the end of an attempt, or what stands so far.
 *
 * @param judgments - true for "a potential victim", per person; null leaves classes and their caps out
 * @returns scores in [0, 100]; the order of choices never changes them, and a weight counts once
 */
export function score(
  scenario: Scenario,
  done: Pick<Situation, 'used' | 'rankings'>,
  judgments: Readonly<Record<string, boolean>> | null,
  bounds: Bounds,
): Result {
  const earned = earnedPerDimension(scenario, done);
  const raw = onScale(wholeEarned(scenario, done), bounds.whole) ?? 100;
  const criticalErrors = criticalErrorsIn(scenario, done.used);
  const conduct = conductOf(scenario, done.used);
  const classes =
    judgments &&
    Object.fromEntries(
      Object.entries(scenario.judged).map(([person, judged]) => [
        person,
        classify(judged, judgments[person] ?? false, conduct[person] ?? noConduct),
      ]),
    );
  const isHeld = criticalErrors.some(({ code }) => isBinding(scenario, code));
  const limits: Cap[] = isHeld ? [{ at: criticalCap, because: 'critical-error' }] : [];
  for (const [person, code] of Object.entries(classes ?? {})) {
    const at = classCap(code, conduct[person] ?? noConduct);
    if (at !== null) limits.push({ at, because: 'class' });
  }
  const caps = limits.filter((cap) => cap.at < raw).sort((a, b) => a.at - b.at);
  return {
    raw,
    score: Math.min(raw, ...limits.map((cap) => cap.at)),
    dimensions: Object.fromEntries(
      dimensions.map((dimension) => [dimension, onScale(earned[dimension], bounds[dimension])]),
    ) as Record<Dimension, number | null>,
    class: classes,
    criticalErrors,
    caps,
  };
}

/** What has been earned so far, over all dimensions by their shares. */
export function wholeEarned(scenario: Scenario, done: Pick<Situation, 'used' | 'rankings'>): number {
  const earned = earnedPerDimension(scenario, done);
  const sum = dimensions.reduce((total, dimension) => total + shares[dimension] * earned[dimension], 0);
  // Sums of tenths and quarters pick up noise far behind the last digit that means anything.
  return tidy(sum);
}

/** Points in each dimension: the weights of everything taken, each once, and of every ranking by its score. */
function earnedPerDimension(scenario: Scenario, done: Pick<Situation, 'used' | 'rankings'>): Record<Dimension, number> {
  const earned: Record<Dimension, number> = { I: 0, T: 0, P: 0, S: 0 };
  const add = (w: Weights, factor: number) => {
    for (const dimension of dimensions) earned[dimension] += (w[dimension] ?? 0) * factor;
  };
  const used = new Set(done.used);
  for (const node of scenario.nodes) {
    const actions = actionsOf(node);
    for (const action of actions) if (used.has(action.id)) add(action.w, 1);
    const order = done.rankings[node.id];
    if (node.kind === 'ranking' && order) add(node.w, rankingFactor(orderScore(node.items, order)));
  }
  return earned;
}

/** The critical errors among choices and questions taken, in that order. */
export function criticalErrorsIn(scenario: Scenario, used: readonly string[]): Result['criticalErrors'] {
  const codes = new Map<string, CriticalErrorCode>();
  for (const node of scenario.nodes) {
    const actions = actionsOf(node);
    for (const action of actions) if (action.ce) codes.set(action.id, action.ce);
  }
  return used.flatMap((choice) => {
    const code = codes.get(choice);
    return code ? [{ code, choice }] : [];
  });
}
