/** What the database itself refuses, so that no program can do it by mistake. */
import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Tables } from '#adapters/store/tables';
import { engines, type TestStore } from '../build/engines.ts';
import { fillTables } from '../build/fill-tables.ts';

const kept = ['editions', 'form_editions'];
const erasable = ['attempt_events', 'attempt_results', 'lesson_completions', 'sitting_answers', 'sitting_results'];
const keys: Readonly<Record<string, string>> = { editions: 'hash', form_editions: 'hash' };
const keyOf = (table: string) =>
  keys[table] ?? (table.startsWith('sitting') ? 'sitting' : table === 'lesson_completions' ? 'member' : 'attempt');

const change = (db: Kysely<Tables>, table: string) =>
  sql`update ${sql.table(table)} set ${sql.ref(keyOf(table))} = ${sql.ref(keyOf(table))}`.execute(db);
const remove = (db: Kysely<Tables>, table: string) => sql`delete from ${sql.table(table)}`.execute(db);
const count = async (db: Kysely<Tables>, table: string) =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n);

describe.each(engines)('$name', ({ open, type }) => {
  const filled = async (): Promise<TestStore> => {
    const database = await open();
    await fillTables(database.db, database.engine);
    await database.db.deleteFrom('erasing').execute();
    return database;
  };
  const beginErasing = (db: Kysely<Tables>) => db.insertInto('erasing').values({ member: 'somebody' }).execute();

  test('rows of what is append-only are neither changed nor removed', async () => {
    const { db } = await filled();
    for (const table of [...kept, ...erasable]) {
      await expect(change(db, table), table).rejects.toThrow(`${table} is append-only`);
      await expect(remove(db, table), table).rejects.toThrow('append-only');
      expect(await count(db, table)).toBe(3);
    }
  });

  test('during an erasure what is personal can be removed, but still not changed', async () => {
    const { db } = await filled();
    await beginErasing(db);
    for (const table of erasable) {
      await expect(change(db, table), table).rejects.toThrow('append-only');
      await remove(db, table);
      expect(await count(db, table)).toBe(0);
    }
    for (const table of kept) await expect(remove(db, table), table).rejects.toThrow('append-only');
  });

  test('rows of the log are never removed, and changed only by an erasure', async () => {
    const { db } = await filled();
    const empty = { salt: null, content: null };
    await expect(db.updateTable('log').set(empty).execute()).rejects.toThrow('log is append-only');
    await beginErasing(db);
    await expect(db.deleteFrom('log').execute()).rejects.toThrow('log is append-only');
    for (const [column, value] of Object.entries({
      seq: 99,
      at: 'x',
      kind: 'x',
      actor: null,
      subject: null,
      content_digest: 'x',
      digest: 'x',
    }))
      await expect(
        db
          .updateTable('log')
          .set({ ...empty, [column]: value })
          .execute(),
        column,
      ).rejects.toThrow('log is append-only');
    await expect(db.updateTable('log').set({ content: null }).execute()).rejects.toThrow('log is append-only');
    await expect(db.updateTable('log').set({ salt: null }).execute()).rejects.toThrow('log is append-only');
    await expect(db.updateTable('log').set({ salt: 'other', content: 'other' }).execute()).rejects.toThrow('log is');
    await db.updateTable('log').set(empty).execute();
    expect(await db.selectFrom('log').select(['salt', 'content']).distinct().execute()).toEqual([empty]);
  });

  test('a waiting entry gets a number above all others', async () => {
    const { db } = await filled();
    const agency = (await db.selectFrom('agencies').select('id').executeTakeFirstOrThrow()).id;
    const entry = { agency, at: 'x', kind: 'x', actor: null, subject: null, content: '{}' };
    await db.deleteFrom('log_waiting').execute();
    const ids = [];
    for (let round = 0; round < 3; round++)
      ids.push((await db.insertInto('log_waiting').values(entry).returning('id').executeTakeFirstOrThrow()).id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(3);
  });

  test('nor are they emptied at one blow', async () => {
    const { db } = await filled();
    const empty = type === 'postgres' ? sql`truncate` : sql`delete from`;
    for (const table of ['log', ...kept, ...erasable])
      await expect(sql`${empty} ${sql.table(table)}`.execute(db), table).rejects.toThrow(/append-only|foreign key/);
    for (const table of ['log', ...kept, ...erasable]) expect(await count(db, table)).toBe(3);
  });

  test('numbers are numbers: counts, sums and means', async () => {
    const { db } = await filled();
    const { rows } = await sql`
      select count(*) as rows, sum(seq) as sum, avg(seq * 1.0) as mean from attempt_events
    `.execute(db);
    expect(rows[0]).toMatchObject({ rows: 3, sum: 126, mean: 42 });
  });

  test('text is ordered by its bytes', async () => {
    const { db } = await open();
    for (const id of ['b', 'B', 'ä', 'a', 'Z', '-'])
      await db.insertInto('agencies').values({ id, name: id, settings: '{}', created_at: 'x' }).execute();
    const rows = await db.selectFrom('agencies').select('id').orderBy('id').execute();
    expect(rows.map(({ id }) => id)).toEqual(['-', 'B', 'Z', 'a', 'b', 'ä']);
  });
});
