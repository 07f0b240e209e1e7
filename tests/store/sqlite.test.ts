import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import type { Scenario } from '#domain/scenario/schema';
import { anAttempt, anEvent, aResult, noon } from '../build/attempt.ts';
import { aFolder } from '../build/folder.ts';
import { storeContract } from './store-contract.ts';

const newFile = () => join(aFolder(), 'second-look.db');

storeContract('SQLite', () => sqlite(newFile()));

async function filled(file: string) {
  const store = await openStore(sqlite(file));
  await store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as Scenario }, noon);
  await store.addAttempt(anAttempt({ id: 'first' }), [anEvent(1)], aResult());
  return store;
}

test('what was stored is there after the database is opened again', async () => {
  const file = newFile();
  await (await filled(file)).close();
  const again = await openStore(sqlite(file));
  expect(await again.listEvents('first')).toEqual([anEvent(1)]);
  await again.close();
});

test('two processes on one file see each other', async () => {
  const file = newFile();
  const [one, two] = [await filled(file), await openStore(sqlite(file))];
  await two.appendEvent(anAttempt({ id: 'first' }), anEvent(2), null);
  expect(await one.appendEvent(anAttempt({ id: 'first' }), anEvent(2, { id: 'too-late' }), null)).toBe(false);
  expect(await one.listEvents('first')).toEqual([anEvent(1), anEvent(2)]);
  await Promise.all([one.close(), two.close()]);
});

test('a commit waits for the disk, beside a write-ahead log', async () => {
  const db = new Kysely<never>({ dialect: sqlite(newFile()).dialect });
  expect((await sql`PRAGMA synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
  expect((await sql`PRAGMA journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
  expect((await sql`PRAGMA foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }]);
  await db.destroy();
});

test.each(['editions', 'attempt_events', 'attempt_results', 'first_attempts'])(
  'the database itself refuses to change or remove a row of %s',
  async (table) => {
    const file = newFile();
    await (await filled(file)).close();
    const db = new DatabaseSync(file);
    const column = table === 'editions' ? 'hash' : 'attempt';
    expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    db.close();
  },
);
