import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Deed } from '#domain/people/assigned-work';
import { mostRows, readTable } from '../../src/exports/roster/read-table.ts';
import { rosterCsv } from '../../src/exports/roster/roster-csv.ts';
import { type RosterContent, rosterSheet } from '../../src/exports/roster/roster-sheet.ts';
import { rosterXlsx } from '../../src/exports/roster/roster-xlsx.ts';
import { aMember } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { bytesOf } from '../build/work-room.ts';

const tableOf = (list: string | Uint8Array) => {
  const read = readTable(list);
  if (!read.ok) throw new Error(read.reason);
  return read.table;
};

test.each([',', ';', '\t'])('a list separated by %j is read', (mark) => {
  const list = [`Name${mark}Badge`, `"Ortiz${mark} Ana"${mark}4471`].join('\n');
  expect(tableOf(list)).toEqual([
    ['Name', 'Badge'],
    [`Ortiz${mark} Ana`, '4471'],
  ]);
});

test('a comma in names does not hide that semicolons separate', () => {
  expect(tableOf('Name;Badge\nOrtiz, Ana;1\nCole, Ben;2')[1]).toEqual(['Ortiz, Ana', '1']);
});

test.each([
  ['UTF-8', new TextEncoder().encode('Name,Badge\nJosé Muñoz,1')],
  ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Name,Badge\nJosé Muñoz,1')])],
  ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('Name,Badge\nJosé Muñoz,1', 'utf16le')])],
  ['Windows-1252', Buffer.from('Name,Badge\nJosé Muñoz,1', 'latin1')],
])('a file in %s keeps its letters and its first column', (_, bytes) => {
  expect(tableOf(bytes)).toEqual([
    ['Name', 'Badge'],
    ['José Muñoz', '1'],
  ]);
});

test('a line break within quotes stays in its cell, and an empty line keeps its number', () => {
  expect(tableOf('"Ana\nOrtiz",1\n\nBen Cole,2')).toEqual([['Ana\nOrtiz', '1'], [''], ['Ben Cole', '2']]);
});

test.each([
  ['', 'empty'],
  [' \n , \n', 'empty'],
  [new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]), 'workbook'],
  [new Uint8Array([0x41, 0x00, 0x42, 0x00]), 'not-text'],
  ['Name,Badge\n"Ana Ortiz,1\nBen Cole,2', 'quotes'],
  [`Name\n${'Ana Ortiz\n'.repeat(mostRows + 1)}`, 'too-many'],
] as const)('what is no list is refused: %#', (list, reason) => {
  expect(readTable(list)).toMatchObject({ ok: false, reason });
});

test('what is no list of people is not worked through: hundreds of thousands of empty lines, or of cells', () => {
  expect(readTable(`Name${'\n'.repeat(600_000)}`)).toEqual({ ok: false, reason: 'too-many' });
  expect(tableOf(`Name\nAna Ortiz${','.repeat(600_000)}`)[1]).toHaveLength(100);
});

test('a list of the most people that may come is read', () => {
  expect(tableOf(`Name\n${'Ana Ortiz\n'.repeat(mostRows)}`)).toHaveLength(mostRows + 1);
});

const read: Deed = {
  member: 'ana',
  kind: 'lesson',
  ref: 'help',
  assignment: null,
  isSubmitted: false,
  begunAt: '2026-11-20T08:00:00.000Z',
  endedAt: '2026-11-20T08:00:00.000Z',
};
const content: RosterContent = {
  cohort: 'Spring patrol class',
  trainees: [
    { member: aMember({ id: 'ana', name: 'Ana Ortiz', badge: '4471', email: 'ana@larkfield.gov' }), addedAt: noon },
    {
      member: aMember({ id: 'evil', name: '=HYPERLINK("http://x.test")', badge: '+1', postId: '@SUM(1)' }),
      addedAt: noon,
    },
  ],
  assignments: [
    { id: 'a1', kind: 'lesson', ref: 'help', title: 'Help', dueOn: '2026-11-30', createdAt: noon },
    { id: 'a2', kind: 'pre-test', ref: 'pre-test', title: 'Pre-test', dueOn: '2026-11-01', createdAt: noon },
  ],
  deeds: [read],
  results: [
    { member: 'ana', endedAt: '2026-11-10T08:00:00.000Z', passed: false },
    { member: 'ana', endedAt: '2026-11-12T08:00:00.000Z', passed: true },
  ],
  certificates: [
    {
      member: 'ana',
      code: 'ABCD-2345',
      issuedAt: '2026-11-12T09:00:00.000Z',
      expiresOn: '2028-11-12',
      isRevoked: false,
    },
  ],
  today: '2026-11-22',
};

test('a roster holds who, what of it is done, and how certification stands', () => {
  const { header, rows } = rosterSheet(content);
  const [ana, evil] = [...rows].map((row) => Object.fromEntries(row.map((cell, index) => [header[index], cell])));
  expect(ana).toEqual({
    Name: 'Ana Ortiz',
    Badge: '4471',
    'POST number': '',
    'E-mail': 'ana@larkfield.gov',
    Cohort: 'Spring patrol class',
    Joined: '2026-11-22',
    'Lesson: Help': '2026-11-20',
    'Pre-test': 'Late',
    'Certification result (provisional)': 'Passed',
    'Result on': '2026-11-12',
    Certificate: 'ABCD-2345',
    'Issued on': '2026-11-12',
    'Valid until': '2028-11-12',
  });
  expect(evil?.['Lesson: Help']).toBe('Not yet');
  expect(evil?.['Certificate']).toBe('');
});

test('a CSV begins with a byte order mark, reads back, and holds no formula', async () => {
  const bytes = await bytesOf(rosterCsv(rosterSheet(content)));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [, ana, evil] = tableOf(bytes);
  expect(ana?.slice(0, 2)).toEqual(['Ana Ortiz', '4471']);
  expect(evil?.slice(0, 3)).toEqual([`'=HYPERLINK("http://x.test")`, "'+1", "'@SUM(1)"]);
});

test('a CSV of many people has its mark and its header once', async () => {
  const [person] = content.trainees;
  if (!person) throw new Error('nobody');
  const trainees = Array.from({ length: 1_234 }, () => person);
  const bytes = await bytesOf(rosterCsv(rosterSheet({ ...content, trainees })));
  expect(bytes.toString('utf8').match(/\uFEFF/g)).toHaveLength(1);
  expect(bytes.toString('utf8').match(/POST number/g)).toHaveLength(1);
  expect(tableOf(bytes)).toHaveLength(1_235);
});

test('a workbook holds the same cells as text, and no formula', async () => {
  const files = unzipSync(await rosterXlsx(rosterSheet(content)));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const strings = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(sheet).not.toContain('<f>');
  expect(strings).toContain('=HYPERLINK(');
  expect(strings).toContain('ABCD-2345');
  expect(sheet.match(/<row /g)).toHaveLength(3);
});
