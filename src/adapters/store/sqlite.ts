import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Kysely, SqliteDialect, sql } from 'kysely';
import { DataUnusable, restoreDatabase } from '../data-unusable.ts';
import type { Engine } from './engine.ts';
import { sqliteTables } from './sqlite-tables.ts';
import type { Tables } from './tables.ts';

/** How long to wait for another process that writes, in milliseconds. */
const waitMs = 5_000;
const aloneWaitMs = 120_000;

interface Options {
  /** Changes nothing, not even how the file is written: for files that are to stay as they are. */
  readonly isReadOnly?: boolean;
}

/**
 * SQLite in one file. A commit returns once it is on disk (`synchronous=FULL`): "stored" must outlive a power cut.
 * @throws DataUnusable if the file is no database, or cannot be opened or written
 */
export function sqlite(file: string, { isReadOnly = false }: Options = {}): Engine {
  return {
    type: 'sqlite',
    place: file,
    dialect: new SqliteDialect({ database: open(file, isReadOnly) }),
    explain: () => undefined,
    alone,
    snapshot,
    tables: sqliteTables,
    countOn: async () => {}, // It counts on from the highest number by itself.
    makeAppendOnly,
    allowErasure,
    guardLog,
    numbered: (column) => column.primaryKey().autoIncrement(),
  };
}

/** Kysely expects better-sqlite3; on a bare node:sqlite database its selects return nothing, without an error. */
function open(file: string, isReadOnly: boolean) {
  const db = connect(file, isReadOnly);
  const prepared = new Map<string, ReturnType<typeof statement>>();
  return {
    // SQLite checkpoints and removes the write-ahead log when its last connection closes.
    close: () => db.close(),
    prepare: (asked: string) => {
      // One that read first could not write once another process has: it takes the right to write at once, or waits.
      const query = asked === 'begin' ? 'begin immediate' : asked;
      let ready = prepared.get(query);
      if (!ready) {
        ready = statement(db.prepare(query));
        prepared.set(query, ready);
      }
      return ready;
    },
  };
}

function connect(file: string, isReadOnly: boolean): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: isReadOnly });
    // The first look into the file: one that is no database fails here.
    db.exec(`PRAGMA busy_timeout=${waitMs}; PRAGMA foreign_keys=ON; PRAGMA schema_version`);
    // What is erased is overwritten too: otherwise a freed page would hold it until something else needs the page.
    if (!isReadOnly) db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON');
    return db;
  } catch (cause) {
    db?.close();
    throw new DataUnusable(`Cannot open the database ${file}: ${(cause as Error).message}. ${restoreDatabase}`, {
      cause,
    });
  }
}

function statement(prepared: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: prepared.columns().length > 0,
    all: (parameters: readonly unknown[]) => prepared.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => prepared.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]) => prepared.iterate(...values(parameters)),
  };
}

/** SQLite lets one process write at a time; a migration may be a long one. */
function alone<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    await sql`pragma busy_timeout=${sql.lit(aloneWaitMs)}`.execute(one);
    try {
      return await between(one, 'begin immediate', () => work(one));
    } finally {
      await sql`pragma busy_timeout=${sql.lit(waitMs)}`.execute(one);
    }
  });
}

function snapshot<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute((one) => between(one, 'begin deferred', () => work(one)));
}

async function between<T>(one: Kysely<Tables>, begin: string, work: () => Promise<T>): Promise<T> {
  await sql.raw(begin).execute(one);
  try {
    const done = await work();
    await sql`commit`.execute(one);
    return done;
  } catch (error) {
    // SQLite has ended the transaction itself if, say, the disk is full. What went wrong first is what counts.
    await sql`rollback`.execute(one).catch(() => {});
    throw error;
  }
}

async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`
      create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end
    `.execute(db);
  }
}

async function allowErasure(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`drop trigger ${sql.ref(`${table}_no_delete`)}`.execute(db);
  await sql`
    create trigger ${sql.ref(`${table}_no_delete`)} before delete on ${sql.table(table)}
    when not exists (select 1 from erasing)
    begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end
  `.execute(db);
}

async function guardLog(db: Kysely<unknown>): Promise<void> {
  const refuse = sql`begin select raise(abort, 'log is append-only'); end`;
  await sql`create trigger log_no_delete before delete on log ${refuse}`.execute(db);
  await sql`
    create trigger log_no_update before update on log
    when not (
      new.salt is null and new.content is null and new.agency = old.agency and new.seq = old.seq
      and new.at = old.at and new.kind = old.kind and new.actor is old.actor and new.subject is old.subject
      and new.content_digest = old.content_digest and new.digest = old.digest
      and exists (select 1 from erasing)
    ) ${refuse}
  `.execute(db);
}
