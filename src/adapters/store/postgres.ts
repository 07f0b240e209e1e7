import { CompiledQuery, type Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { DataUnusable } from '../data-unusable.ts';
import type { Engine } from './engine.ts';
import { explainer } from './postgres-errors.ts';
import { postgresTables } from './postgres-tables.ts';
import { allowErasure, guardLog, makeAppendOnly } from './postgres-triggers.ts';
import type { Tables } from './tables.ts';

/** Enough for a class that answers at once; a server of PostgreSQL allows 100 in all unless told otherwise. */
const connections = 10;

/** How long to wait for a connection, in milliseconds. */
const waitMs = 10_000;

/** Whoever holds this lock is `alone`. Any number that nobody else uses. */
const loneLock = 1_592_525_068;

/**
 * PostgreSQL. A commit returns once the server has it on disk, even where its own default is not to wait.
 * Connects at the first query.
 *
 * @param url - `postgres://user:password@host:5432/database`, or with `?host=/folder` for a Unix socket
 * @throws DataUnusable if that is no address of a database
 */
export function postgres(url: string): Engine {
  const { host, port, database, user } = partsOf(url);
  const server = host.startsWith('/') ? host : `${host}:${port}`;
  return {
    type: 'postgres',
    place: `the database "${database}" at ${server}`,
    dialect: new PostgresDialect({
      pool: async () => openPool(url),
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(insistOnDisk));
      },
    }),
    explain: explainer({ server, database, user }),
    alone,
    snapshot: (db, work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    tables: postgresTables,
    countOn,
    makeAppendOnly,
    allowErasure,
    guardLog,
    numbered: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  };
}

/** Not handed on as a cause: what the parser throws holds the whole address, with the password. */
function partsOf(url: string): { host: string; port: number; database: string; user: string } {
  const refused = new DataUnusable(
    'DATABASE_URL is no address of a PostgreSQL database. It looks like postgres://user:password@host:5432/database',
  );
  if (!/^postgres(ql)?:\/\//.test(url)) throw refused;
  try {
    const { host, port, database = '', user = '' } = new pg.Client({ connectionString: url });
    return { host, port, database, user };
  } catch {
    throw refused;
  }
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'second-look',
    max: connections,
    connectionTimeoutMillis: waitMs,
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced at the next query, which tells if that fails.
  pool.on('error', () => {});
  return pool;
}

/** As SQLite answers: `int8` (also of `count`) and `numeric` are numbers. */
const getTypeParser = ((type: number, format?: 'text') =>
  type === pg.types.builtins.INT8 || type === pg.types.builtins.NUMERIC
    ? Number
    : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser;

/** Stricter settings, such as waiting for a standby, stay as they are. */
const insistOnDisk = `
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
`;

function alone<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(loneLock)})`.execute(transaction);
    return work(transaction);
  });
}

async function countOn(db: Kysely<Tables>, table: string, column: string): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(quote_ident(${table}), ${column}), max(${sql.ref(column)})) from ${sql.table(table)}
    having max(${sql.ref(column)}) is not null
  `.execute(db);
}
