/** The rows of somebody's list as people. */
import { badgeKey } from './person.ts';
import type { Matching, RosterField } from './roster-columns.ts';
import { email as emailShape } from './shapes.ts';

/** Where something is wrong, what, and how to mend it. */
export interface RosterFault {
  readonly field: 'name' | 'badge' | 'postId' | 'email';
  readonly what: string;
  readonly mend: string;
}

export interface RosterRow {
  /** Its number in the spreadsheet: the first row is 1, whether it names the columns or not. */
  readonly row: number;
  readonly name: string;
  readonly badge: string | null;
  readonly postId: string | null;
  /** Lower case. */
  readonly email: string | null;
  /** What is wrong with the row alone. */
  readonly faults: readonly RosterFault[];
}

const longestName = 100;
const longestNumber = 30;

/**
 * @param table - every row of the file, so that the numbers are those of the spreadsheet; those that hold no person empty
 * @returns rows that hold something in a column that is read
 */
export function readRows(table: readonly (readonly string[])[], matching: Matching): RosterRow[] {
  return table.flatMap((cells, index) => {
    const of = (field: RosterField) => plain(cells[matching.indexOf(field)] ?? '');
    const name = matching.includes('name') ? inOrder(of('name')) : plain(`${of('first')} ${of('last')}`);
    const [badge, postId, email] = [of('badge'), of('postId'), of('email').toLowerCase()];
    if (`${name}${badge}${postId}${email}` === '') return [];
    const halves = matching.includes('name') ? null : { first: of('first'), last: of('last') };
    return [
      {
        row: index + 1,
        name,
        badge: badge || null,
        postId: postId || null,
        email: email || null,
        faults: faultsOf({ name, badge, postId, email, halves }),
      },
    ];
  });
}

interface Cells {
  readonly name: string;
  readonly badge: string;
  readonly postId: string;
  readonly email: string;
  readonly halves: { readonly first: string; readonly last: string } | null;
}

function faultsOf({ name, badge, postId, email, halves }: Cells): RosterFault[] {
  const faults: RosterFault[] = [];
  const add = (field: RosterFault['field'], what: string, mend: string) => faults.push({ field, what, mend });
  if (name === '') add('name', 'The name is missing.', 'Write the name into this row.');
  else if (halves?.first === '') add('name', 'The first name is missing.', 'Write the first name into this row.');
  else if (halves?.last === '') add('name', 'The last name is missing.', 'Write the last name into this row.');
  else if (!/\p{L}/u.test(name))
    add('name', `“${name}” is no name.`, 'Write the name into this row, or match its column again.');
  else if (name.length > longestName) add('name', 'The name is too long.', `Shorten it to ${longestName} characters.`);
  if (badge === '' && postId === '' && email === '')
    add(
      'badge',
      'There is no badge number, no POST number and no e-mail address.',
      'Write one of them into this row: without it this person cannot sign in.',
    );
  for (const [field, value] of [
    ['badge', badge],
    ['postId', postId],
  ] as const) {
    if (value !== '' && badgeKey(value) === '')
      add(field, `“${value}” is no number.`, 'Write its digits or letters, or leave it empty.');
    if (value.length > longestNumber)
      add(field, 'The number is too long.', `Shorten it to ${longestNumber} characters.`);
  }
  if (email !== '' && !emailShape.safeParse(email).success)
    add('email', `“${email}” is no e-mail address.`, 'Write it as name@agency.gov, or leave it empty.');
  return faults;
}

/** One line, single spaces, no control characters, accents in one form. */
function plain(cell: string): string {
  return cell
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

/** `Ortiz, Ana` is `Ana Ortiz`; `Sam Lee, Jr.` stays as it is. */
function inOrder(name: string): string {
  const [last, first, ...more] = name.split(',').map((part) => part.trim());
  if (!last || !first || more.length > 0 || /^(jr|sr|i{2,3}|iv|v)\.?$/i.test(first)) return name;
  return `${first} ${last}`;
}
