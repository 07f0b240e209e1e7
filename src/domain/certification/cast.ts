/** A scenario as a sitting tells it, drawn once for each cast: its plan takes milliseconds to draw. */
import type { Scenario } from '../scenario/schema.ts';
import { asDrawn, rowsDrawn } from '../scenario/variants.ts';

const drawn = new WeakMap<Scenario, Map<string, Scenario>>();

export function castOf(scenario: Scenario, seed: string): Scenario {
  const casts = drawn.get(scenario) ?? new Map<string, Scenario>();
  drawn.set(scenario, casts);
  // A few rows in a few slots: there are not many casts of one scenario.
  const key = Object.values(rowsDrawn(scenario, seed)).join();
  const cast = casts.get(key) ?? asDrawn(scenario, seed);
  casts.set(key, cast);
  return cast;
}
