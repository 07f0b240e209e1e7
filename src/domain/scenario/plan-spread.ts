/** Draws people apart where they stand closer than their letters are wide. */
import { clearance, overlap, type PlanLabel } from './plan-labels.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** How far the token may move: the place it stands in, in pixels. */
  readonly room: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

const rounds = 80;
const gap = 2;

/**
 * Moves spots apart until letters of this radius neither touch each other nor cover a name, as far as their
 * places have room. The same spots always end the same way.
 */
export function spread(
  spots: readonly Spot[],
  radius: number,
  names: readonly PlanLabel[],
): { x: number; y: number }[] {
  const moved = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round++) {
    let isSettled = true;
    for (const [index, a] of moved.entries()) {
      for (const b of moved.slice(index + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const lack = 2 * radius + gap - distance;
        if (lack <= 0.1) continue;
        isSettled = false;
        // One above the other, or both on one spot: in a narrow hall they can only part sideways.
        const [ux, uy] = Math.abs(dx) > 1 ? [dx / distance, dy / distance] : [0.6, 0.8 * Math.sign(dy)];
        a.x -= (ux * lack) / 2;
        a.y -= (uy * lack) / 2;
        b.x += (ux * lack) / 2;
        b.y += (uy * lack) / 2;
      }
      // After the first rounds people matter more than a name half covered.
      if (round < rounds / 2)
        for (const name of names) if (leave(a, name, radius + clearance, round > 9)) isSettled = false;
      keepIn(a, (spots[index] as Spot).room, radius);
    }
    if (isSettled) break;
  }
  return moved.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }));
}

function leave(token: { x: number; y: number }, name: PlanLabel, reach: number, isStuck: boolean): boolean {
  const [across, down] = overlap(name, token, reach);
  if (!across) return false;
  // The short way, or the long one where a wall stands in that.
  if (down < across !== isStuck) token.y += (token.y >= name.y ? 1 : -1) * down;
  else token.x += (token.x >= name.x ? 1 : -1) * across;
  return true;
}

function keepIn(token: { x: number; y: number }, room: Spot['room'], radius: number): void {
  token.x = Math.min(Math.max(token.x, room.left + radius), Math.max(room.right - radius, room.left + radius));
  token.y = Math.min(Math.max(token.y, room.top + radius), Math.max(room.bottom - radius, room.top + radius));
}
