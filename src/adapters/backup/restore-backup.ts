import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataUnusable } from '../data-unusable.ts';
import { makeFolder } from '../make-folder.ts';
import { secretFiles } from '../secret-file.ts';
import { chosenEngine, databaseFile } from '../store/chosen-engine.ts';
import { copyStore, refuseUnlessEqual } from '../store/copy-store.ts';
import { migrate } from '../store/migrate.ts';
import { sqlite } from '../store/sqlite.ts';
import { withDatabase } from '../store/with-database.ts';
import { writeDurably } from './make-backup.ts';
import { type Manifest, readBackup } from './manifest.ts';

/**
 * Restores a backup: the secrets into an empty data folder, and the database there too or into an empty one of
 * PostgreSQL. Checks first that every file is as it was written, and at the end that every row has arrived. A backup of
 * an earlier version is brought up to date.
 * @param to.data - the data folder, made if need be; whatever stands in it but `lost+found` refuses the restore
 * @param to.url - an address of PostgreSQL
 * @throws DataUnusable if the backup is damaged or newer, or there is something in the target already. Nothing is
 *   left there then
 */
export async function restoreBackup(
  folder: string,
  to: { readonly data: string; readonly url: string | undefined },
): Promise<Manifest> {
  const manifest = await readBackup(folder);
  await makeFolder(to.data);
  await refuseUnlessEmpty(to.data);
  try {
    await restoreDatabase(join(folder, databaseFile), to, manifest);
    for (const name of secretFiles)
      if (manifest.files[name]) await writeDurably(join(to.data, name), await readFile(join(folder, name)));
    return manifest;
  } catch (error) {
    for (const name of await contentOf(to.data)) await rm(join(to.data, name), { force: true });
    throw error;
  }
}

async function refuseUnlessEmpty(data: string): Promise<void> {
  const [something] = await contentOf(data);
  if (something !== undefined)
    throw new DataUnusable(
      `${data} is not empty: it holds "${something}". Name an empty folder. Nothing was restored.`,
    );
}

/** A folder that is a disk of its own has `lost+found`. */
async function contentOf(data: string): Promise<string[]> {
  return (await readdir(data)).filter((name) => name !== 'lost+found').sort();
}

async function restoreDatabase(
  file: string,
  to: { readonly data: string; readonly url: string | undefined },
  manifest: Manifest,
): Promise<void> {
  const target = chosenEngine({ DATABASE_URL: to.url }, to.data);
  await withDatabase(sqlite(file, { isReadOnly: true }), (from) =>
    withDatabase(target, async (into) => {
      refuseUnlessEqual(manifest.tables, await copyStore(from, into));
      await migrate(into.db, target);
    }),
  );
}
