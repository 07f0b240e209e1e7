import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { postgres } from './postgres.ts';
import { sqlite } from './sqlite.ts';

/** The name of the database in a data folder. */
export const databaseFile = 'second-look.db';

/**
 * PostgreSQL where `DATABASE_URL` names one, otherwise SQLite in the data folder.
 * @throws DataUnusable if the address is none, or the file cannot be opened
 */
export function chosenEngine(env: NodeJS.ProcessEnv, folder: string): Engine {
  const url = env['DATABASE_URL'];
  return url ? postgres(url) : sqlite(join(folder, databaseFile));
}
