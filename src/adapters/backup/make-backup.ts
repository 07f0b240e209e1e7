import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { DataUnusable } from '../data-unusable.ts';
import { makeFolder } from '../make-folder.ts';
import { secretFiles } from '../secret-file.ts';
import { databaseFile } from '../store/chosen-engine.ts';
import { copyStore, type OpenDatabase, refuseUnlessEqual, type StoreSums, sumsOf } from '../store/copy-store.ts';
import { migrationsIn } from '../store/migrate.ts';
import { sqlite } from '../store/sqlite.ts';
import type { Tables } from '../store/tables.ts';
import { withDatabase } from '../store/with-database.ts';
import { fileSum, type Manifest, manifestName, readBackup } from './manifest.ts';

export interface Backup {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Writes a backup into a new folder in `out`: the database as it is at one moment, as a file of SQLite, and the secrets
 * of the data folder. Others may go on writing. It has its name only once it was read again and found the same.
 * @param from.data - the data folder
 * @throws DataUnusable if it cannot be written, or is not the same when it is read again
 */
export async function makeBackup(
  from: OpenDatabase & { readonly data: string },
  { out, now }: { readonly out: string; readonly now: Date },
): Promise<Backup> {
  const name = `second-look-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;
  const [folder, draft] = [join(out, name), join(out, `${name}.unfinished`)];
  await makeFolder(out);
  await mkdir(draft, { mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new DataUnusable(`Cannot make ${draft} (${cause.code}). Choose another folder.`, { cause });
  });
  try {
    const tables = await writeDatabase(from, join(draft, databaseFile));
    const secrets = await copySecrets(from.data, draft);
    const read = await readDatabase(join(draft, databaseFile));
    refuseUnlessEqual(tables, read.tables);
    const files = await Promise.all(
      [databaseFile, ...secrets].map(async (file) => [file, await fileSum(join(draft, file))] as const),
    );
    const manifest: Manifest = {
      format: 'second-look-backup',
      version: 1,
      madeAt: now.toISOString(),
      engine: from.engine.type,
      ...read,
      files: Object.fromEntries(files),
    };
    await writeDurably(join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    await readBackup(draft);
    await rename(draft, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Leaves one file that can be read where nothing can be written beside it. */
async function writeDatabase(from: OpenDatabase, file: string): Promise<StoreSums> {
  await writeDurably(file, '');
  return withDatabase(sqlite(file), async (to) => {
    const sums = await copyStore(from, to);
    await sql`pragma journal_mode=delete`.execute(to.db);
    return sums;
  });
}

async function readDatabase(file: string): Promise<Pick<Manifest, 'migrations' | 'tables' | 'logs'>> {
  return withDatabase(sqlite(file, { isReadOnly: true }), async ({ db, engine }) => {
    const { rows: sound } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    const { rows: lost } = await sql`pragma foreign_key_check`.execute(db);
    if (sound[0]?.integrity_check !== 'ok' || lost.length > 0)
      throw new DataUnusable(`The backup was not written soundly: ${sound[0]?.integrity_check}. Is the disk in order?`);
    const tables = await engine.tables(db);
    return {
      migrations: await migrationsIn(db),
      tables: await sumsOf(db, tables),
      // An earlier version had no log.
      logs: tables.some(({ name }) => name === 'log') ? await logHeads(db) : [],
    };
  });
}

function logHeads(db: Kysely<Tables>): Promise<Manifest['logs']> {
  return db
    .selectFrom('log')
    .select(['agency', 'seq', 'digest'])
    .where(({ eb, selectFrom }) =>
      eb(
        'seq',
        '=',
        selectFrom('log as later')
          .select(({ fn }) => fn.max('later.seq').as('last'))
          .whereRef('later.agency', '=', 'log.agency'),
      ),
    )
    .orderBy('agency')
    .execute();
}

/** @returns the names of those that are there */
async function copySecrets(data: string, draft: string): Promise<string[]> {
  const copied: string[] = [];
  for (const name of secretFiles) {
    const content = await readFile(join(data, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!content) continue;
    await writeDurably(join(draft, name), content);
    copied.push(name);
  }
  return copied;
}

/** For its owner only. */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
