/** Which column of somebody's list holds what. */

export const rosterFields = ['name', 'first', 'last', 'badge', 'postId', 'email'] as const;
export type RosterField = (typeof rosterFields)[number];

/** By column: what it holds, or null for what is not read. Each field stands once at most. */
export type Matching = readonly (RosterField | null)[];

/** The names of columns as lists of agencies have them, without spaces, marks and case. */
const known: Readonly<Record<RosterField, readonly string[]>> = {
  name: ['name', 'fullname', 'officer', 'officername', 'employee', 'employeename', 'trainee', 'student', 'displayname'],
  first: ['first', 'firstname', 'fname', 'given', 'givenname', 'forename'],
  last: ['last', 'lastname', 'lname', 'surname', 'family', 'familyname'],
  badge: ['badge', 'badgenumber', 'badgeno', 'badgeid', 'shield', 'shieldno', 'shieldnumber', 'star', 'starnumber'],
  postId: ['post', 'postid', 'postnumber', 'postno', 'officerid', 'officernumber', 'pid', 'licensenumber'],
  email: ['email', 'emailaddress', 'mail', 'workemail', 'officialemail'],
};

/** What each column holds, by its name. */
export function matchByName(names: readonly string[]): Matching {
  return eachOnce(
    names.map((name) => {
      const plain = name.toLowerCase().replace(/[^a-z]/g, '');
      return rosterFields.find((field) => known[field].includes(plain)) ?? null;
    }),
  );
}

/** What each column holds, by what stands in it, where no row names the columns. */
export function matchByContent(rows: readonly (readonly string[])[]): Matching {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const guesses = Array.from({ length: width }, (_, column) => guess(rows.map((row) => row[column] ?? '')));
  const words = guesses.filter((field) => field === 'name').length;
  if (words < 2) return eachOnce(guesses);
  let seen = 0;
  return eachOnce(
    guesses.map((field) => {
      if (field !== 'name') return field;
      seen += 1;
      return seen === 1 ? 'first' : seen === 2 ? 'last' : null;
    }),
  );
}

function guess(cells: readonly string[]): RosterField | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const most = (is: (cell: string) => boolean) => filled.filter(is).length * 2 > filled.length;
  if (most((cell) => cell.includes('@'))) return 'email';
  if (most((cell) => /\d/.test(cell))) return 'badge';
  return most((cell) => /\p{L}{2}/u.test(cell)) ? 'name' : null;
}

/** A second column of the same kind is not read. */
function eachOnce(fields: Matching): Matching {
  return fields.map((field, column) => (field !== null && fields.indexOf(field) === column ? field : null));
}

/** What keeps a matching from being read, in a sentence that says how to mend it; null if nothing does. */
export function matchingFault(matching: Matching): string | null {
  const has = (field: RosterField) => matching.includes(field);
  const twice = rosterFields.find((field) => matching.filter((each) => each === field).length > 1);
  if (twice) return `Two columns are set to ${fieldWords[twice]}. Set one of them to “Not read”.`;
  if (!has('name') && !(has('first') && has('last')))
    return 'Choose the column with the name, or the two with first and last name.';
  if (has('name') && (has('first') || has('last')))
    return 'Choose either one column with the whole name, or the two with first and last name.';
  if (!has('badge') && !has('postId') && !has('email'))
    return 'Choose the column with the badge number, the POST number or the e-mail address: people sign in with one of them.';
  return null;
}

export const fieldWords: Readonly<Record<RosterField, string>> = {
  name: 'Whole name',
  first: 'First name',
  last: 'Last name',
  badge: 'Badge number',
  postId: 'POST number',
  email: 'E-mail',
};
