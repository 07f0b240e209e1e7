import { hash, randomBytes } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Log, LogEntry, LogFilter } from '#app/ports/log';
import { canonical } from '#domain/records/canonical';
import { emptyHead, type Hash, type Head, link, type Sealed } from '#domain/records/chain';
import { inTransaction } from './in-transaction.ts';
import type { LogTable, Tables } from './tables.ts';

/** How many rows join the chain in one transaction: nobody else waits long. */
const batch = 500;

export const sha256: Hash = (text) => hash('sha256', text, 'hex');

export function log(db: Kysely<Tables>): Log {
  return {
    note: (entries) => note(db, entries),
    listWaiting: () => listWaiting(db),
    seal: (agency) => seal(db, agency),
    head: (agency) => head(db, agency),
    read: (agency, after, limit) => read(db, agency, after, limit),
    list: (agency, filter) => list(db, agency, filter),
    kinds: (agency) => kinds(db, agency),
  };
}

export async function note(db: Kysely<Tables>, entries: readonly LogEntry[]): Promise<void> {
  for (let first = 0; first < entries.length; first += batch) {
    await db
      .insertInto('log_waiting')
      .values(
        entries.slice(first, first + batch).map(({ agency, at, kind, actor, subject, content }) => ({
          agency,
          at,
          kind,
          actor,
          subject,
          content: canonical(content),
        })),
      )
      .execute();
  }
}

async function listWaiting(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('log_waiting').select('agency').distinct().orderBy('agency').execute();
  return rows.map(({ agency }) => agency);
}

export async function seal(db: Kysely<Tables>, agency: string): Promise<Head> {
  for (;;) {
    const { head: now, moved } = await inTransaction(db, (transaction) => sealBatch(transaction, agency));
    if (moved < batch) return now;
  }
}

async function sealBatch(
  db: Transaction<Tables>,
  agency: string,
): Promise<{ readonly head: Head; readonly moved: number }> {
  // One at a time: this takes the agency's row on PostgreSQL, and the right to write on SQLite, before anything is read.
  await db
    .updateTable('agencies')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', agency)
    .execute();
  const waiting = await db
    .selectFrom('log_waiting')
    .selectAll()
    .where('agency', '=', agency)
    .orderBy('id')
    .limit(batch)
    .execute();
  let now = await head(db, agency);
  if (waiting.length === 0) return { head: now, moved: 0 };
  const rows: Sealed[] = [];
  for (const { id, ...row } of waiting) {
    const sealed = link(sha256, now, row, randomBytes(16).toString('hex'));
    rows.push(sealed);
    now = sealed;
  }
  await db.insertInto('log').values(rows.map(logRow)).execute();
  await db
    .deleteFrom('log_waiting')
    .where(
      'id',
      'in',
      waiting.map(({ id }) => id),
    )
    .execute();
  return { head: { seq: now.seq, digest: now.digest }, moved: rows.length };
}

async function head(db: Kysely<Tables>, agency: string): Promise<Head> {
  const row = await db
    .selectFrom('log')
    .select(['seq', 'digest'])
    .where('agency', '=', agency)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? emptyHead;
}

async function read(db: Kysely<Tables>, agency: string, after: number, limit: number): Promise<Sealed[]> {
  const rows = await db
    .selectFrom('log')
    .selectAll()
    .where('agency', '=', agency)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(sealedRow);
}

async function list(
  db: Kysely<Tables>,
  agency: string,
  { kind, except, person, subject, before, limit }: LogFilter,
): Promise<Sealed[]> {
  let query = db.selectFrom('log').selectAll().where('agency', '=', agency);
  // Not `like`: "_" and "%" would mean something in it. "/" follows "." among the characters.
  if (kind) {
    query = query.where(({ and, eb, or }) =>
      or([eb('kind', '=', kind), and([eb('kind', '>', `${kind}.`), eb('kind', '<', `${kind}/`)])]),
    );
  }
  if (except) query = query.where('kind', '!=', except);
  if (person) query = query.where(({ eb, or }) => or([eb('actor', '=', person), eb('subject', '=', person)]));
  if (subject) query = query.where('subject', '=', subject);
  if (before !== undefined) query = query.where('seq', '<', before);
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(sealedRow);
}

async function kinds(db: Kysely<Tables>, agency: string): Promise<string[]> {
  const rows = await db
    .selectFrom('log')
    .select('kind')
    .distinct()
    .where('agency', '=', agency)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

function logRow({ contentDigest, ...row }: Sealed): LogTable {
  return { ...row, content_digest: contentDigest };
}

function sealedRow({ content_digest, ...row }: Selectable<LogTable>): Sealed {
  return { ...row, contentDigest: content_digest };
}
