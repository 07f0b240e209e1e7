import { constants, gunzipSync, gzipSync } from 'node:zlib';

export interface PageWeight {
  /** HTML with its styles, gzip, in bytes; scripts in the page count too. */
  readonly pageBytes: number;
  /** The same without the words and pictures of the page's own text (`<main>`). */
  readonly frameBytes: number;
  /** Words of the text that arrive with the first 14 kB, before the sender must wait for an answer. */
  readonly wordsInFirstFlight: number;
  /** Inline scripts, gzip, in bytes. */
  readonly scriptBytes: number;
}

const firstFlight = 14_000;

/** Weighs a page as it travels: one gzip stream with all styles inside. */
export function weigh(html: string): PageWeight {
  const whole = gzipSync(html);
  const frame = html.replace(/(<main\b[^>]*>)[\s\S]*(<\/main>)/, '$1$2');
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n');
  const arrived = gunzipSync(whole.subarray(0, firstFlight), { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  const text = arrived.split(/<main\b[^>]*>/)[1] ?? '';
  return {
    pageBytes: whole.length,
    frameBytes: gzipSync(frame).length,
    wordsInFirstFlight: text
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter(Boolean).length,
    scriptBytes: scripts === '' ? 0 : gzipSync(scripts).length,
  };
}
