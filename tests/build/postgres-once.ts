/** Vitest's `globalSetup`: one PostgreSQL for all tests of a run, started when the first of them asks for it. */
import { existsSync, mkdtempSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openStore } from '#adapters/store/open-store';
import { postgres } from '#adapters/store/postgres';
import { type Cluster, startPostgres } from './postgres-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder in which tests and setup leave each other word: `wanted`, then `ready` or `failed`. */
    postgresDesk: string;
  }
}

export default function setup(project: TestProject): () => Promise<void> {
  const desk = mkdtempSync(join(tmpdir(), 'second-look-desk-'));
  let starting: Promise<Cluster | undefined> | undefined;
  const tell = (name: string, text: string) => {
    writeFileSync(join(desk, `${name}-draft`), text);
    renameSync(join(desk, `${name}-draft`), join(desk, name));
  };
  const watcher = watch(desk, () => {
    if (starting || !existsSync(join(desk, 'wanted'))) return;
    starting = start().then(
      (cluster) => {
        tell('ready', cluster.urlOf('postgres'));
        return cluster;
      },
      (error: Error) => {
        tell('failed', error.message);
        return undefined;
      },
    );
  });
  project.provide('postgresDesk', desk);
  return async () => {
    watcher.close();
    await (await starting)?.stop();
    rmSync(desk, { recursive: true, force: true });
  };
}

/** With a database in it that has the present schema: a copy of it is quicker than all migrations. */
async function start(): Promise<Cluster> {
  const cluster = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: cluster.urlOf('postgres') });
    await client.connect();
    await client.query('create database migrated');
    await client.end();
    await (await openStore(postgres(cluster.urlOf('migrated')))).close();
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
