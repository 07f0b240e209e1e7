/** Where the name of each place is written: where nobody stands, and the same at every moment. */
import { type Floor, isDoor, isFloor } from './plan-grid.ts';
import { largestToken, round, type Scale } from './plan-scale.ts';
import { freeCell } from './plan-standing.ts';

export interface PlanLabel {
  readonly text: string;
  /** Middle of the text. */
  readonly x: number;
  readonly y: number;
  /** Written upwards, in a place too narrow for it. */
  readonly isUpright: boolean;
}

const size = 12;
const padding = 5;
const uprightCost = 8;

/** Pixels, near enough for Public Sans at weight 600. */
export const textWidth = (text: string, pixels: number) => text.length * pixels * 0.56;

/** A place in which its name does not fit has none; the words beside the plan name it. */
export function planLabels(floor: Floor, scale: Scale): PlanLabel[] {
  return Object.keys(floor.places).flatMap((id) => {
    const crowd = crowdedSpots(floor, id, scale);
    const spots = [...labelSpots(floor, id, scale, false), ...labelSpots(floor, id, scale, true)];
    const cost = (spot: PlanLabel) =>
      crowd.reduce((sum, thing) => sum + (covers(spot, thing) ? thing.weight : 0), spot.isUpright ? uprightCost : 0);
    const best = spots.toSorted((a, b) => cost(a) - cost(b))[0];
    return best ? [best] : [];
  });
}

interface Crowd {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly weight: number;
}

/** Where tokens will be: the cells drawn for people, the first ones beside the letter; and doors that swing. */
function crowdedSpots(floor: Floor, id: string, { unit, x, y }: Scale): Crowd[] {
  const taken: number[] = [];
  for (let person = 0; person < 4; person++) taken.push(freeCell(floor, id, taken));
  const at = (cell: number) => ({ x: x(cell % floor.width), y: y(Math.floor(cell / floor.width)) });
  const reach = largestToken(unit);
  return [
    ...Object.values(floor.starts).map((cell) => ({ ...at(cell), reach, weight: 5 })),
    ...taken.map((cell, index) => ({ ...at(cell), reach, weight: 7 - 2 * index })),
    ...(floor.places[id]?.doors ?? []).map((cell) => ({ ...at(cell), reach: unit, weight: 4 })),
  ];
}

function covers(spot: PlanLabel, { x, y, reach }: Crowd): boolean {
  const [along, beside] = spot.isUpright ? [y - spot.y, x - spot.x] : [x - spot.x, y - spot.y];
  return Math.abs(along) < textWidth(spot.text, size) / 2 + reach && Math.abs(beside) < size / 2 - 1 + reach;
}

/** Along every stretch of free floor that is long enough, a cell at a time, from the top left. */
function labelSpots(floor: Floor, id: string, { unit, x, y }: Scale, isUpright: boolean): PlanLabel[] {
  const { cells, placeAt, width, places } = floor;
  const text = places[id]?.name ?? '';
  const half = textWidth(text, size) / 2 + padding;
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
        return { text, x: cx, y: cy, isUpright };
      });
    });
}
