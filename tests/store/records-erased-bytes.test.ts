import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { noon } from '../build/attempt.ts';
import { aFolder } from '../build/folder.ts';
import { aRecord } from '../build/record.ts';

test('a file of SQLite holds no byte of a name that was erased, in no free page either', async () => {
  const folder = aFolder();
  const held = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  const store = await openStore(sqlite(join(folder, 'second-look.db')));
  await aRecord({ store });
  await store.close();
  expect(held().includes('Ana Ortiz')).toBe(true);
  const again = await openStore(sqlite(join(folder, 'second-look.db')));
  await again.erasures.erase({ agency: 'larkfield', member: 'trainee-1', at: noon, by: 'coordinator', why: 'asked' });
  await again.close();
  expect(held().includes('Ana Ortiz')).toBe(false);
});
