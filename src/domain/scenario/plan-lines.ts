/** The lines of a plan: walls, openings and the edges of open ground, through the middle of cells. */
import { isFloor } from './plan-grid.ts';

/** `#` wall, `+` door, `=` window, `e` edge of open ground. */
export type LineKind = '#' | '+' | '=' | 'e';

/** In cells, from cell middle to cell middle; openings begin and end half-way. */
export interface PlanLine {
  readonly kind: LineKind;
  readonly isAcross: boolean;
  readonly from: number;
  readonly to: number;
  /** The other coordinate: y of a line across, x of a line down. */
  readonly at: number;
}

/** Every straight run of one kind, as long as it goes. Doors are taken as closed: `+`. */
export function planLines(cells: string, width: number): PlanLine[] {
  const height = cells.length / width;
  const runs = (isAcross: boolean) => {
    const [step, cross, length, count] = isAcross ? [1, width, width, height] : [width, 1, height, width];
    return Array.from({ length: count }, (_, at) => {
      const halves = Array.from({ length: 2 * length }, (_, half) =>
        halfKind(cells, { cell: at * cross + (half >> 1) * step, ahead: half % 2 ? step : -step, cross, width }),
      );
      return mergeRuns(halves).map(({ kind, from, to }) => ({
        kind,
        isAcross,
        from: from / 2 - 0.5,
        to: to / 2 - 0.5,
        at,
      }));
    }).flat();
  };
  return [...runs(true), ...runs(false)];
}

/** Which way a door or window lies: across if what it joins is above and below. */
function liesAcross(cells: string, cell: number, width: number): boolean {
  const open = (side: number) => Number(isFloor(cells[side]));
  return open(cell - width) + open(cell + width) >= open(cell - 1) + open(cell + 1);
}

interface Half {
  readonly cell: number;
  /** To the neighbor on this half's side. */
  readonly ahead: number;
  /** To the neighbors beside the line. */
  readonly cross: number;
  readonly width: number;
}

/** What is drawn from the middle of a cell to its border with the next one. */
function halfKind(cells: string, { cell, ahead, cross, width }: Half): LineKind | undefined {
  const next = cell + ahead;
  const isOpening = (at: number) => cells[at] === '+' || cells[at] === '=';
  const isAlong = (at: number) => isOpening(at) && liesAcross(cells, at, width) === (cross === width);
  if (isAlong(cell)) return cells[cell] as LineKind;
  if (cells[cell] === '#' && (cells[next] === '#' || isAlong(next))) return '#';
  const isEdge =
    [cells[cell], cells[next]].includes(' ') &&
    !isFloor(cells[cell]) &&
    !isFloor(cells[next]) &&
    [cell, next].some((at) => isFloor(cells[at + cross]) || isFloor(cells[at - cross]));
  return isEdge ? 'e' : undefined;
}

function mergeRuns(halves: readonly (LineKind | undefined)[]) {
  const runs: { kind: LineKind; from: number; to: number }[] = [];
  halves.forEach((kind, half) => {
    const last = runs.at(-1);
    if (kind && last?.kind === kind && last.to === half) last.to++;
    else if (kind) runs.push({ kind, from: half, to: half + 1 });
  });
  return runs;
}
