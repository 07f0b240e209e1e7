/** The plan of a scenario, read and drawn: what a page, a browser and the printed guide begin with. */
import { arrangements } from './plan-arrangements.ts';
import { drawPlan, type PlanDrawing } from './plan-drawing.ts';
import { type Floor, readFloor } from './plan-grid.ts';
import type { Setting } from './plan-senses.ts';
import { startPlaces } from './privacy.ts';
import type { Scenario } from './schema.ts';

type Staged = Pick<Scenario, 'plan' | 'people' | 'start' | 'nodes'>;

export interface DrawnPlan {
  readonly floor: Floor;
  readonly drawing: PlanDrawing;
}

/** Pages show the same few plans at every request, and drawing one takes milliseconds. */
const drawn = new WeakMap<Staged, DrawnPlan>();

/** Null for a scenario without a plan. */
export function drawnPlan(scenario: Staged): DrawnPlan | null {
  if (!scenario.plan) return null;
  let found = drawn.get(scenario);
  if (!found) {
    const floor = readFloor(scenario.plan, scenario.people);
    found = { floor, drawing: drawPlan(floor, arrangements(scenario, floor)) };
    drawn.set(scenario, found);
  }
  return found;
}

/** Who stands where, and which doors are open, when the scene begins. */
export function openingSetting({ people, start, nodes }: Staged, floor: Floor): Setting {
  const opening = nodes.find(({ id }) => id === start);
  return { floor, people, positions: { ...startPlaces(floor), ...opening?.at }, doors: opening?.doors ?? {} };
}
