import { Kysely } from 'kysely';
import { DataUnusable } from '../data-unusable.ts';
import type { OpenDatabase } from './copy-store.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

/**
 * Runs work on a database as it is, with whatever schema it has, and closes it.
 * @throws DataUnusable, in a sentence, if the database cannot be reached
 */
export async function withDatabase<T>(engine: Engine, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    return await work({ db, engine });
  } catch (cause) {
    const sentence = engine.explain(cause);
    throw sentence === undefined ? cause : new DataUnusable(sentence, { cause });
  } finally {
    await db.destroy();
  }
}
