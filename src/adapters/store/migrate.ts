import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { attempts } from './migrations/001-attempts.ts';
import type { Tables } from './tables.ts';

/**
 * Brings a database to the present schema. A migration that has been released is never edited.
 * @throws if the database is newer than this program, or a migration fails
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ '001-attempts': attempts(engine) }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought to the present schema.', { cause: error });
}
