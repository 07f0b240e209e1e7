import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, for its owner only. Not by Node's own `recursive`: that tries for ever where a
 * file system such as /proc answers that an existing parent is missing.
 * @throws what the file system says, if it refuses or something else stands there
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (parent === folder || (error as NodeJS.ErrnoException).code !== 'ENOENT' || (await isFolder(parent)))
      throw error;
    await makeFolder(parent);
    await mkdir(folder, { mode: 0o700 });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
