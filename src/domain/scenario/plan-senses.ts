/** Who sees and hears whom, derived from walls, doors and distance alone. */
import { type DoorState, type Floor, isFloor, type PlanPeople, type Positions } from './plan-grid.ts';
import { standing } from './plan-standing.ts';

/** Who stands where at one moment of a scene. */
export interface Setting {
  readonly floor: Floor;
  readonly people: PlanPeople;
  readonly positions: Positions;
  readonly doors: DoorState;
}

export interface Witness {
  readonly sees: boolean;
  readonly hears: boolean;
}

/** How far a voice carries, in meters on foot. */
export const voiceMeters = 6;
export const loudVoiceMeters = 12;

/** Later changes win over earlier ones; a plain spread would leave a place at its old rank. */
export function changeDoors(doors: DoorState, change: DoorState | undefined): DoorState {
  const kept = Object.entries(doors).filter(([place]) => change?.[place] === undefined);
  return { ...Object.fromEntries(kept), ...change };
}

/** The floor's cells with `+` and `/` as the doors stand now. */
export function cellsWithDoors(floor: Floor, doors: DoorState): string {
  const cells = floor.cells.split('');
  for (const [place, state] of Object.entries(doors))
    for (const door of floor.places[place]?.doors ?? []) cells[door] = state === 'open' ? '/' : '+';
  return cells.join('');
}

/**
 * Is there a line from the middle of one cell to that of the other which touches neither a wall nor
 * a closed door? Windows, open doors and objects do not block. The same both ways.
 */
export function canSee(floor: Floor, doors: DoorState, from: number, to: number): boolean {
  const cells = cellsWithDoors(floor, doors);
  return cellsBetween(from, to, floor.width).every((cell) => cells[cell] !== '#' && cells[cell] !== '+');
}

/**
 * Is there a walk of at most `meters` through floor and open doors? Steps go to all eight
 * neighbors, a diagonal one counts √2 and cuts no corner. Windows let no sound through.
 */
export function canHear(floor: Floor, doors: DoorState, from: number, to: number, meters = voiceMeters): boolean {
  return cellsInEarshot(cellsWithDoors(floor, doors), floor.width, from, meters).has(to);
}

/**
 * What each other person perceives of what `speaker` says and does. Everyone in `people` gets an
 * entry, officers too; who has no position is away.
 */
export function witnesses({ floor, people, positions, doors }: Setting, speaker: string): Record<string, Witness> {
  const cells = standing(floor, positions);
  const here = cells[speaker];
  const meters = people[speaker]?.loud ? loudVoiceMeters : voiceMeters;
  const earshot =
    here === undefined ? new Map() : cellsInEarshot(cellsWithDoors(floor, doors), floor.width, here, meters);

  const perceive = (person: string): Witness => {
    const cell = cells[person];
    const joined = [speaker, person].every((id) => cells[id] !== undefined || positions[id] === 'phone');
    const byPhone = joined && [speaker, person].some((id) => positions[id] === 'phone');
    return {
      sees: here !== undefined && cell !== undefined && canSee(floor, doors, here, cell),
      hears: byPhone || (cell !== undefined && earshot.has(cell)),
    };
  };
  const others = Object.keys(people).filter((person) => person !== speaker);
  return Object.fromEntries(others.map((person) => [person, perceive(person)]));
}

/** Cell → meters walked. Few cells lie in range, so correcting labels beats a priority queue. */
function cellsInEarshot(cells: string, width: number, from: number, meters: number): Map<number, number> {
  const walked = new Map([[from, 0]]);
  const isOpen = (cell: number) => isFloor(cells[cell]) || cells[cell] === '/';
  const queue = [from];
  for (const cell of queue)
    for (const dx of [-1, 0, 1])
      for (const dy of [-width, 0, width]) {
        const next = cell + dx + dy;
        const total = (walked.get(cell) ?? 0) + (dx && dy ? Math.SQRT2 : 1);
        const isShorter = total < (walked.get(next) ?? meters + 1e-6);
        if (!isShorter || ![next, cell + dx, cell + dy].every(isOpen)) continue;
        walked.set(next, total);
        queue.push(next);
      }
  return walked;
}

/** Every cell that the line touches; through a corner it touches the cells on both sides. */
function cellsBetween(from: number, to: number, width: number): number[] {
  let x = from % width;
  let y = Math.floor(from / width);
  const dx = Math.abs((to % width) - x);
  const dy = Math.abs(Math.floor(to / width) - y);
  const stepX = to % width > x ? 1 : -1;
  const stepY = Math.floor(to / width) > y ? 1 : -1;
  const touched = [from];
  for (let across = 0, down = 0; across < dx || down < dy; ) {
    // Which border comes next: of the column, of the row, or both at once (a corner)?
    const lead = (1 + 2 * across) * dy - (1 + 2 * down) * dx;
    if (lead === 0) touched.push(y * width + x + stepX, (y + stepY) * width + x);
    if (lead <= 0) {
      x += stepX;
      across++;
    }
    if (lead >= 0) {
      y += stepY;
      down++;
    }
    touched.push(y * width + x);
  }
  return touched;
}
