/** A QR code as one path, one unit a module, for a page or for paper. */
import { encode } from 'uqr';

export interface QrPicture {
  /** Modules along a side, without the quiet zone: leave four around it. */
  readonly size: number;
  /** The dark modules, for `<path d>`. */
  readonly path: string;
}

export function qrPicture(text: string): QrPicture {
  // M mends 15% of it: a fold or a coffee ring.
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, y) => runs(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`));
  return { size, path: path.join('') };
}

function runs(row: readonly boolean[]): { readonly from: number; readonly length: number }[] {
  const found: { from: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (!isDark) continue;
    if (last && last.from + last.length === x) last.length += 1;
    else found.push({ from: x, length: 1 });
  }
  return found;
}
