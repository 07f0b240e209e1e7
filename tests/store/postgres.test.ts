/** What is true of PostgreSQL alone: how it is reached, and what is said if it is not. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { DataUnusable } from '#adapters/data-unusable';
import { openStore } from '#adapters/store/open-store';
import { postgres } from '#adapters/store/postgres';
import { withDatabase } from '#adapters/store/with-database';
import { aPostgresDatabase, ask } from '../build/postgres.ts';

const secret = 'top-secret-word';

/** The sentence with which a start ends. It never holds the password. */
async function refusal(url: string): Promise<string> {
  const refused = await (async () => openStore(postgres(url)))().then(
    () => new Error('it opened'),
    (error: Error) => error,
  );
  expect(refused).toBeInstanceOf(DataUnusable);
  expect(String(refused.stack)).not.toContain(secret);
  return refused.message;
}

async function anAddress(change: (url: URL) => void, from: 'migrated' | 'template0' = 'template0'): Promise<string> {
  const url = new URL(await aPostgresDatabase(from));
  change(url);
  return url.href;
}

test('a commit waits for the disk, even where the server would not', async () => {
  const url = await aPostgresDatabase();
  await ask(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit to off`);
  const setting = await withDatabase(postgres(url), ({ db }) => sql`show synchronous_commit`.execute(db));
  expect(setting.rows).toEqual([{ synchronous_commit: 'on' }]);
});

test('stricter settings of the server stay', async () => {
  const url = await aPostgresDatabase();
  await ask(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit to remote_apply`);
  const setting = await withDatabase(postgres(url), ({ db }) => sql`show synchronous_commit`.execute(db));
  expect(setting.rows).toEqual([{ synchronous_commit: 'remote_apply' }]);
});

test('a server that does not answer is named', async () => {
  expect(await refusal(`postgres://trainer:${secret}@127.0.0.1:1/academy`)).toBe(
    'No PostgreSQL server answers at 127.0.0.1:1. Start it, or correct host and port in DATABASE_URL.',
  );
  expect(await refusal(`postgres://trainer:${secret}@localhost/academy?host=/nowhere`)).toContain('at /nowhere.');
  expect(await refusal(`postgres://trainer:${secret}@no-such-host.invalid/academy`)).toContain('no-such-host.invalid');
});

test('a wrong password, and none, are told apart', async () => {
  const url = await anAddress((address) => {
    address.username = 'with_password';
    address.password = secret;
  });
  const server = url.replace(`with_password:${secret}@`, 'postgres@');
  await ask(
    server,
    `do $$ begin create role with_password login password 'another'; exception when others then end $$`,
  );
  expect(await refusal(url)).toContain('does not accept the password of "with_password"');
  expect(await refusal(url.replace(`:${secret}`, ''))).toContain('asks for a password');
});

test('a database that is not there is named, with the command that makes it', async () => {
  const url = await anAddress((address) => {
    address.pathname = 'academy';
  });
  expect(await refusal(url)).toMatch(/^There is no database "academy" at .* createdb .* academy$/);
});

test('somebody who may not make tables is told what is missing', async () => {
  const url = await anAddress((address) => {
    address.username = 'stranger';
  });
  const server = url.replace('stranger@', 'postgres@');
  await ask(server, `do $$ begin create role stranger login; exception when others then end $$`);
  await ask(server, 'revoke create on schema public from public');
  expect(await refusal(url)).toMatch(/^"stranger" may not make tables in the database .* OWNER TO "stranger"$/);
});

test('a database of a newer version is refused with the reason', async () => {
  const url = await aPostgresDatabase('migrated');
  await ask(url, `insert into kysely_migration values ('999-later', '2026-11-22')`);
  expect(await refusal(url)).toMatch(/newer version of Second Look has used it, and 999-later is missing\./);
});

test.each([
  `postgres:/${secret}`,
  `mysql://trainer:${secret}@host/academy`,
  `postgres://trainer:${secret}@[half/academy`,
  `postgres://trainer:${secret}@host:many/academy`,
])('an address that is none is refused without being repeated', async (url) => {
  expect(await refusal(url)).toMatch(/^DATABASE_URL is no address of a PostgreSQL database\./);
});

test('a server that restarts is used again', async () => {
  const url = await aPostgresDatabase('migrated');
  const store = await openStore(postgres(url));
  expect(await store.findScenario('none')).toBeUndefined();
  await ask(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  );
  await expect.poll(() => store.findScenario('none').then(() => 'answered', String)).toBe('answered');
  await store.close();
});
