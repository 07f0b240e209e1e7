/** What of a plan moves with the scene: people, doors, and the place where you are. */
import type { PlanDrawing } from './plan-drawing.ts';
import type { Floor } from './plan-grid.ts';
import { largestToken } from './plan-scale.ts';
import { cellsWithDoors, type Setting } from './plan-senses.ts';
import { type Spot, spread } from './plan-spread.ts';
import { standing } from './plan-standing.ts';
import { companions } from './plan-words.ts';

export interface PlanToken {
  readonly id: string;
  readonly letter: string;
  readonly officer: boolean;
  readonly isWithYou: boolean;
  readonly x: number;
  readonly y: number;
}

/** In the pixels of the drawing; paths are SVG path data. */
export interface PlanPicture {
  readonly closedDoors: string;
  readonly openDoors: string;
  /** The floor of the place where you stand. */
  readonly yours: string;
  readonly tokens: readonly PlanToken[];
  readonly tokenRadius: number;
}

export function planPicture(setting: Setting, drawing: PlanDrawing): PlanPicture {
  const { floor, people, positions, doors } = setting;
  const { unit, left, top } = drawing;
  const cells = cellsWithDoors(floor, doors);
  const doorPaths = (char: string, state: 'open' | 'closed') =>
    drawing.doors.map((door) => (cells[door.cell] === char ? door[state] : '')).join('');

  const near = companions(setting);
  const cellOf = standing(floor, positions);
  // In the order of `people`, which never changes: a token walks instead of being drawn anew.
  const present = Object.entries(people).flatMap(([id, { token, officer }]) => {
    const cell = cellOf[id];
    return cell === undefined
      ? []
      : [{ id, letter: token, officer: officer === true, isWithYou: near.includes(id), cell }];
  });
  const spots = present.map(({ id, cell }): Spot => {
    const [column, row] = [cell % floor.width, Math.floor(cell / floor.width)];
    return { x: left + column * unit, y: top + row * unit, room: roomOf(floor, positions[id] ?? '', drawing) };
  });
  const tokenRadius = largestToken(unit);
  const drawn = spread(spots, tokenRadius, drawing.names);
  return {
    closedDoors: doorPaths('+', 'closed'),
    openDoors: doorPaths('/', 'open'),
    yours: drawing.grounds[positions.you ?? ''] ?? '',
    tokens: present.map(({ cell, ...token }, index) => ({ ...token, ...(drawn[index] ?? { x: 0, y: 0 }) })),
    tokenRadius,
  };
}

/** The box round a place, in pixels, half a cell over its outermost cells, which is where its walls are. */
function roomOf(floor: Floor, place: string, { unit, left, top }: PlanDrawing): Spot['room'] {
  const cells = floor.places[place]?.cells ?? [];
  const columns = cells.map((cell) => cell % floor.width);
  const rows = cells.map((cell) => Math.floor(cell / floor.width));
  const over = unit * 0.7;
  return {
    left: left + Math.min(...columns) * unit - over,
    right: left + Math.max(...columns) * unit + over,
    top: top + Math.min(...rows) * unit - over,
    bottom: top + Math.max(...rows) * unit + over,
  };
}
