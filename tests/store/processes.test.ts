/** Several processes on one database, each a real one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '#adapters/store/with-database';
import { anAttempt, noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';

/** Starts a program several times, and lets all go on at the same moment. @returns exit codes and what was printed */
async function atOnce(program: string, env: NodeJS.ProcessEnv, count: number): Promise<string[]> {
  const started = Array.from({ length: count }, () =>
    spawn(process.execPath, [join(import.meta.dirname, '../build', program)], { env: { ...process.env, ...env } }),
  );
  const ends = started.map(outcome);
  await Promise.all(started.map((child) => once(child.stdout, 'data')));
  for (const child of started) child.stdin.end();
  return Promise.all(ends);
}

async function outcome(child: ChildProcess): Promise<string> {
  let error = '';
  child.stderr?.on('data', (chunk) => {
    error += chunk;
  });
  const [code] = await once(child, 'close');
  return `${code} ${error}`.trim();
}

describe.each(engines)('$name', ({ empty, open }) => {
  test('four processes that open one empty database at once make its schema once', async () => {
    const database = await empty();
    expect(await atOnce('opening-process.ts', database.env, 4)).toEqual(['0', '0', '0', '0']);
    const names = await withDatabase(database.connect(), async ({ db }) =>
      (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(
        ({ name }) => name,
      ),
    );
    expect(names).toEqual(['001-attempts', '002-agencies', '003-accounts']);
  });

  test('two processes that read and then write do not get in each other’s way', async () => {
    const { store, env } = await open();
    await store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as never }, noon);
    await store.addAttempt(anAttempt({ id: 'shared' }), [], null);
    expect(await atOnce('writing-process.ts', env, 2)).toEqual(['0', '0']);
    const seqs = (await store.listEvents('shared')).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });
});
