/** The drawings of the certificate on paper, as SVG in the colors of the light page. */
import type { QrPicture } from './qr.ts';

const ink = '#15202b';
const accent = '#0b5877';
const paper = '#ffffff';

/** First look outlined, second look filled: an empty ring, and a full disc over it. */
export const markSvg = svg(
  34,
  24,
  `<circle cx="23" cy="12" r="10" fill="${accent}"/><path d="M17 4a10 10 0 0 1 0 16a10 10 0 0 1 0-16" fill="${paper}" opacity=".4"/><circle cx="11" cy="12" r="9" fill="none" stroke="${ink}" stroke-width="2"/>`,
);

/** The course line: a disc for each lesson done, a ring for each that is not, and the certification at its end. */
export function courseLineSvg({ done, of }: { readonly done: number; readonly of: number }, width: number): string {
  const step = (width - 24) / of;
  const discs = Array.from({ length: of }, (_, index) => {
    const x = (12 + index * step).toFixed(2);
    return index < done
      ? `<circle cx="${x}" cy="12" r="9" fill="${accent}"/>`
      : `<circle cx="${x}" cy="12" r="8" fill="${paper}" stroke="${accent}" stroke-width="2"/>`;
  });
  const end = width - 20;
  return svg(
    width,
    24,
    `<path d="M12 12H${end}" stroke="${accent}" stroke-width="3.6"/>${discs.join('')}<rect x="${end}" y="2" width="20" height="20" rx="3" fill="${accent}"/><path d="M${end + 5} 12.5l3.6 3.6 6.6-7.4" fill="none" stroke="${paper}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
}

export function qrSvg({ size, path }: QrPicture): string {
  return svg(size, size, `<path d="${path}" fill="${ink}"/>`);
}

function svg(width: number, height: number, drawn: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn}</svg>`;
}
