/**
 * How well victims are told from others. Rates gate; d′ only describes, because with unequal numbers of
 * cases the correction gives even somebody who says "victim" every time a d′ above zero.
 */
import { normalDensity, normalQuantile } from './normal.ts';

export interface Counts {
  /** Victims identified, of `signals`. */
  readonly hits: number;
  readonly signals: number;
  /** Others taken for victims, of `noises`. */
  readonly falseAlarms: number;
  readonly noises: number;
}

export type Interval = readonly [low: number, high: number];

export interface Detection {
  /** Shares; null where there was no case of the kind. */
  readonly sensitivity: number | null;
  readonly specificity: number | null;
  /** Wilson, 95%. */
  readonly sensitivityInterval: Interval | null;
  readonly specificityInterval: Interval | null;
  /** Sensitivity + specificity − 1: 0 is chance, whatever the leaning. */
  readonly youden: number | null;
  /** The rest is null unless there were cases of both kinds. */
  readonly discrimination: Discrimination | null;
}

export interface Discrimination {
  /** Hit and false-alarm rates after the log-linear correction, so that neither is 0 or 1. */
  readonly hitRate: number;
  readonly falseAlarmRate: number;
  /** d′: how far apart the two kinds lie for this person, in standard deviations. */
  readonly dPrime: number;
  /** c: below 0 leans towards "victim". */
  readonly criterion: number;
  readonly standardError: number;
  /** Of d′, 95%, as if every case were independent; cases of one trainee are not. */
  readonly interval: Interval;
}

/** @throws RangeError if a count is no count, or more were found than there were */
export function detection(counts: Counts): Detection {
  const { hits, signals, falseAlarms, noises } = counts;
  const isPossible = [hits, signals, falseAlarms, noises].every((count) => Number.isInteger(count) && count >= 0);
  if (!isPossible || hits > signals || falseAlarms > noises) {
    throw new RangeError(`${hits} of ${signals} and ${falseAlarms} of ${noises} are no counts.`);
  }
  const rejections = noises - falseAlarms;
  const sensitivity = signals === 0 ? null : hits / signals;
  const specificity = noises === 0 ? null : rejections / noises;
  return {
    sensitivity,
    specificity,
    sensitivityInterval: wilson(hits, signals),
    specificityInterval: wilson(rejections, noises),
    youden: sensitivity === null || specificity === null ? null : sensitivity + specificity - 1,
    discrimination: signals === 0 || noises === 0 ? null : discriminationOf(counts),
  };
}

function discriminationOf({ hits, signals, falseAlarms, noises }: Counts): Discrimination {
  const hitRate = (hits + 0.5) / (signals + 1);
  const falseAlarmRate = (falseAlarms + 0.5) / (noises + 1);
  const zHit = normalQuantile(hitRate);
  const zFalseAlarm = normalQuantile(falseAlarmRate);
  const dPrime = zHit - zFalseAlarm;
  const variance = (rate: number, z: number, count: number) => (rate * (1 - rate)) / (count * normalDensity(z) ** 2);
  const standardError = Math.sqrt(variance(hitRate, zHit, signals) + variance(falseAlarmRate, zFalseAlarm, noises));
  return {
    hitRate,
    falseAlarmRate,
    dPrime,
    // `+ 0` keeps an unbiased criterion from printing as −0.
    criterion: -(zHit + zFalseAlarm) / 2 + 0,
    standardError,
    interval: [dPrime - z95 * standardError, dPrime + z95 * standardError],
  };
}

const z95 = normalQuantile(0.975);

/** The 95% interval of a share; unlike the plain one it stays within 0 and 1. Null without cases. */
export function wilson(found: number, count: number): Interval | null {
  if (count === 0) return null;
  const share = found / count;
  const z2 = z95 ** 2;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * Of those called victims, the share who are.
 *
 * @param prevalence - share of victims among those met
 * @returns null if nobody would be called a victim
 */
export function positivePredictiveValue(sensitivity: number, specificity: number, prevalence: number): number | null {
  const right = sensitivity * prevalence;
  const wrong = (1 - specificity) * (1 - prevalence);
  return right + wrong === 0 ? null : right / (right + wrong);
}

/** What the rates mean in whole people, whom a reader can count. */
export interface PeopleMet {
  readonly victims: number;
  readonly caught: number;
  readonly missed: number;
  readonly overCalled: number;
  readonly leftAlone: number;
  /** Everybody called a victim, rightly or not. */
  readonly called: number;
}

/** @param met.prevalence - share of victims among the `people` met, 100 unless told */
export function amongPeople(met: {
  sensitivity: number;
  specificity: number;
  prevalence: number;
  people?: number;
}): PeopleMet {
  const { sensitivity, specificity, prevalence, people = 100 } = met;
  const victims = Math.round(people * prevalence);
  const caught = Math.round(victims * sensitivity);
  const overCalled = Math.round((people - victims) * (1 - specificity));
  return {
    victims,
    caught,
    missed: victims - caught,
    overCalled,
    leftAlone: people - victims - overCalled,
    called: caught + overCalled,
  };
}
