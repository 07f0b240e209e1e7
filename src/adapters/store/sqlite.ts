import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Kysely, SqliteDialect, sql } from 'kysely';
import { DataUnusable, restoreDatabase } from '../data-unusable.ts';
import type { Engine } from './engine.ts';

/**
 * SQLite in one file. A commit returns once it is on disk (`synchronous=FULL`): "stored" must outlive a power cut.
 * @throws DataUnusable if the file is no database, or cannot be opened or written
 */
export function sqlite(file: string): Engine {
  return { dialect: new SqliteDialect({ database: open(file) }), makeAppendOnly };
}

/** Kysely expects better-sqlite3; on a bare node:sqlite database its selects return nothing, without an error. */
function open(file: string) {
  const db = connect(file);
  const prepared = new Map<string, ReturnType<typeof statement>>();
  return {
    // SQLite checkpoints and removes the write-ahead log when its last connection closes.
    close: () => db.close(),
    prepare: (query: string) => {
      let ready = prepared.get(query);
      if (!ready) {
        ready = statement(db.prepare(query));
        prepared.set(query, ready);
      }
      return ready;
    },
  };
}

function connect(file: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    // The first look into the file: one that is no database fails here.
    db.exec('PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
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

async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const change of ['update', 'delete']) {
    await sql`
      create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end
    `.execute(db);
  }
}
