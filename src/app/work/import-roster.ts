import type { Member, Person } from '#domain/people/person';
import type { RosterLine } from '#domain/people/roster-check';
import { type ReadTable, readTable } from '../../exports/roster/read-table.ts';
import { type CohortRefusal, findCohort } from '../people/find-cohort.ts';
import { note, nowOf } from '../people/people-ports.ts';
import type { Ports, Store } from '../ports.ts';
import { type PreviewRoster, previewOf, type RosterPreview } from './preview-roster.ts';

export interface ImportRoster extends PreviewRoster {
  /** Of the preview that the person has seen. */
  readonly digest: string;
  /** Rows with errors stay out; otherwise one of them keeps everything out. */
  readonly leaveOutErrors: boolean;
}

export type RosterImported =
  | {
      readonly ok: true;
      readonly added: number;
      readonly joined: number;
      readonly changed: number;
      readonly leftOut: number;
    }
  /** `changed`: the books are not as they were when the preview was made, so here is a new one. */
  | { readonly ok: false; readonly reason: 'changed' | 'errors' | 'nothing'; readonly preview: RosterPreview }
  | CohortRefusal
  | Extract<ReadTable, { ok: false }>;

/** Puts a list on a cohort's roster: exactly what was previewed, all of it or nothing. */
export async function importRoster(ports: Ports, command: ImportRoster): Promise<RosterImported> {
  const read = readTable(command.list);
  if (!read.ok) return read;
  try {
    return await ports.store.within((store) => importTable(ports, store, command, read));
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
    const preview = await previewOf(ports.store, command, read);
    return { ok: false, reason: 'changed', preview };
  }
}

/** Somebody else has taken a number or an address in the meantime. Undoes the import. */
class Taken extends Error {
  override name = 'Taken';
}

async function importTable(
  ports: Ports,
  store: Store,
  command: ImportRoster,
  read: Extract<ReadTable, { ok: true }>,
): Promise<RosterImported> {
  const { by, cohort } = command;
  const found = await findCohort(store, by, 'cohort.change', cohort);
  if (!found.ok) return found;
  const preview = await previewOf(store, command, read);
  if (preview.digest !== command.digest) return { ok: false, reason: 'changed', preview };
  const taken = preview.lines.filter(({ state }) => state !== 'error');
  const leftOut = preview.lines.length - taken.length;
  if (leftOut > 0 && !command.leaveOutErrors) return { ok: false, reason: 'errors', preview };
  if (taken.every(({ state }) => state === 'here')) return { ok: false, reason: 'nothing', preview };

  const at = nowOf(ports);
  const done = { added: [] as string[], joined: [] as string[], changed: [] as string[] };
  const present = new Set((await store.cohorts.members(cohort)).map(({ member }) => member.id));
  for (const line of taken) {
    const member = line.member === null ? await addNew(ports, store, { by, line, at }) : line.member;
    if (line.state === 'new') done.added.push(member);
    if (line.state === 'changes') {
      await fillIn(store, { by, line, member, at });
      done.changed.push(member);
    }
    if (present.has(member)) continue;
    await store.cohorts.addMember(cohort, member, 'trainee', at);
    if (line.state !== 'new') done.joined.push(member);
  }
  const content = { cohort, rows: preview.lines.length, leftOut, ...done };
  await store.log.note([{ agency: by.agency, at, kind: 'roster.imported', actor: by.id, subject: null, content }]);
  return {
    ok: true,
    added: done.added.length,
    joined: done.joined.length,
    changed: done.changed.length,
    leftOut,
  };
}

interface Taking {
  readonly by: Person;
  readonly line: RosterLine;
  readonly at: string;
}

async function addNew({ ids }: Ports, store: Store, { by, line, at }: Taking): Promise<string> {
  const { name, badge, postId, email } = line;
  const id = ids.make();
  const member: Member = {
    id,
    agency: by.agency,
    role: 'trainee',
    name,
    email,
    badge,
    postId,
    joinedAt: at,
    endedAt: null,
  };
  if (!(await store.people.addMember(member))) throw new Taken();
  return id;
}

/** What a person's record changed in is logged under that person, so that an erasure of the record reaches it. */
async function fillIn(store: Store, { by, line, member: id, at }: Taking & { readonly member: string }): Promise<void> {
  const member = await store.people.findMember(id);
  if (!member) throw new Taken();
  const side = (of: 'before' | 'after') => Object.fromEntries(line.changes.map((change) => [change.field, change[of]]));
  const after = side('after');
  if (!(await store.people.changeMember({ ...member, ...after }))) throw new Taken();
  await note(store, {
    agency: by.agency,
    at,
    actor: by.id,
    subject: id,
    kind: 'member.changed',
    content: { before: side('before'), after },
  });
}
