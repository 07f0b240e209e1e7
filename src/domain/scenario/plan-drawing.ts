/**
 * What of a plan never moves, as paths for an SVG. It is drawn where the plan is read, so that a
 * browser is sent the lines and not the program that finds them. No colors: plan.css has those.
 */
import { type Floor, isFloor, isNarrowOpening, type Positions } from './plan-grid.ts';
import { type PlanLabel, planLabels } from './plan-labels.ts';
import { type PlanLine, planLines } from './plan-lines.ts';
import { type DrawnObject, drawObject } from './plan-objects.ts';
import { type PlanToken, planPicture } from './plan-picture.ts';
import { planScale, round, type Scale } from './plan-scale.ts';

export interface DrawnDoor {
  /** Tells how the door stands. */
  readonly cell: number;
  readonly closed: string;
  readonly open: string;
}

/** Plain data. Lengths are the pixels of a picture at most 264 wide, the player's column. */
export interface PlanDrawing {
  readonly width: number;
  readonly height: number;
  /** Pixels a cell, and where the middle of cell 0 lies. */
  readonly unit: number;
  readonly left: number;
  readonly top: number;
  readonly walls: string;
  /** Solid blocks, where walls are more than a cell thick. */
  readonly masonry: string;
  readonly windows: string;
  /** The edge of open ground. */
  readonly edges: string;
  readonly doors: readonly DrawnDoor[];
  /** Place → its floor, out to the middle of its walls. */
  readonly grounds: Readonly<Record<string, string>>;
  readonly objects: readonly DrawnObject[];
  readonly names: readonly PlanLabel[];
}

/** @param arrangements - every way in which people may come to stand: names are written where nobody does */
export function drawPlan(floor: Floor, arrangements: readonly Positions[] = []): PlanDrawing {
  const { cells, width: columns, places } = floor;
  const lines = planLines(cells.replaceAll('/', '+'), columns);
  const { width, height, scale } = planScale(lines);
  const pathOf = (kind: PlanLine['kind']) =>
    lines
      .filter((line) => line.kind === kind)
      .map((line) => linePath(line, scale))
      .join('');
  const nameless: PlanDrawing = {
    width,
    height,
    unit: scale.unit,
    left: scale.x(0),
    top: scale.y(0),
    walls: pathOf('#'),
    masonry: masonryPath(cells, columns, scale),
    windows: pathOf('='),
    edges: pathOf('e'),
    doors: lines.filter(({ kind }) => kind === '+').map((line) => drawDoor(line, floor, scale)),
    grounds: Object.fromEntries(Object.keys(places).map((place) => [place, groundPath(floor, place, scale)])),
    objects: floor.objects.map((object) => drawObject(floor, object, scale)),
    names: [],
  };
  const tokens = arrangements.flatMap((positions) => tokensIn(floor, positions, nameless));
  return { ...nameless, names: planLabels(floor, scale, tokens) };
}

/** People as they are drawn where no name is in the way. */
function tokensIn(floor: Floor, positions: Positions, drawing: PlanDrawing): readonly PlanToken[] {
  const people = Object.fromEntries(Object.keys(positions).map((id) => [id, { name: id, token: id }]));
  return planPicture({ floor, people, positions, doors: {} }, drawing).tokens;
}

function linePath({ kind, isAcross, from, to, at }: PlanLine, { unit, x, y }: Scale): string {
  // Walls end in square caps: where an opening begins they stop short by the cap.
  const cap = (end: number) => (kind === '#' && end % 1 ? 2 / unit : 0);
  const [start, end] = [from + cap(from), to - cap(to)];
  return isAcross ? `M${x(start)} ${y(at)}H${x(end)}` : `M${x(at)} ${y(start)}V${y(end)}`;
}

function drawDoor(line: PlanLine, { cells, width }: Floor, scale: Scale): DrawnDoor {
  const { isAcross, from, at } = line;
  const cell = isAcross ? at * width + from + 0.5 : (from + 0.5) * width + at;
  const ahead = cells[cell + (isAcross ? width : 1)];
  const behind = cells[cell - (isAcross ? width : 1)];
  // It swings to where there is floor with nothing on it; right or down if either will do.
  const side = ahead === '.' || (behind !== '.' && isFloor(ahead)) ? 1 : -1;
  return { cell, closed: linePath(line, scale), open: swingPath(line, side, scale) };
}

/** The door's leaf, and the quarter circle it sweeps; a wide opening has two leaves. */
function swingPath({ isAcross, from, to, at }: PlanLine, side: 1 | -1, { unit, x, y }: Scale): string {
  const point = (along: number, beside: number) => (isAcross ? `${x(along)} ${y(beside)}` : `${x(beside)} ${y(along)}`);
  const leaves = to - from > 1 ? [from, to] : [from];
  const length = (to - from) / leaves.length;
  const radius = round(length * unit);
  return leaves
    .map((hinge) => {
      const isFirst = hinge === from;
      const sweep = (isFirst === isAcross) === side > 0 ? 0 : 1;
      const tip = point(hinge + (isFirst ? length : -length), at);
      return `M${point(hinge, at)}L${point(hinge, at + side * length)}A${radius} ${radius} 0 0 ${sweep} ${tip}`;
    })
    .join('');
}

function masonryPath(cells: string, width: number, { unit, x, y }: Scale): string {
  const side = round(unit);
  return Array.from(cells, (_, cell) =>
    [0, 1, width, width + 1].every((part) => cells[cell + part] === '#')
      ? `M${x(cell % width)} ${y(Math.floor(cell / width))}h${side}v${side}h-${side}z`
      : '',
  ).join('');
}

function groundPath({ cells, places, placeAt, width }: Floor, place: string, { x, y }: Scale): string {
  const reachTo = (cell: number, next: number) => {
    if (!isFloor(cells[next])) return 1;
    if (placeAt[next] === place) return 0.5;
    // Two places meet in the middle of a gap in the wall, whichever of them has its cell.
    return 0.5 + (Number(isNarrowOpening(cells, next, width)) - Number(isNarrowOpening(cells, cell, width))) / 2;
  };
  return (places[place]?.cells ?? [])
    .map((cell) => {
      const [column, row] = [cell % width, Math.floor(cell / width)];
      const [left, top] = [x(column - reachTo(cell, cell - 1)), y(row - reachTo(cell, cell - width))];
      return `M${left} ${top}H${x(column + reachTo(cell, cell + 1))}V${y(row + reachTo(cell, cell + width))}H${left}z`;
    })
    .join('');
}
