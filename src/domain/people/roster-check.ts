/** What importing a list would do, row by row, before anything is written. */
import { isSameName } from './match-name.ts';
import { badgeKey, type Member } from './person.ts';
import type { RosterFault, RosterRow } from './roster-rows.ts';

/**
 * `new`: comes onto the books. `joins`: on the books, and joins this cohort. `changes`: gets something that the books
 * do not have yet, and joins if need be. `here`: in this cohort, nothing to do. `error`: cannot be imported.
 */
export type RosterState = 'new' | 'joins' | 'changes' | 'here' | 'error';

export interface RosterChange {
  readonly field: 'badge' | 'postId' | 'email';
  readonly before: string | null;
  readonly after: string;
}

export interface RosterLine extends RosterRow {
  readonly state: RosterState;
  /** Who it is, if the books have them. */
  readonly member: string | null;
  readonly changes: readonly RosterChange[];
}

export interface Books {
  /** Everybody of the agency. */
  readonly members: readonly Member[];
  /** The e-mail addresses of the list that somebody of another agency has. */
  readonly taken: ReadonlySet<string>;
  /** The trainees of the cohort. */
  readonly present: ReadonlySet<string>;
  /** Those who teach it. */
  readonly staff: ReadonlySet<string>;
  /** The person who asks may see and change everybody on the books, and not only the trainees of the cohort. */
  readonly mayChange: boolean;
}

/** In the order of the rows. */
export function checkRoster(rows: readonly RosterRow[], books: Books): RosterLine[] {
  const holdersOf = finder(books.members);
  // Of rows that share a number, the one that the books agree with is right.
  const isRightful = (row: RosterRow) => holdersOf(row).some(({ member }) => isSameName(member.name, row.name));
  const twins = twinsIn(rows, isRightful);
  const claimed = new Map<string, number>();

  return rows.map((row) => {
    const holders = holdersOf(row);
    const member = holders[0]?.member;
    const faults = [...row.faults, ...(twins.get(row.row) ?? []), ...bookFaults(row, holders, books)];
    if (member && faults.length === 0) {
      const earlier = claimed.get(member.id);
      if (earlier === undefined) claimed.set(member.id, row.row);
      else faults.push(sameAs(earlier));
    }
    if (faults.length > 0) return { ...row, faults, state: 'error', member: null, changes: [] };
    if (!member) return { ...row, state: 'new', member: null, changes: [] };
    const changes = changesOf(row, member);
    const isPresent = books.present.has(member.id);
    const state = changes.length > 0 ? 'changes' : isPresent ? 'here' : 'joins';
    return { ...row, state, member: member.id, changes };
  });
}

/** Somebody on the books who has what a row gives, and which field of it. */
interface Holder {
  readonly field: RosterChange['field'];
  readonly member: Member;
}

/** Numbers are looked up as badge first, then as POST number, as at sign-in. */
function finder(members: readonly Member[]): (row: RosterRow) => Holder[] {
  const keyed = (keyOf: (member: Member) => string | null) =>
    new Map(members.flatMap((member) => (keyOf(member) ? [[keyOf(member) as string, member]] : [])));
  const byBadge = keyed(({ badge }) => badge && badgeKey(badge));
  const byPostId = keyed(({ postId }) => postId && badgeKey(postId));
  const byEmail = keyed(({ email }) => email);
  const byNumber = (number: string | null) => {
    const key = badgeKey(number ?? '');
    return byBadge.get(key) ?? byPostId.get(key);
  };
  return ({ badge, postId, email }) => {
    const found = { badge: byNumber(badge), postId: byNumber(postId), email: byEmail.get(email ?? '') };
    return fields.flatMap((field) => {
      const member = found[field];
      return member ? [{ field, member }] : [];
    });
  };
}

const fields = ['badge', 'postId', 'email'] as const;

function bookFaults(row: RosterRow, holders: readonly Holder[], books: Books): RosterFault[] {
  const faults: RosterFault[] = [];
  const add = (field: RosterFault['field'], what: string, mend: string) => faults.push({ field, what, mend });
  const isKnown = ({ id }: Member) => books.mayChange || books.present.has(id);
  const member = holders[0]?.member;

  for (const { field, member: holder } of holders) {
    if (row.name === '' || (isSameName(holder.name, row.name) && holder.id === member?.id)) continue;
    const whose = isKnown(holder) ? holder.name : 'somebody else at your agency';
    const mend = field === 'email' ? 'Correct the address, or leave it empty.' : 'Correct the number or the name.';
    add(field, `${thing(field, row)} belongs to ${whose}.`, mend);
  }
  // Who works for another agency, and that anybody does, is nobody’s business here.
  if (row.email !== null && books.taken.has(row.email))
    add('email', 'This e-mail address cannot be used.', 'Give another address, or leave it empty.');
  if (faults.length > 0 || !member) return faults;

  if (member.endedAt !== null)
    add('name', `The access of ${member.name} has ended.`, 'Ask a coordinator to bring this person back under People.');
  if (books.staff.has(member.id))
    add(
      'name',
      `${member.name} teaches this cohort.`,
      'Take this row out: nobody is trainee and instructor of one cohort.',
    );
  for (const change of changesOf(row, member)) {
    if (isAllowed(change, member, books)) continue;
    const has = change.before === null ? 'none' : isKnown(member) ? `“${change.before}”` : 'another';
    const mend = 'Leave it empty here, or have a coordinator change it under People.';
    add(change.field, `The books have ${has} for ${member.name}.`, mend);
  }
  return faults;
}

function thing(field: RosterChange['field'], { badge, postId }: RosterRow): string {
  return field === 'badge' ? `Badge ${badge}` : field === 'postId' ? `POST number ${postId}` : 'This address';
}

/**
 * A list fills in what the books lack about a trainee. What signs a person in is never overwritten from a list,
 * and nothing of staff is: whoever can set an address can ask for a way in.
 */
function isAllowed({ field, before }: RosterChange, { role }: Member, { mayChange }: Books): boolean {
  return role === 'trainee' && (before === null || (field === 'postId' && mayChange));
}

function changesOf(row: RosterRow, member: Member): RosterChange[] {
  return fields.flatMap((field) => {
    const [before, after] = [member[field], row[field]];
    if (after === null) return [];
    const isEqual = field === 'email' ? before === after : badgeKey(before ?? '') === badgeKey(after);
    return isEqual ? [] : [{ field, before, after }];
  });
}

/** What is wrong with rows that share a number or an address. Of rows that agree in everything, the first stands. */
function twinsIn(rows: readonly RosterRow[], isRightful: (row: RosterRow) => boolean): Map<number, RosterFault[]> {
  const faults = new Map<number, RosterFault[]>();
  for (const field of fields) {
    const keyOf = (row: RosterRow) => (field === 'email' ? row.email : badgeKey(row[field] ?? '')) || null;
    const groups = Map.groupBy(
      rows.filter((row) => keyOf(row) !== null),
      keyOf,
    );
    for (const group of groups.values()) {
      const first = group[0] as RosterRow;
      const areEqual = group.every((row) => isSameRow(row, first));
      const rightful = group.filter(isRightful);
      const wrong = rightful.length === 1 ? group.filter((row) => row !== rightful[0]) : group;
      for (const row of areEqual ? group.slice(1) : group.length > 1 ? wrong : []) {
        const others = group.filter((each) => each !== row).map(({ row: number }) => number);
        const fault = areEqual ? sameAs(first.row) : twinFault(field, row, others);
        const earlier = faults.get(row.row) ?? [];
        if (!earlier.some(({ what }) => what === fault.what)) faults.set(row.row, [...earlier, fault]);
      }
    }
  }
  return faults;
}

function twinFault(field: RosterChange['field'], row: RosterRow, others: readonly number[]): RosterFault {
  const where = others.length === 1 ? `row ${others[0]}` : `rows ${others.slice(0, 3).join(', ')}`;
  return { field, what: `${thing(field, row)} is in ${where} too.`, mend: 'Correct it in the row where it is wrong.' };
}

function sameAs(row: number): RosterFault {
  return { field: 'name', what: `This is the same person as in row ${row}.`, mend: 'Take one of the two rows out.' };
}

function isSameRow(one: RosterRow, other: RosterRow): boolean {
  const key = ({ badge, postId, email }: RosterRow) =>
    JSON.stringify([badgeKey(badge ?? ''), badgeKey(postId ?? ''), email]);
  return isSameName(one.name, other.name) && key(one) === key(other);
}
