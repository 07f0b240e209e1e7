/** Furniture as an architect draws it: an outline, and for a few things the line that tells them. */
import { type Floor, isDoor, isFloor, type PlanObject } from './plan-grid.ts';
import { textWidth } from './plan-labels.ts';
import { round, type Scale } from './plan-scale.ts';

export interface DrawnObject {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Path data of the lines inside. */
  readonly detail: string;
  /** Null where it does not fit, or where the drawing says it. */
  readonly label: string | null;
}

const gap = 0.12;
const wallClearance = 4;

/** An object beside a wall stands against it, not half a meter off. */
export function drawObject(floor: Floor, object: PlanObject, { unit, x, y }: Scale): DrawnObject {
  const sides = wallsBeside(floor, object);
  const reach = (isWall: boolean) => (isWall ? 1 - wallClearance / unit : 0.5 - gap);
  const left = x(object.x - reach(sides.left));
  const top = y(object.y - reach(sides.top));
  const width = round(x(object.x + object.width - 1 + reach(sides.right)) - left);
  const height = round(y(object.y + object.height - 1 + reach(sides.bottom)) - top);
  const box = { x: left, y: top, width, height };
  const detail = detailPath(object.label, box, sides);
  const fits = textWidth(object.label, 11) + 6 <= width && height >= 14;
  return { ...box, detail, label: fits && !detail ? object.label : null };
}

type Sides = Readonly<Record<'left' | 'right' | 'top' | 'bottom', boolean>>;

function wallsBeside({ cells, width }: Floor, { x, y, width: across, height: down }: PlanObject): Sides {
  const isWall = (cell: number) => cells[cell] !== ' ' && !isFloor(cells[cell]) && !isDoor(cells[cell]);
  const column = (at: number) => Array.from({ length: down }, (_, i) => (y + i) * width + at).every(isWall);
  const row = (at: number) => Array.from({ length: across }, (_, i) => at * width + x + i).every(isWall);
  return { left: column(x - 1), right: column(x + across), top: row(y - 1), bottom: row(y + down) };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function detailPath(label: string, box: Box, sides: Sides): string {
  const isWide = box.width >= box.height;
  const lineAt = (share: number, isUpright: boolean) =>
    isUpright
      ? `M${round(box.x + box.width * share)} ${box.y}v${box.height}`
      : `M${box.x} ${round(box.y + box.height * share)}h${box.width}`;
  // The pillow end is a short side, the backrest a long one; whichever of the two has the wall.
  if (/\bbed\b/i.test(label))
    return lineAt((isWide ? sides.right && !sides.left : sides.bottom && !sides.top) ? 0.74 : 0.26, isWide);
  if (/sofa|couch|\bbench/i.test(label))
    return lineAt((isWide ? sides.bottom && !sides.top : sides.right && !sides.left) ? 0.68 : 0.32, !isWide);
  if (/stove|range/i.test(label)) return burners(box);
  if (/sink|\btub\b/i.test(label)) return insetBox(box);
  return '';
}

function burners({ x, y, width, height }: Box): string {
  const r = round(Math.min(width, height) / 6.5);
  return [-1, 1]
    .flatMap((dx) => [-1, 1].map((dy) => [x + width / 2 + dx * r * 1.6, y + height / 2 + dy * r * 1.6] as const))
    .map(([cx, cy]) => `M${round(cx - r)} ${round(cy)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 -${2 * r} 0`)
    .join('');
}

function insetBox({ x, y, width, height }: Box): string {
  const inset = round(Math.min(width, height) / 5);
  return `M${round(x + inset)} ${round(y + inset)}h${round(width - 2 * inset)}v${round(height - 2 * inset)}h-${round(width - 2 * inset)}z`;
}
