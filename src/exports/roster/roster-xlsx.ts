import writeExcelFile from 'write-excel-file/node';
import type { RosterSheet } from './roster-sheet.ts';

/** A workbook of one sheet, its first row fixed. Every cell is text: nothing in it can become a formula. */
export function rosterXlsx({ header, rows }: RosterSheet): Promise<Uint8Array> {
  const data = [
    header.map((value) => ({
      type: String,
      value,
      fontWeight: 'bold' as const,
      wrap: true,
      alignVertical: 'top' as const,
    })),
    ...Array.from(rows, (row) => row.map((value) => (value === '' ? null : { type: String, value }))),
  ];
  return writeExcelFile(data, {
    sheet: 'Roster',
    stickyRowsCount: 1,
    columns: header.map((_, column) => ({ width: widths[column] ?? 16 })),
  }).toBuffer();
}

/** In characters. */
const widths = [26, 10, 14, 32, 24, 12];
