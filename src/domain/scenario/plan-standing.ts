/** Where on the floor each person stands, so that the picture and the senses agree. */
import type { Floor, Positions } from './plan-grid.ts';

/**
 * Person → cell, one each; people who are away or on the phone have none. Who is in the place where
 * they were drawn stands on that cell, everybody else as near the place's letter as two meters
 * between people allow, or less where the place is small. The order of `positions` does not matter.
 */
export function standing(floor: Floor, positions: Positions): Record<string, number> {
  const cells: Record<string, number> = {};
  const present = Object.keys(positions)
    .filter((person) => floor.places[positions[person] ?? ''])
    .sort((a, b) => Number(b === 'you') - Number(a === 'you') || (a < b ? -1 : 1));
  for (const person of present) {
    const start = floor.starts[person];
    if (start !== undefined && floor.placeAt[start] === positions[person]) cells[person] = start;
  }
  for (const person of present) cells[person] ??= freeCell(floor, positions[person] ?? '', Object.values(cells));
  return cells;
}

/** The best cell of a place for one more person. A place with more people than cells doubles up. */
export function freeCell(floor: Floor, place: string, taken: readonly number[]): number {
  const { cells, anchor } = floor.places[place] ?? { cells: [], anchor: 0 };
  const gap = (a: number, b: number) =>
    Math.hypot((a % floor.width) - (b % floor.width), Math.floor(a / floor.width) - Math.floor(b / floor.width));
  // Room to stand comes first, then distance: people move apart before they climb on the furniture.
  for (const ground of [/\./, /./])
    for (const meters of [2, Math.SQRT2, 1]) {
      const free = cells.find(
        (cell) => ground.test(floor.cells.charAt(cell)) && taken.every((other) => gap(cell, other) >= meters),
      );
      if (free !== undefined) return free;
    }
  return anchor;
}
