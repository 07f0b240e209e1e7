import { describe, expect, it, test } from 'vitest';
import { type Books, checkRoster } from '#domain/people/roster-check';
import { matchByContent, matchByName, matchingFault } from '#domain/people/roster-columns';
import { type RosterRow, readRows } from '#domain/people/roster-rows';
import { aMember } from '../build/agency.ts';

describe('columns', () => {
  test.each([
    [
      ['Name', 'Badge #', 'E-mail'],
      ['name', 'badge', 'email'],
    ],
    [
      ['LAST NAME', 'First_Name', 'Shield No.', 'POST ID', 'Rank'],
      ['last', 'first', 'badge', 'postId', null],
    ],
    [
      ['Officer', 'Name', 'Badge'],
      ['name', null, 'badge'],
    ],
  ])('%j are read as %j', (names, fields) => expect(matchByName(names)).toEqual(fields));

  test.each([
    [
      [
        ['Ana Ortiz', '4471', 'ana@larkfield.gov'],
        ['Ben Cole', '', ''],
      ],
      ['name', 'badge', 'email'],
    ],
    [[['Ortiz', 'Ana', 'A-12']], ['first', 'last', 'badge']],
  ])('without names are read by what stands in them: %j', (rows, fields) => {
    expect(matchByContent(rows)).toEqual(fields);
  });

  test.each([
    [['name', 'badge'], null],
    [['first', 'last', null, 'email'], null],
    [['name', 'postId'], null],
    [['first', 'badge'], /name/],
    [['name', 'last', 'badge'], /either/],
    [['name', null], /badge number/],
    [['name', 'badge', 'badge'], /Two columns are set to Badge number/],
  ] as const)('matched as %j', (matching, fault) => {
    if (fault === null) expect(matchingFault(matching)).toBeNull();
    else expect(matchingFault(matching)).toMatch(fault);
  });
});

describe('rows', () => {
  const read = (...cells: string[][]) => readRows(cells, ['name', 'badge', 'email']);

  it('are numbered as in the spreadsheet, empty ones left out', () => {
    const rows = readRows([[], [''], [' ', ''], ['Ana Ortiz', '4471']], ['name', 'badge']);
    expect(rows.map(({ row, name }) => [row, name])).toEqual([[4, 'Ana Ortiz']]);
  });

  test.each([
    ['Ortiz, Ana', 'Ana Ortiz'],
    ['Sam Lee, Jr.', 'Sam Lee, Jr.'],
    ['  Ana \n Ortiz\u200b ', 'Ana Ortiz'],
    ['Jose\u0301 Vega', 'José Vega'],
  ])('read the name %j as %j', (cell, name) => expect(read([cell, '1', ''])[0]?.name).toBe(name));

  test.each([
    [['', '4471', ''], ['The name is missing.']],
    [['12345', '4471', ''], ['“12345” is no name.']],
    [['Ana Ortiz', '', ''], ['There is no badge number, no POST number and no e-mail address.']],
    [['Ana Ortiz', '--', ''], ['“--” is no number.']],
    [['Ana Ortiz', '4471', 'ana@'], ['“ana@” is no e-mail address.']],
    [
      ['', '4471', 'ana at home'],
      ['The name is missing.', '“ana at home” is no e-mail address.'],
    ],
    [['Ana Ortiz', '4471', 'Ana@Larkfield.gov'], []],
  ])('%j has the faults %j', (cells, faults) => {
    expect(read(cells)[0]?.faults.map(({ what }) => what)).toEqual(faults);
    for (const { mend } of read(cells)[0]?.faults ?? []) expect(mend).toMatch(/\.$/);
  });

  it('say which half of a name is missing', () => {
    const rows = readRows([['', 'Ortiz', '4471']], ['first', 'last', 'badge']);
    expect(rows[0]?.faults[0]?.what).toBe('The first name is missing.');
  });
});

describe('checked against the books', () => {
  const ana = aMember({ id: 'ana', name: 'Ana Ortiz', badge: '4471' });
  const ben = aMember({ id: 'ben', name: 'Ben Cole', badge: '4472', email: 'ben@larkfield.gov', postId: 'P-9' });
  const gone = aMember({ id: 'gone', name: 'Gus Webb', badge: '4400', endedAt: '2026-01-01T00:00:00.000Z' });
  const chief = aMember({ id: 'chief', role: 'coordinator', name: 'Cora Finch', email: 'cora@larkfield.gov' });
  const teacher = aMember({ id: 'teacher', role: 'instructor', name: 'Ian Boyd', email: 'ian@larkfield.gov' });
  const books = (with_: Partial<Books> = {}): Books => ({
    members: [ana, ben, gone, chief, teacher],
    taken: new Set(['tess@weir.gov']),
    present: new Set(['ana']),
    staff: new Set(['teacher']),
    mayChange: false,
    ...with_,
  });
  const aRow = (with_: Partial<RosterRow>): RosterRow => ({
    row: 2,
    name: 'Ana Ortiz',
    badge: null,
    postId: null,
    email: null,
    faults: [],
    ...with_,
  });
  const check = (rows: Partial<RosterRow>[], with_?: Partial<Books>) =>
    checkRoster(
      rows.map((row, index) => aRow({ row: index + 2, ...row })),
      books(with_),
    );
  const outcome = (row: Partial<RosterRow>, with_?: Partial<Books>) => {
    const line = check([row], with_)[0];
    return line?.state === 'error' ? line.faults.map(({ what }) => what) : [line?.state, line?.member];
  };

  test.each([
    [{ name: 'Dee Park', badge: '5000' }, ['new', null]],
    [{ badge: '44-71' }, ['here', 'ana']],
    [{ name: 'ORTIZ Ana', badge: '4471' }, ['here', 'ana']],
    [{ name: 'Ben Cole', badge: '4472' }, ['joins', 'ben']],
    [{ name: 'Ben Cole', email: 'ben@larkfield.gov' }, ['joins', 'ben']],
    [{ badge: '4471', email: 'ana@larkfield.gov' }, ['changes', 'ana']],
    [{ badge: '4471', postId: 'P-1' }, ['changes', 'ana']],
  ])('%j is %j', (row, expected) => expect(outcome(row)).toEqual(expected));

  test.each([
    [{ name: 'Zoe Kent', badge: '4471' }, ['Badge 4471 belongs to Ana Ortiz.']],
    [{ name: 'Zoe Kent', badge: '4472' }, ['Badge 4472 belongs to somebody else at your agency.']],
    [{ name: 'Zoe Kent', postId: 'p9' }, ['POST number p9 belongs to somebody else at your agency.']],
    [{ badge: '4471', email: 'ben@larkfield.gov' }, ['This address belongs to somebody else at your agency.']],
    [{ name: 'Tess Moran', email: 'tess@weir.gov' }, ['This e-mail address cannot be used.']],
    [{ name: 'Gus Webb', badge: '4400' }, ['The access of Gus Webb has ended.']],
    [{ name: 'Ian Boyd', email: 'ian@larkfield.gov' }, ['Ian Boyd teaches this cohort.']],
    [{ name: 'Ben Cole', badge: '4472', email: 'new@larkfield.gov' }, ['The books have another for Ben Cole.']],
    [{ name: 'Ben Cole', badge: '9', email: 'ben@larkfield.gov' }, ['The books have another for Ben Cole.']],
    [{ name: 'Ben Cole', badge: '4472', postId: 'P-10' }, ['The books have another for Ben Cole.']],
    [{ name: 'Cora Finch', badge: '77', email: 'cora@larkfield.gov' }, ['The books have none for Cora Finch.']],
  ])('%j is refused: %j', (row, faults) => expect(outcome(row)).toEqual(faults));

  it('a coordinator corrects a POST number from a list, but no badge and no address', () => {
    const coordinator = { mayChange: true };
    expect(outcome({ name: 'Ben Cole', badge: '4472', postId: 'P-10' }, coordinator)).toEqual(['changes', 'ben']);
    expect(outcome({ name: 'Ben Cole', badge: '4472', email: 'new@larkfield.gov' }, coordinator)).toEqual([
      'The books have “ben@larkfield.gov” for Ben Cole.',
    ]);
    expect(outcome({ name: 'Zoe Kent', badge: '4472' }, coordinator)).toEqual(['Badge 4472 belongs to Ben Cole.']);
  });

  it('what another agency has is told by no word of it', () => {
    expect(JSON.stringify(check([{ name: 'Tess Moran', email: 'tess@weir.gov' }]))).not.toMatch(/agency|weir county/i);
  });

  it('a badge in two rows with different names is wrong in both', () => {
    const lines = check([
      { name: 'Dee Park', badge: '5000' },
      { name: 'Eli Moss', badge: '50-00' },
    ]);
    expect(lines.map(({ faults }) => faults.map(({ what }) => what))).toEqual([
      ['Badge 5000 is in row 3 too.'],
      ['Badge 50-00 is in row 2 too.'],
    ]);
  });

  it('of two rows with one badge, the one that the books agree with is right', () => {
    const lines = check([
      { name: 'Zoe Kent', badge: '4471' },
      { name: 'Ana Ortiz', badge: '4471' },
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['error', 'here']);
  });

  it('the same row twice is wrong the second time', () => {
    const lines = check([
      { name: 'Dee Park', badge: '5000', email: 'dee@larkfield.gov' },
      { name: 'Park, Dee', badge: '5000', email: 'dee@larkfield.gov' },
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['new', 'error']);
    expect(lines[1]?.faults).toHaveLength(1);
  });

  it('one person under a badge and again under an address is wrong the second time', () => {
    const lines = check([
      { name: 'Ben Cole', badge: '4472' },
      { name: 'Ben Cole', email: 'ben@larkfield.gov' },
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['joins', 'error']);
    expect(lines[1]?.faults[0]?.what).toBe('This is the same person as in row 2.');
  });
});
