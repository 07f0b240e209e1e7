/** The drill: back up while others write, restore elsewhere, compare. With the commands as a person types them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSecrets } from '#adapters/secret-file';
import { sumsOf } from '#adapters/store/copy-store';
import { withDatabase } from '#adapters/store/with-database';
import { anAttempt, noon } from '../build/attempt.ts';
import type { Ran } from '../build/command.ts';
import { engines, type TestDatabase, type TestStore } from '../build/engines.ts';
import { fillTables } from '../build/fill-tables.ts';
import { aFolder } from '../build/folder.ts';
import { aPostgresDatabase } from '../build/postgres.ts';
import { root } from '../build/scenario.ts';

async function run(args: readonly string[], env: TestDatabase['env']): Promise<Ran> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...rest, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, error };
}

/** A database with rows in every table, and secrets in its data folder. */
async function filled(open: () => Promise<TestStore>): Promise<TestStore> {
  const source = await open();
  await fillTables(source.db, source.engine);
  await readSecrets(source.env.DATA_DIR, 'device-secret');
  await readSecrets(source.env.DATA_DIR, 'pin-pepper');
  return source;
}

async function backedUp(source: TestStore): Promise<string> {
  const out = aFolder();
  const ran = await run(['backup', `--out=${out}`], source.env);
  expect(ran.error).toBe('');
  expect(ran.out).toContain('Every row was read again from the backup and is the same.');
  const [name, ...others] = readdirSync(out);
  expect([name, others]).toEqual([expect.stringMatching(/^second-look-\d{8}-\d{6}$/), []]);
  return join(out, name as string);
}

const targets = {
  SQLite: async (): Promise<{ to: string; env: TestDatabase['env'] }> => {
    const folder = join(aFolder(), 'data');
    return { to: folder, env: { DATA_DIR: folder } };
  },
  PostgreSQL: async () => {
    const url = await aPostgresDatabase();
    return { to: url, env: { DATA_DIR: aFolder(), DATABASE_URL: url } };
  },
};

const sumsIn = (database: Pick<TestStore, 'connect'>) =>
  withDatabase(database.connect(), async ({ db, engine }) => sumsOf(db, await engine.tables(db)));

async function sumsAt(env: TestDatabase['env']) {
  const { chosenEngine } = await import('#adapters/store/chosen-engine');
  return sumsIn({ connect: () => chosenEngine(env, env.DATA_DIR) });
}

describe.each(engines)('a backup of $name', ({ open }) => {
  test.each(['SQLite', 'PostgreSQL'] as const)('is restored to %s with every row and every secret', async (name) => {
    const source = await filled(open);
    const folder = await backedUp(source);
    const { to, env } = await targets[name]();
    const ran = await run(['restore', `--from=${folder}`, `--to=${to}`], env);
    expect(ran).toMatchObject({ code: 0, error: '' });
    expect(ran.out).toContain('every row was read again and is the same');
    expect(await sumsAt(env)).toEqual(await sumsIn(source));
    for (const secret of ['device-secret', 'pin-pepper']) {
      expect(readFileSync(join(env.DATA_DIR, secret))).toEqual(readFileSync(join(source.env.DATA_DIR, secret)));
      expect(statSync(join(env.DATA_DIR, secret)).mode & 0o777).toBe(0o600);
    }
    const again = await run(['restore', `--from=${folder}`, `--to=${to}`], env);
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining('is not empty') });
    expect(await sumsAt(env)).toEqual(await sumsIn(source));
  });

  test('is of one moment, while another process writes', async () => {
    const source = await filled(open);
    await source.store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as never }, noon);
    await source.store.addAttempt(anAttempt({ id: 'shared' }), [], null);
    const writer = spawn(process.execPath, [join(root, 'tests/build/writing-process.ts')], {
      env: { ...process.env, ...source.env },
    });
    const ended = once(writer, 'close');
    await once(writer.stdout, 'data');
    writer.stdin.end();
    const folder = await backedUp(source);
    expect(await ended).toEqual([0, null]);
    const { to, env } = await targets.SQLite();
    expect((await run(['restore', `--from=${folder}`, `--to=${to}`], env)).code).toBe(0);
    const [before, after] = [await sumsAt(env), await sumsIn(source)];
    expect(Object.keys(after).filter((name) => before[name]?.digest !== after[name]?.digest)).toEqual(
      before['attempt_events']?.rows === after['attempt_events']?.rows ? [] : ['attempt_events'],
    );
    expect(await source.store.listEvents('shared')).toHaveLength(50);
  });
});

test('one flipped bit in any file of a backup is found, named, and nothing is restored', async () => {
  const [sqlite] = engines;
  if (!sqlite) throw new Error('no engine');
  const folder = await backedUp(await filled(sqlite.open));
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const sound = readFileSync(file);
    const damaged = Buffer.from(sound);
    const at = name === 'manifest.json' ? sound.indexOf('"format"') : Math.floor(sound.length / 2);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    const target = join(aFolder(), 'data');
    const ran = await run(['restore', `--from=${folder}`, `--to=${target}`], { DATA_DIR: target });
    expect(ran).toMatchObject({ code: 1, out: '', error: expect.stringContaining(file) });
    expect(existsSync(target)).toBe(false);
    writeFileSync(file, sound);
  }
  expect(readdirSync(folder).sort()).toEqual(['device-secret', 'manifest.json', 'pin-pepper', 'second-look.db']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
});

test('the list of a backup has rows, migrations and the head of each log', async () => {
  const [sqlite] = engines;
  if (!sqlite) throw new Error('no engine');
  const source = await filled(sqlite.open);
  const manifest = JSON.parse(readFileSync(join(await backedUp(source), 'manifest.json'), 'utf8'));
  const heads = await source.db.selectFrom('log').select(['agency', 'seq', 'digest']).orderBy('agency').execute();
  expect(manifest).toMatchObject({ format: 'second-look-backup', engine: 'sqlite', logs: heads });
  expect(manifest.migrations).toContain('001-attempts');
  expect(manifest.tables).toEqual(await sumsIn(source));
});

test.each([
  ['backup', '--out=FOLDER'],
  ['restore', '--from=FOLDER'],
  ['move', '--to=postgres://'],
])('%s without what it needs says how it is called', async (command, usage) => {
  const ran = await run([command], { DATA_DIR: aFolder() });
  expect(ran).toMatchObject({ code: 2, out: '', error: expect.stringContaining(usage) });
});

test.each(['backup --out=nowhere', 'move --to=nowhere/at-all.db'])(
  '%s where there is no database says so',
  async (line) => {
    const ran = await run(line.split(' '), { DATA_DIR: aFolder() });
    expect(ran).toMatchObject({ code: 1, error: expect.stringContaining('There is no database in') });
  },
);

test('move takes everything to the other engine and back, and leaves nothing where it fails', async () => {
  const [sqlite] = engines;
  if (!sqlite) throw new Error('no engine');
  const source = await filled(sqlite.open);
  const url = await aPostgresDatabase();
  const there = await run(['move', `--to=${url}`], source.env);
  expect(there).toMatchObject({ code: 0, error: '' });
  expect(there.out).toContain('Every row was read again and is the same.');
  const file = join(aFolder(), 'second-look.db');
  const onServer = { DATA_DIR: aFolder(), DATABASE_URL: url };
  expect(await run(['move', `--to=${file}`], onServer)).toMatchObject({ code: 0, error: '' });
  expect(await sumsAt({ DATA_DIR: join(file, '..') })).toEqual(await sumsIn(source));
  const refused = await run(['move', `--to=${url}`], source.env);
  expect(refused).toMatchObject({ code: 1, out: '', error: expect.stringContaining('is not empty') });
});

test('the server says in a sentence that its PostgreSQL does not answer, without the password', async () => {
  const ran = await run(['serve', '--no-build'], {
    DATA_DIR: aFolder(),
    DATABASE_URL: 'postgres://trainer:top-secret-word@127.0.0.1:1/academy',
  });
  expect(ran.code).toBe(1);
  expect(`${ran.out}${ran.error}`).toContain('No PostgreSQL server answers at 127.0.0.1:1.');
  expect(`${ran.out}${ran.error}`).not.toContain('top-secret-word');
});
