import { type Kysely, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { DataUnusable, restoreDatabase } from '../data-unusable.ts';
import type { Engine } from './engine.ts';
import { attempts } from './migrations/001-attempts.ts';
import { agencies } from './migrations/002-agencies.ts';
import { accounts } from './migrations/003-accounts.ts';
import type { Tables } from './tables.ts';

/** In order. One that has been released is never edited. */
const migrationsOf = (engine: Engine): Readonly<Record<string, Migration>> => ({
  '001-attempts': attempts(engine),
  '002-agencies': agencies(engine),
  '003-accounts': accounts(),
});

/**
 * Brings a database to the present schema, or finds it there. Of processes that start together one does it, and the
 * others wait. A migration that fails leaves the database as it was.
 * @param options.to - the last migration to run; all if unset
 * @throws DataUnusable if the database cannot be reached, is newer than this program, or a migration fails
 */
export async function migrate(
  db: Kysely<Tables>,
  engine: Engine,
  { to }: { readonly to?: string } = {},
): Promise<void> {
  const run = async (one: Kysely<Tables>) => {
    const migrator = new Migrator({ db: one, provider: { getMigrations: async () => migrationsOf(engine) } });
    const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
    if (error) throw error;
  };
  try {
    // On PostgreSQL Kysely takes a lock itself, around a transaction of its own.
    await (engine.type === 'postgres' ? run(db) : engine.alone(db, run));
  } catch (cause) {
    throw new DataUnusable(
      engine.explain(cause) ?? `The database cannot be brought to the present schema: ${remedy(cause)}`,
      {
        cause,
      },
    );
  }
}

/** The names of the migrations that a database has had, in order; none if it is new. */
export async function migrationsIn(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  return rows.map(({ name }) => name).sort();
}

function remedy(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const newer = reason.match(/previously executed migration (\S+) is missing/)?.[1];
  if (newer === undefined) return `${reason}. ${restoreDatabase}`;
  return `a newer version of Second Look has used it, and ${newer} is missing. Start that version. ${restoreDatabase}`;
}
