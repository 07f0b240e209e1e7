/**
 * A floor plan as the program knows it. Reading is lenient and small, because it also runs in the
 * browser; plan.ts tells an author what is wrong with a plan before it ever gets there.
 */
import type { Plan } from './schema.ts';

/** Person → place id, `away` (neither sees nor hears) or `phone` (hears everything, sees nothing). */
export type Positions = Readonly<Record<string, string>>;

/**
 * Place → how every door that borders it stands. Entries apply in order, so where two places share
 * a door the later entry wins; merge with `changeDoors`, which keeps that order. A door that no
 * entry reaches stands as drawn.
 */
export type DoorState = Readonly<Record<string, 'open' | 'closed'>>;

export interface PlanPerson {
  readonly name: string;
  readonly token: string;
  readonly officer?: boolean | undefined;
  readonly loud?: boolean | undefined;
}
export type PlanPeople = Readonly<Record<string, PlanPerson>>;

export interface Place {
  readonly name: string;
  readonly anchor: number;
  /** Nearest to the anchor first, on foot. */
  readonly cells: readonly number[];
  /** Cells of the doors that border it. */
  readonly doors: readonly number[];
  /** Somewhere it has no wall, only an edge. */
  readonly openAir: boolean;
}

/** In cells of the padded grid. */
export interface PlanObject {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Plain data. A cell is an index, `y * width + x`, of the drawn grid with a ring of nothing around
 * it, so that a neighbor can be looked up without a bound check. One cell is one meter.
 */
export interface Floor {
  readonly width: number;
  readonly height: number;
  /** One character a cell: `#` `+` `/` `=` `.`, a digit (object) or a space (nothing). */
  readonly cells: string;
  readonly places: Readonly<Record<string, Place>>;
  readonly placeAt: readonly (string | undefined)[];
  readonly starts: Readonly<Record<string, number>>;
  readonly objects: readonly PlanObject[];
}

/** Can one stand there? */
export const isFloor = (char: string | undefined) => char !== undefined && /[.0-9]/.test(char);

export const isDoor = (char: string | undefined) => char === '+' || char === '/';

/** A gap one cell wide between two pieces of wall. */
export function isNarrowOpening(cells: string, cell: number, width: number): boolean {
  const isBuilt = (at: number) => /[#+/=]/.test(cells.charAt(at));
  return isFloor(cells[cell]) && [1, width].some((side) => isBuilt(cell - side) && isBuilt(cell + side));
}

/** Rows as typed, without the blank lines at the end. */
export function splitRows(rows: string): string[] {
  return rows
    .trimEnd()
    .split('\n')
    .map((row) => row.trimEnd());
}

export function readFloor(plan: Plan, people: PlanPeople): Floor {
  const rows = splitRows(plan.rows);
  const width = Math.max(...rows.map((row) => row.length)) + 2;
  const nothing = ' '.repeat(width);
  const drawn = [nothing, ...rows.map((row) => ` ${row}`.padEnd(width)), nothing].join('');
  const cells = drawn.replace(/[A-Za-z]/g, '.');

  const starts: Record<string, number> = {};
  for (const [person, { token }] of Object.entries(people)) {
    const cell = drawn.indexOf(token);
    if (cell >= 0) starts[person] = cell;
  }
  const placeAt = claimCells(drawn, cells, width, plan.places);
  return {
    width,
    height: rows.length + 2,
    cells,
    places: readPlaces(plan, { drawn, cells, width, placeAt }),
    placeAt: Array.from(cells, (_, cell) => placeAt.get(cell)),
    starts,
    objects: readObjects(cells, width, plan.objects),
  };
}

/**
 * Cell → place: each goes to the nearest letter on foot, and doors bound as walls do. An opening one
 * cell wide parts two places as well, unless there is no letter behind it.
 */
function claimCells(drawn: string, cells: string, width: number, places: Plan['places']): Map<number, string> {
  const claimed = new Map<number, string>();
  for (let cell = 0; cell < drawn.length; cell++) {
    const place = places[drawn.charAt(cell)];
    if (place) claimed.set(cell, place);
  }
  const isNarrow = (cell: number) => drawn[cell] === '.' && isNarrowOpening(cells, cell, width);
  // A map hands out entries added while it is walked: this is the breadth-first queue.
  for (const isBarred of [isNarrow, () => false])
    for (const [cell, place] of claimed)
      for (const next of [cell + 1, cell - 1, cell + width, cell - width])
        if (isFloor(cells[next]) && !claimed.has(next) && !isBarred(cell)) claimed.set(next, place);
  return claimed;
}

interface Drawing {
  readonly drawn: string;
  readonly cells: string;
  readonly width: number;
  readonly placeAt: ReadonlyMap<number, string>;
}

function readPlaces(plan: Plan, { drawn, cells, width, placeAt }: Drawing): Record<string, Place> {
  const places: Record<string, Place> = {};
  for (const [letter, id] of Object.entries(plan.places)) {
    const anchor = drawn.indexOf(letter);
    if (anchor < 0) continue;
    const own = [...placeAt].filter(([, place]) => place === id).map(([cell]) => cell);
    const around = [...new Set(own.flatMap((cell) => [cell + 1, cell - 1, cell + width, cell - width]))];
    const plain = id.replaceAll('-', ' ');
    places[id] = {
      name: plan.names[id] ?? plain.charAt(0).toUpperCase() + plain.slice(1),
      anchor,
      cells: own,
      doors: around.filter((cell) => isDoor(cells[cell])),
      openAir: around.some((cell) => cells[cell] === ' '),
    };
  }
  return places;
}

/** An object that is no rectangle (a corner counter) is drawn as several. */
function readObjects(cells: string, width: number, labels: Plan['objects']): PlanObject[] {
  const objects: PlanObject[] = [];
  const used = new Set<number>();
  for (let cell = 0; cell < cells.length; cell++) {
    const digit = cells.charAt(cell);
    const label = labels[digit];
    const free = (at: number) => cells[at] === digit && !used.has(at);
    if (!label || !free(cell)) continue;
    let across = 1;
    while (free(cell + across)) across++;
    const row = Array.from({ length: across }, (_, x) => cell + x);
    let down = 1;
    while (row.every((at) => free(at + down * width))) down++;
    for (let y = 0; y < down; y++) for (const at of row) used.add(at + y * width);
    objects.push({ label, x: cell % width, y: Math.floor(cell / width), width: across, height: down });
  }
  return objects;
}
