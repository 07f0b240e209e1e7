/** Who, of those a person cannot speak freely before, would see or hear a question. */
import { type Floor, readFloor } from './plan-grid.ts';
import { changeDoors, witnesses } from './plan-senses.ts';
import type { Situation } from './rules.ts';
import type { Choice, Question, Scenario } from './schema.ts';

type Asking = Pick<Choice | Question, 'of' | 'moves' | 'doors'>;

/**
 * Ids of people with `controls` over the one asked who can see or hear them as the question is spoken,
 * that is, after its own `moves` and `doors`. Empty where the scenario has no plan.
 */
export function overheardBy(scenario: Scenario, situation: Situation, action: Asking): string[] {
  const asked = personAsked(scenario, action);
  if (!scenario.plan || asked === undefined) return [];
  const floor = floorOf(scenario.plan, scenario);
  const positions = { ...startPlaces(floor), ...situation.at, ...action.moves };
  const doors = changeDoors(situation.doors, action.doors);
  const perceived = witnesses({ floor, people: scenario.people, positions, doors }, asked);
  return Object.entries(scenario.people)
    .filter(([id, person]) => person.controls.includes(asked) && (perceived[id]?.sees || perceived[id]?.hears))
    .map(([id]) => id);
}

/** The person a question is put to: the one it names, or the only one judged. */
export function personAsked(scenario: Scenario, action: Pick<Asking, 'of'>): string | undefined {
  if (action.of) return action.of;
  const judged = Object.keys(scenario.judged);
  return judged.length === 1 ? judged[0] : undefined;
}

/** The place in which each person is drawn. */
export function startPlaces(floor: Floor): Record<string, string> {
  return Object.fromEntries(
    Object.entries(floor.starts).flatMap(([person, cell]) => {
      const place = floor.placeAt[cell];
      return place === undefined ? [] : [[person, place]];
    }),
  );
}

const floors = new WeakMap<object, Floor>();

function floorOf(plan: NonNullable<Scenario['plan']>, scenario: Scenario): Floor {
  const known = floors.get(plan);
  if (known) return known;
  const floor = readFloor(plan, scenario.people);
  floors.set(plan, floor);
  return floor;
}
