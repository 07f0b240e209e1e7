/** From cells to pixels. */
import type { PlanLine } from './plan-lines.ts';

export interface Scale {
  /** Pixels a cell. */
  readonly unit: number;
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
}

const widest = 264;
const tallest = 280;
const largestUnit = 26;
const margin = 4;

/** Fits what is drawn, lines and all, into the player's column; nothing around it is kept. */
export function planScale(lines: readonly PlanLine[]): { width: number; height: number; scale: Scale } {
  const columns = lines.flatMap(({ isAcross, from, to, at }) => (isAcross ? [from, to] : [at]));
  const rows = lines.flatMap(({ isAcross, from, to, at }) => (isAcross ? [at] : [from, to]));
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const [across, down] = [Math.max(...columns) - left, Math.max(...rows) - top];
  // Whole tenths, as in the drawing, so that tokens stand where the lines were drawn.
  const unit =
    Math.floor(10 * Math.min((widest - 2 * margin) / across, (tallest - 2 * margin) / down, largestUnit)) / 10;
  return {
    width: round(across * unit + 2 * margin),
    height: round(down * unit + 2 * margin),
    scale: {
      unit,
      x: (column) => round(margin + (column - left) * unit),
      y: (row) => round(margin + (row - top) * unit),
    },
  };
}

/** A tenth of a pixel is as fine as anybody sees, and keeps the paths short. */
export const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** Radius of a token: its letter must be read at a glance. */
export const largestToken = (unit: number) => Math.min(11.5, Math.max(10, unit * 0.8));
