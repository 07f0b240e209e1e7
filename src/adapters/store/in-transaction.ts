import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Transactions in which a part has failed. PostgreSQL would undo them by itself, SQLite would not. */
const failed = new WeakSet<Kysely<Tables>>();

/**
 * Runs work in a transaction: in the one that is open already, or in one of its own.
 * @throws what the work throws, with all of it undone; also if the failure of a part of it was caught
 */
export async function inTransaction<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) {
    try {
      return await work(db as Transaction<Tables>);
    } catch (error) {
      failed.add(db);
      throw error;
    }
  }
  return db.transaction().execute(async (transaction) => {
    const done = await work(transaction);
    if (failed.has(transaction)) throw new Error('A part of the transaction failed, so all of it is undone.');
    return done;
  });
}
