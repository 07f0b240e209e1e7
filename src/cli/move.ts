/** Moves everything to a database of the other engine, or to another of the same. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '#adapters/make-folder';
import { copyStore, type StoreSums } from '#adapters/store/copy-store';
import type { Engine } from '#adapters/store/engine';
import { migrate } from '#adapters/store/migrate';
import { postgres } from '#adapters/store/postgres';
import { sqlite } from '#adapters/store/sqlite';
import { withDatabase } from '#adapters/store/with-database';
import { CommandError } from './command-error.ts';
import { isPostgres, mendable, presentDatabase, typedPath } from './data-folder.ts';
import { print, readOptions } from './options.ts';

export async function move(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { to: { type: 'string' } });
  const to = values.to;
  if (!to || positionals.length > 0)
    throw new CommandError('Name the new database as: move --to=postgres://user@host:5432/database, or --to=FILE');
  return mendable(async () => {
    const from = presentDatabase(process.env);
    const sums = isPostgres(to) ? await copyTo(from, postgres(to)) : await copyToFile(from, typedPath(to));
    const next = isPostgres(to)
      ? 'Start with DATABASE_URL set to the new address, and with the same DATA_DIR: it holds the secrets.'
      : 'Start without DATABASE_URL, with DATA_DIR set to the folder of the file. The secrets of the present DATA_DIR belong there too.';
    await print(
      `${tally(sums)}\nEvery row was read again and is the same.\n${from.place} is as it was. What is written to it from now on stays behind: stop the server first, then move.\n${next}`,
    );
    return 0;
  });
}

async function copyToFile(from: Engine, file: string): Promise<StoreSums> {
  const isNew = !existsSync(file);
  await makeFolder(dirname(file));
  try {
    return await copyTo(from, sqlite(file));
  } catch (error) {
    if (isNew) for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    throw error;
  }
}

function copyTo(from: Engine, to: Engine): Promise<StoreSums> {
  return withDatabase(from, (source) =>
    withDatabase(to, async (target) => {
      const sums = await copyStore(source, target);
      await migrate(target.db, to);
      return sums;
    }),
  );
}

/** Rows by table, those without any left out. */
export function tally(sums: StoreSums): string {
  const filled = Object.entries(sums).filter(([, { rows }]) => rows > 0);
  const all = filled.reduce((sum, [, { rows }]) => sum + rows, 0);
  const width = Math.max(0, ...filled.map(([name]) => name.length));
  return [
    ...filled.map(([name, { rows }]) => `  ${name.padEnd(width)}  ${rows}`),
    `${all} rows in ${Object.keys(sums).length} tables.`,
  ].join('\n');
}
