import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

/**
 * The address of a database of the test's own, on the PostgreSQL of this run; it goes when the test is over.
 * @param from - `migrated` has the present schema, `template0` is empty
 */
export async function aPostgresDatabase(from: 'migrated' | 'template0' = 'template0'): Promise<string> {
  const server = await postgresOfThisRun();
  const name = `test_${process.pid}_${Date.now().toString(36)}_${++made}`;
  await ask(server, `create database ${name} template ${from}`);
  onTestFinished(() => ask(server, `drop database ${name} with (force)`));
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}

let made = 0;

/** Runs one statement as the owner of the cluster. */
export async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @throws with what to install, if it could not be started */
async function postgresOfThisRun(): Promise<string> {
  const desk = inject('postgresDesk');
  const [ready, failed, wanted] = ['ready', 'failed', 'wanted'].map((name) => join(desk, name)) as [
    string,
    string,
    string,
  ];
  if (!existsSync(wanted)) writeFileSync(wanted, '');
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await pause(20);
  }
  return readFileSync(ready, 'utf8');
}
