import { CsvError, parse } from 'csv-parse/sync';
import { rosterText } from './roster-text.ts';

/** The most rows of people that one list may have. */
export const mostRows = 2_000;

/** What stands further to the right is no list of people. */
const mostColumns = 100;

export type ReadTable =
  | {
      readonly ok: true;
      /** The list as it was read. */
      readonly text: string;
      /** Every row of the file, empty ones too. */
      readonly table: readonly (readonly string[])[];
    }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'too-many' | 'quotes' | 'workbook' | 'not-text';
      /** Of `quotes`: the line of the file, counted from 1. */
      readonly line?: number;
    };

/**
 * A list as rows of cells: separated by commas, semicolons or tabs, cells in quotes where they hold any of these.
 *
 * @param list - as a file's bytes, or as text
 */
export function readTable(list: Uint8Array | string): ReadTable {
  const read = typeof list === 'string' ? ({ ok: true, text: list } as const) : rosterText(list);
  if (!read.ok) return read;
  const { text } = read;
  let table: string[][];
  try {
    table = parse(text, { ...options, delimiter: delimiterOf(text) });
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'quotes', line: Number(error['lines'] ?? 1) };
    throw error;
  }
  // Lines without a name cost as much as lines with one, and so do cells.
  if (table.length > 5 * mostRows) return { ok: false, reason: 'too-many' };
  table = table.map((row) => row.slice(0, mostColumns));
  const filled = table.filter((row) => row.some((cell) => cell.trim() !== '')).length;
  if (filled === 0) return { ok: false, reason: 'empty' };
  if (filled > mostRows + 1) return { ok: false, reason: 'too-many' };
  return { ok: true, text, table };
}

const options = { bom: true, relax_column_count: true, relax_quotes: true } as const;

/** The separator that cuts the first rows into most cells. A list of one column has none, and any will do. */
function delimiterOf(text: string): string {
  const cells = (delimiter: string) => {
    try {
      const rows: string[][] = parse(text, { ...options, delimiter, to: 5 });
      return rows.reduce((sum, row) => sum + row.length, 0);
    } catch {
      return 0;
    }
  };
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, cells: cells(delimiter) }));
  return counts.reduce((best, each) => (each.cells > best.cells ? each : best)).delimiter;
}
