/** Do people know how sure they may be? Shown as feedback, never part of passing. Source: src/README.md, scoring. */
import type { Judgment } from '../attempt/event.ts';
import type { Judged } from '../scenario/schema.ts';

/** A committed judgment beside the truth. `confidence` is in percent, of the judgment made. */
export interface TestedJudgment extends Judgment {
  readonly truth: Judged['truth'];
}

export interface Calibration {
  /** Judgments counted; those whose truth is ambiguous are not. */
  readonly count: number;
  /** Mean squared distance between the probability given to "victim" and what was so: 0 is perfect. */
  readonly brier: number;
  /** The same for somebody who gives the share of victims every time. */
  readonly reference: number;
  /** 1 − brier / reference; null if all cases are of one kind, because then there is nothing to beat. */
  readonly skill: number | null;
  /** Share of judgments that were right. */
  readonly accuracy: number;
  /** Mean confidence less accuracy, as shares: above 0 is too sure. */
  readonly overconfidence: number;
  /** False while there are too few judgments to tell a person anything. */
  readonly isShown: boolean;
}

/** Below this, chance moves the figures more than skill does. */
export const calibrationShownFrom = 20;

/** @returns null if no judgment has a known truth */
export function calibration(judgments: readonly TestedJudgment[]): Calibration | null {
  const tested = judgments.filter(({ truth }) => truth !== 'ambiguous').map(outcomeOf);
  if (tested.length === 0) return null;
  const mean = (value: (each: Outcome) => number) => tested.reduce((sum, each) => sum + value(each), 0) / tested.length;
  const brier = mean(({ probability, happened }) => (probability - happened) ** 2);
  const baseRate = mean(({ happened }) => happened);
  const reference = mean(({ happened }) => (baseRate - happened) ** 2);
  const accuracy = mean(({ isRight }) => Number(isRight));
  return {
    count: tested.length,
    brier,
    reference,
    skill: reference === 0 ? null : 1 - brier / reference,
    accuracy,
    overconfidence: mean(({ confidence }) => confidence) - accuracy,
    isShown: tested.length >= calibrationShownFrom,
  };
}

interface Outcome {
  /** Given to "victim". */
  readonly probability: number;
  readonly happened: 0 | 1;
  readonly confidence: number;
  readonly isRight: boolean;
}

function outcomeOf({ victim, confidence: percent, truth }: TestedJudgment): Outcome {
  const confidence = percent / 100;
  return {
    probability: victim ? confidence : 1 - confidence,
    happened: truth === 'signal' ? 1 : 0,
    confidence,
    isRight: victim === (truth === 'signal'),
  };
}
