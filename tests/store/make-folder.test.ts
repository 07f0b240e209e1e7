import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '#adapters/make-folder';
import { aFolder } from '../build/folder.ts';

test('a folder is made with those above it, for its owner only; one that is there stays', async () => {
  const top = aFolder();
  const folder = join(top, 'one/two/three');
  await makeFolder(folder);
  for (const made of ['one', 'one/two', 'one/two/three']) expect(statSync(join(top, made)).mode & 0o777).toBe(0o700);
  writeFileSync(join(folder, 'kept'), '');
  await makeFolder(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

test('where a file stands, or below one, no folder is made', async () => {
  const file = join(aFolder(), 'a-file');
  writeFileSync(file, '');
  await expect(makeFolder(file)).rejects.toThrow('EEXIST');
  await expect(makeFolder(join(file, 'data'))).rejects.toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))('a file system that takes no folders is not asked for ever', async () => {
  await expect(makeFolder('/proc/nope')).rejects.toThrow('ENOENT');
  await expect(makeFolder('/proc/nope/deeper/still')).rejects.toThrow('ENOENT');
});
