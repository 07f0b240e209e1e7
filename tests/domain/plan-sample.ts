/** Builders for the tests of plans. */
import { type DoorState, type Floor, type PlanPeople, type Positions, readFloor } from '#domain/scenario/plan-grid';
import type { Setting } from '#domain/scenario/plan-senses';
import type { Plan } from '#domain/scenario/schema';

export const people: PlanPeople = {
  you: { name: 'You', token: 'Y', officer: true },
  renee: { name: 'Renee', token: 'R' },
  cole: { name: 'Cole', token: 'C' },
  ortiz: { name: 'Officer Ortiz', token: 'O', officer: true },
};

/** Rows of a plan; every small letter in them names a place after itself unless `places` says more. */
export function plan(rows: readonly string[], more: Partial<Plan> = {}): Plan {
  const letters = new Set(rows.join('').match(/[a-z]/g) ?? []);
  const places = Object.fromEntries([...letters].map((letter) => [letter, `room-${letter}`]));
  return { rows: `${rows.join('\n')}\n`, places, names: {}, objects: {}, ...more };
}

export const floorOf = (rows: readonly string[], more: Partial<Plan> = {}): Floor =>
  readFloor(plan(rows, more), people);

/** The cell at a row and column of the rows as typed, from 0. */
export const cellAt = ({ width }: Floor, row: number, column: number) => (row + 1) * width + column + 1;

/** Two rooms with a door between, and a landing beyond another. */
export const apartmentRows = [
  '###########    ',
  '#....#....#....',
  '#.k..+..l./..a.',
  '#....#....#....',
  '###########....',
];

export const apartment = plan(apartmentRows, { places: { k: 'kitchen', l: 'living-room', a: 'landing' } });

export function setting(positions: Positions, doors: DoorState = {}, with_: PlanPeople = people): Setting {
  return { floor: readFloor(apartment, with_), people: with_, positions, doors };
}
