/** Where the name of each place is written: where nobody stands, and the same at every moment. */
import { type Floor, isDoor, isFloor } from './plan-grid.ts';
import { largestToken, round, type Scale } from './plan-scale.ts';

export interface PlanLabel {
  readonly text: string;
  /** Middle of the text. */
  readonly x: number;
  readonly y: number;
  /** From its middle to its edges, across and down. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Written upwards, in a place too narrow for it. */
  readonly isUpright: boolean;
}

const size = 12;
const padding = 5;
const uprightCost = 8;
const doorCost = 4;
/** Between a token and a name, in pixels: a token's line is drawn half outside its radius. */
export const clearance = 2;

/** Pixels, near enough for Public Sans at weight 600. */
export const textWidth = (text: string, pixels: number) => text.length * pixels * 0.56;

/**
 * A place in which its name does not fit has none; the words beside the plan name it.
 *
 * @param tokens - where people are ever drawn, in pixels, once for each time they may be there
 */
export function planLabels(floor: Floor, scale: Scale, tokens: readonly Point[]): PlanLabel[] {
  const radius = largestToken(scale.unit) + clearance;
  return Object.keys(floor.places).flatMap((id) => {
    const doors = doorSwings(floor, id, scale);
    const spots = [...labelSpots(floor, id, scale, false), ...labelSpots(floor, id, scale, true)];
    const cost = (spot: PlanLabel) =>
      tokens.reduce((sum, token) => sum + Math.min(...overlap(spot, token, radius)), 0) +
      doors.filter((door) => Math.min(...overlap(spot, door, scale.unit)) > 0).length * doorCost +
      (spot.isUpright ? uprightCost : 0);
    const [best] = spots.map((spot) => ({ spot, cost: cost(spot) })).toSorted((a, b) => a.cost - b.cost);
    return best ? [best.spot] : [];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a token of this radius reaches over a name, across and down; 0 and 0 where it does not. */
export function overlap(name: PlanLabel, token: Point, radius: number): readonly [number, number] {
  const across = name.halfWidth + radius - Math.abs(token.x - name.x);
  const down = name.halfHeight + radius - Math.abs(token.y - name.y);
  return across > 0 && down > 0 ? [across, down] : [0, 0];
}

function doorSwings({ places, width }: Floor, id: string, { x, y }: Scale): Point[] {
  return (places[id]?.doors ?? []).map((cell) => ({ x: x(cell % width), y: y(Math.floor(cell / width)) }));
}

/** Along every stretch of free floor that is long enough, a cell at a time, from the top left. */
function labelSpots(floor: Floor, id: string, { unit, x, y }: Scale, isUpright: boolean): PlanLabel[] {
  const { cells, placeAt, width, places } = floor;
  const text = places[id]?.name ?? '';
  const halfText = round(textWidth(text, size) / 2);
  const half = halfText + padding;
  const [halfWidth, halfHeight] = isUpright ? [size / 2, halfText] : [halfText, size / 2];
  const step = isUpright ? width : 1;
  const isFree = (cell: number) => placeAt[cell] === id && cells[cell] === '.';
  return (places[id]?.cells ?? [])
    .filter((cell) => isFree(cell) && !isFree(cell - step))
    .sort((a, b) => a - b)
    .flatMap((first) => {
      let last = first;
      while (isFree(last + step)) last += step;
      // Beside a wall half a cell more is free.
      const room = (cell: number) => (isFloor(cells[cell]) || isDoor(cells[cell]) ? 0.5 : 1) * unit;
      const [along, beside] = isUpright ? [y, x] : [x, y];
      const [index, other] = isUpright
        ? [(cell: number) => Math.floor(cell / width), first % width]
        : [(cell: number) => cell % width, Math.floor(first / width)];
      const low = along(index(first)) - room(first - step) + half;
      const high = along(index(last)) + room(last + step) - half;
      if (low > high) return [];
      return Array.from({ length: Math.ceil((high - low) / unit) + 1 }, (_, shift) => {
        const middle = round(Math.min(low + shift * unit, high));
        const [cx, cy] = isUpright ? [beside(other), middle] : [middle, beside(other)];
        return { text, x: cx, y: cy, halfWidth, halfHeight, isUpright };
      });
    });
}
