import { stringify } from 'csv-stringify/sync';
import type { RosterSheet } from './roster-sheet.ts';

/** Rows written in one go: a long roster lets other requests in between. */
const rowsAtOnce = 500;

/**
 * Comma-separated UTF-8 with a byte order mark, without which Excel takes it for another encoding. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export async function* rosterCsv({ header, rows }: RosterSheet): AsyncGenerator<Uint8Array> {
  const encode = (waiting: readonly (readonly string[])[], bom: boolean) =>
    new TextEncoder().encode(stringify([...waiting], { bom, escape_formulas: true, record_delimiter: '\r\n' }));
  let waiting: (readonly string[])[] = [header];
  let isFirst = true;
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsAtOnce) continue;
    yield encode(waiting, isFirst);
    [waiting, isFirst] = [[], false];
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (waiting.length > 0) yield encode(waiting, isFirst);
}
