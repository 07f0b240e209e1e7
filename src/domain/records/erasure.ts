/** The row that an erasure leaves in the log: which rows it emptied, who asked, and why. Never a name. */

export const erasureKind = 'record.erased';

/** Stands for a name that is gone. */
export const erasedName = 'Erased';

/** Why the certificates of an erased record are revoked. Such a certificate no longer has its fingerprint. */
export const erasedWhy = 'record erased';

export interface Erasure {
  readonly why: string;
  /** The rows emptied, as first and last of each stretch. */
  readonly rows: readonly (readonly [first: number, last: number])[];
}

/** Rows in order as stretches: 3, 4, 5, 9 is [3, 5] and [9, 9]. */
export function stretches(rows: readonly number[]): [first: number, last: number][] {
  const made: [number, number][] = [];
  for (const row of rows) {
    const open = made.at(-1);
    if (open && open[1] === row - 1) open[1] = row;
    else made.push([row, row]);
  }
  return made;
}

/** Does the content of an erasure name this row? No, for a content of another shape. */
export function namesRow(content: unknown, row: number): boolean {
  const { rows } = (content ?? {}) as { readonly rows?: unknown };
  if (!Array.isArray(rows)) return false;
  return rows.some((stretch) => Array.isArray(stretch) && stretch[0] <= row && row <= stretch[1]);
}
