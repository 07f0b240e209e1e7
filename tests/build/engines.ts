import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Engine } from '#adapters/store/engine';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { postgres } from '#adapters/store/postgres';
import { sqlite } from '#adapters/store/sqlite';
import type { Tables } from '#adapters/store/tables';
import type { Store } from '#app/ports';
import { aFolder } from './folder.ts';
import { aPostgresDatabase } from './postgres.ts';

/** A database of the test's own. It goes when the test is over. */
export interface TestDatabase {
  /** A connection more; what opens it must close it. */
  readonly connect: () => Engine;
  /** For `compose`, the server or a command: where the program finds this database. */
  readonly env: { readonly DATA_DIR: string; readonly DATABASE_URL?: string };
}

export interface TestStore extends TestDatabase {
  readonly store: Store;
  /** The same connection as the store's. */
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
}

export interface TestEngine {
  readonly name: string;
  readonly type: Engine['type'];
  /** An empty database, without a schema. */
  readonly empty: () => Promise<TestDatabase>;
  /** An open store with the present schema and no row. It is closed when the test is over. */
  readonly open: () => Promise<TestStore>;
}

const onSqlite = (): TestDatabase => {
  const folder = aFolder();
  return { connect: () => sqlite(join(folder, 'second-look.db')), env: { DATA_DIR: folder } };
};

const onPostgres = async (from: 'template0' | 'migrated'): Promise<TestDatabase> => {
  const url = await aPostgresDatabase(from);
  return { connect: () => postgres(url), env: { DATA_DIR: aFolder(), DATABASE_URL: url } };
};

/** Both, to loop over: `describe.each(engines)('$name', ({ open }) => …)`. */
export const engines: readonly TestEngine[] = [
  { name: 'SQLite', type: 'sqlite', empty: async () => onSqlite(), open: async () => opened(onSqlite()) },
  {
    name: 'PostgreSQL',
    type: 'postgres',
    empty: () => onPostgres('template0'),
    open: async () => opened(await onPostgres('migrated')),
  },
];

async function opened(database: TestDatabase): Promise<TestStore> {
  const engine = database.connect();
  const db = await openDatabase(engine);
  onTestFinished(() => db.destroy());
  return { ...database, engine, db, store: storeOn(db) };
}
