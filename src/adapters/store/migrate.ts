import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DataUnusable, restoreDatabase } from '../data-unusable.ts';
import type { Engine } from './engine.ts';
import { attempts } from './migrations/001-attempts.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database to the present schema. A migration that has been released is never edited.
 * @throws DataUnusable if the database is newer than this program, or a migration fails
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '001-attempts': attempts(engine) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const reason = error instanceof Error ? error.message : String(error);
  throw new DataUnusable(`The database cannot be brought to the present schema: ${reason}. ${restoreDatabase}`, {
    cause: error,
  });
}
