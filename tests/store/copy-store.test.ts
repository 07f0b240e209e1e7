import { setImmediate as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { copyStore, sumsOf } from '#adapters/store/copy-store';
import { openStore } from '#adapters/store/open-store';
import { inOrder } from '#adapters/store/table-shape';
import { withDatabase } from '#adapters/store/with-database';
import { anAttempt, anEvent, noon } from '../build/attempt.ts';
import { engines, type TestEngine } from '../build/engines.ts';
import { fillTables } from '../build/fill-tables.ts';

const pairs = engines.flatMap((from) => engines.map((to) => ({ title: `${from.name} to ${to.name}`, from, to })));
const filled = async (engine: TestEngine) => {
  const database = await engine.open();
  return { ...database, rows: await fillTables(database.db, database.engine) };
};

describe.each(pairs)('from $title', ({ from, to }) => {
  test('every row of every table arrives as it was', async () => {
    const [source, target] = [await filled(from), await to.open()];
    const sums = await copyStore(source, target);
    expect(Object.values(sums).map(({ rows }) => rows)).toEqual(Object.keys(sums).map(() => 3));
    expect(Object.keys(sums).sort()).toEqual([...source.rows.keys()].sort());
    for (const [table, rows] of source.rows) {
      const read = await target.db
        .selectFrom(table as never)
        .selectAll()
        .execute();
      expect(new Set(read.map((row) => JSON.stringify(Object.entries(row).sort())))).toEqual(
        new Set(rows.map((row) => JSON.stringify(Object.entries(row).sort()))),
      );
    }
  });

  test('counted columns go on after the highest number', async () => {
    const [source, target] = [await filled(from), await to.open()];
    await copyStore(source, target);
    const [last] = await target.db.selectFrom('log_waiting').selectAll().orderBy('id', 'desc').limit(1).execute();
    if (!last) throw new Error('nothing was copied');
    const { id: _, ...entry } = last;
    const added = await target.db.insertInto('log_waiting').values(entry).returning('id').executeTakeFirstOrThrow();
    expect(added.id).toBe(last.id + 1);
  });

  test('a target with a single row is refused and keeps it', async () => {
    const [source, target] = [await filled(from), await to.open()];
    await target.store.keepEdition({ hash: 'mine', scenario: { id: 'mine' } as never }, noon);
    await expect(copyStore(source, target)).rejects.toThrow('is not empty: there are rows in "editions"');
    expect(await target.db.selectFrom('editions').select('hash').execute()).toEqual([{ hash: 'mine' }]);
    expect(await target.db.selectFrom('agencies').select('id').execute()).toEqual([]);
  });

  test('a copy that fails midway leaves no row', async () => {
    const [source, target] = [await filled(from), await to.open()];
    // A rule of the target alone, that the last rows of the copy break.
    await sql`create unique index in_the_way on sitting_results (at)`.execute(target.db);
    const second = await source.db.selectFrom('sitting_results').selectAll().limit(1).executeTakeFirstOrThrow();
    await source.db
      .insertInto('sitting_results')
      .values({ ...second, key_hash: 'another' })
      .execute();
    await expect(copyStore(source, target)).rejects.toThrow(/unique/i);
    const sums = await sumsOf(target.db, inOrder(await target.engine.tables(target.db)));
    expect(Object.values(sums).reduce((sum, { rows }) => sum + rows, 0)).toBe(0);
  });

  test('the copy is of one moment, while others go on writing', async () => {
    const [source, target] = [await from.open(), await to.open()];
    const other = await openStore(source.connect());
    await source.store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as never }, noon);
    const attempt = anAttempt({ id: 'first' });
    await source.store.addAttempt(attempt, [], null);
    // More than one batch, so that writing falls between reading.
    await source.store.within(async (store) => {
      for (let seq = 1; seq <= 1_200; seq++) await store.appendEvent(attempt, anEvent(seq), null);
    });
    let isCopied = false;
    const copying = copyStore(source, target).finally(() => {
      isCopied = true;
    });
    let last = 1_200;
    while (!isCopied) {
      await other.appendEvent(attempt, anEvent(++last), null);
      // SQLite answers at once: without a pause nothing else would ever have its turn.
      await pause();
    }
    const sums = await copying;
    const copied = (await target.store.listEvents('first')).map(({ seq }) => seq);
    expect(copied).toEqual(Array.from(copied, (_, index) => index + 1));
    expect(copied.length).toBe(sums['attempt_events']?.rows);
    expect(last).toBeGreaterThan(copied.length);
    expect(await other.listEvents('first')).toHaveLength(last);
    await other.close();
  });
});

describe.each(engines)('on $name', (engine) => {
  test('a database with columns of its own is refused', async () => {
    const [source, target] = [await filled(engine), await engine.open()];
    await sql`alter table members add column nickname text`.execute(target.db);
    await expect(copyStore(source, target)).rejects.toThrow('only one of them has members.nickname');
  });

  test('a table that nobody knows, or without a key, is never left out in silence', async () => {
    const [source, target] = [await filled(engine), await engine.open()];
    await sql`create table notes (text text)`.execute(source.db);
    await expect(copyStore(source, target)).rejects.toThrow('The table notes has no primary key');
  });

  test('a database that holds nothing of ours is refused as a source, and one of another program as a target', async () => {
    const [empty, source] = [(await engine.empty()).connect(), await filled(engine)];
    await withDatabase(empty, async (nothing) => {
      await expect(copyStore(nothing, source)).rejects.toThrow('holds nothing of Second Look');
      await sql`create table theirs (id text primary key)`.execute(nothing.db);
      await expect(copyStore(source, nothing)).rejects.toThrow('holds tables of another program');
    });
  });

  test('a changed value is found, wherever it stands', async () => {
    const { db, engine: own } = await filled(engine);
    const tables = await own.tables(db);
    const before = await sumsOf(db, tables);
    await db.updateTable('members').set({ name: 'Somebody else' }).where('id', 'like', '7%').execute();
    const after = await sumsOf(db, tables);
    expect(Object.keys(before).filter((name) => before[name]?.digest !== after[name]?.digest)).toEqual(['members']);
  });
});
