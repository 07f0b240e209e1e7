import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { DataUnusable } from '#adapters/data-unusable';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import type { Scenario } from '#domain/scenario/schema';
import { anAttempt, anEvent, aResult, noon } from '../build/attempt.ts';
import { aFolder } from '../build/folder.ts';

const newFile = () => join(aFolder(), 'second-look.db');

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

test('a file that is no database is refused and left as it is', () => {
  const file = newFile();
  const content = 'These are the notes of a shift, and no database.\n'.repeat(200);
  writeFileSync(file, content);
  expect(() => sqlite(file)).toThrow(DataUnusable);
  expect(() => sqlite(file)).toThrow('file is not a database');
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a database of something else, or of a newer version, is refused with the reason', async () => {
  const [foreign, newer] = [newFile(), newFile()];
  const other = new DatabaseSync(foreign);
  other.exec('CREATE TABLE attempts (at TEXT)');
  other.close();
  await expect(openStore(sqlite(foreign))).rejects.toThrow(DataUnusable);
  await (await filled(newer)).close();
  const later = new DatabaseSync(newer);
  later.exec("INSERT INTO kysely_migration VALUES ('999-later', '2026-11-22')");
  later.close();
  await expect(openStore(sqlite(newer))).rejects.toThrow(
    /^The database cannot be brought .*999-later is missing\. Start that version\./,
  );
});
