/**
 * Who passes a certification. All parts must be met; no part makes up for another. Source: src/README.md, scoring.
 * Rates are counted, not estimated: of 13 victims at 75 percent, 10 must be identified.
 */
import type { ClassCode } from '../scenario/schema.ts';
import type { Marks } from './form.ts';
import type { PartOfRule } from './wire.ts';

type Truth = 'signal' | 'noise';

/** What the rule looks at. */
export interface Performance {
  readonly scenarios: readonly {
    /** After caps, 0 to 100. */
    readonly score: number;
    /** Critical errors that hold a score down. */
    readonly bindingErrors: number;
    /** One for each judged person whose truth is fixed. */
    readonly people: readonly { readonly truth: Truth; readonly class: ClassCode | null }[];
  }[];
  readonly cards: readonly { readonly truth: Truth; readonly victim: boolean }[];
  /** Credits of 0 to 1, of the items that can be scored. */
  readonly credits: readonly number[];
}

/** For a scenario the class counts, since conduct is what is certified; for a card the judgment. */
export function passRule(done: Performance, marks: Marks): readonly PartOfRule[] {
  const scores = done.scenarios.map(({ score }) => score);
  const errors = done.scenarios.reduce((sum, { bindingErrors }) => sum + bindingErrors, 0);
  return [
    { id: 'critical-errors', figure: errors, needed: 0, met: errors === 0, count: null },
    atLeast('mean', mean(scores), marks.cut),
    atLeast('each-scenario', Math.min(...scores), marks.each_scenario),
    atLeast('knowledge', 100 * mean(done.credits), marks.knowledge),
    rate('sensitivity', rightOf(done, 'signal', 'VICTIM_IDENTIFIED'), marks.sensitivity),
    rate('specificity', rightOf(done, 'noise', 'CORRECT_REJECTION'), marks.specificity),
  ];
}

export function passes(done: Performance, marks: Marks): boolean {
  return passRule(done, marks).every(({ met }) => met);
}

/** How many of so many a rate in percent takes: 75 of 13 is 10. */
export function neededOf(percent: number, of: number): number {
  return Math.ceil((percent * of) / 100 - tolerance);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sums of fractions carry noise far behind the last digit that means anything: 16 of 20 is 80 percent. */
const tolerance = 1e-9;

function atLeast(id: PartOfRule['id'], figure: number, needed: number): PartOfRule {
  return { id, figure, needed, met: figure >= needed - tolerance, count: null };
}

function rightOf({ scenarios, cards }: Performance, truth: Truth, rightClass: ClassCode): readonly boolean[] {
  return [
    ...scenarios
      .flatMap(({ people }) => people)
      .filter((person) => person.truth === truth)
      .map((person) => person.class === rightClass),
    ...cards.filter((card) => card.truth === truth).map(({ victim }) => victim === (truth === 'signal')),
  ];
}

function rate(id: 'sensitivity' | 'specificity', all: readonly boolean[], percent: number): PartOfRule {
  const right = all.filter(Boolean).length;
  const needed = neededOf(percent, all.length);
  return {
    id,
    figure: all.length === 0 ? 0 : (100 * right) / all.length,
    needed: percent,
    met: all.length > 0 && right >= needed,
    count: { right, of: all.length, needed },
  };
}
