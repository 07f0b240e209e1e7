/** A throw-away PostgreSQL: a cluster of its own in a temporary folder, reached by a Unix socket only. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  globSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface Cluster {
  /** The address of one of its databases. */
  readonly urlOf: (database: string) => string;
  /** Ends it at once and removes it. So does the end of this process, however it comes. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a cluster; takes about a second. Text is ordered by bytes, and commits do not wait for the disk.
 * @throws with what to install, if this machine has no PostgreSQL and it cannot be installed from here
 */
export async function startPostgres(): Promise<Cluster> {
  const programs = findPostgres() ?? installPostgres();
  const folder = mkdtempSync(join(roomInMemory() ?? tmpdir(), 'second-look-pg-'));
  const as = unprivileged(folder);
  const data = join(folder, 'data');
  const made = spawnSync(
    as.command,
    [...as.args, join(programs, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', ...cluster],
    { encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  // `trust` for all but one: tests of passwords need somebody who has to know one.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all with_password scram-sha-256\nlocal all all trust\n');

  // The shell waits at its standard input: when this process is gone, killed even, so are the server and its files.
  const script = `"$1" -D "$2" -k "$3" -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_wal_size=64MB \\
    -c max_connections=200 -c authentication_timeout=2s \\
    >"$3/log" 2>&1 & server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf "$3"`;
  const shell = spawn(as.command, [...as.args, 'sh', '-c', script, 'sh', join(programs, 'postgres'), data, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    // The console's Ctrl+C goes to a whole group; this one has to clean up first.
    detached: true,
  });
  const urlOf = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  await answering(urlOf('postgres'));
  return {
    urlOf,
    async stop() {
      const ended = once(shell, 'exit');
      shell.stdin?.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const cluster = ['--locale=C', '--encoding=UTF8', '--no-sync', '--no-instructions'];

/** A new database is a thousand small files: on a disk that takes ten times as long. */
function roomInMemory(): string | undefined {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2 ** 30 ? memory : undefined;
}

/** The folder of the programs, or undefined. */
function findPostgres(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'initdb'));
  const debian = globSync('/usr/lib/postgresql/*/bin/initdb').sort(byVersion);
  const initdb = [...debian, ...onPath].find(isProgram);
  return initdb && dirname(initdb);
}

function byVersion(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installPostgres(): string {
  if (process.getuid?.() !== 0)
    throw new Error(
      'These tests need PostgreSQL. Install it (Debian: sudo apt-get install postgresql), then run them again.',
    );
  console.log('Installing PostgreSQL for the tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']])
    spawnSync('apt-get', args, { stdio: 'ignore', env: environment });
  const installed = findPostgres();
  if (!installed)
    throw new Error('PostgreSQL could not be installed with apt-get. Install it, then run the tests again.');
  return installed;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(folder: string): { readonly command: string; readonly args: readonly string[] } {
  if (process.getuid?.() !== 0) return { command: 'env', args: [] };
  const user = ['postgres', 'nobody'].find((name) => spawnSync('id', ['-u', name]).status === 0);
  if (!user)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
  const idOf = (flag: string) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
  chownSync(folder, idOf('-u'), idOf('-g'));
  return { command: 'runuser', args: ['-u', user, '--'] };
}

async function answering(url: string): Promise<void> {
  for (let wait = 0; ; wait++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (wait > 600) throw new Error('PostgreSQL did not start within half a minute.', { cause: error });
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
}
