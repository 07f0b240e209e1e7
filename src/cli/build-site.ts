/** Builds the site if it has never been built, or its sources have changed since. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StartRefused } from '#app/start-refused';

const root = join(import.meta.dirname, '..', '..');

/** What ends up in a build. Scenarios do not: the server reads them when it starts. */
const sources = ['src', 'content', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** What a build consists of. */
const parts = ['built', 'client', 'server'];

/**
 * @param built - the folder to build into, absolute
 * @throws StartRefused with the end of the build's output if it fails, or if the folder holds anything but a build
 */
export async function buildIfStale(built: string): Promise<void> {
  const stamp = await changedAt(join(built, 'built'));
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestIn(join(root, source))))));
  if (stamp > newest) return;
  if (built !== join(root, 'dist')) await refuseToBuildInto(built);
  console.log(
    stamp === 0 ? 'Building the site; this takes about half a minute …' : 'The sources have changed: building again …',
  );
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { DIST_DIR: built });
  if (code !== 0)
    throw new StartRefused(`${output.trimEnd().split('\n').slice(-40).join('\n')}\nThe site could not be built.`);
}

/**
 * A build empties its folder first: what stands in one that was named by mistake must survive that. And it loads
 * packages when it starts, which Node looks for in the folders above it.
 */
async function refuseToBuildInto(built: string): Promise<void> {
  const inside = await readdir(built).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new StartRefused(`DIST_DIR is ${built}, which is no folder to build into. Name another, or leave it out.`);
  });
  const other = inside.find((name) => !parts.includes(name));
  if (other !== undefined)
    throw new StartRefused(
      `DIST_DIR is ${built}, which holds "${other}", and a build would empty it. Name an empty folder, or leave it out.`,
    );
  if (!built.startsWith(join(root, sep)))
    throw new StartRefused(
      `DIST_DIR is ${built}, outside of the project. Name a folder in it: DIST_DIR=dist-2 npm start`,
    );
}

/** Milliseconds; 0 if there is no such file. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}

async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => newestIn(join(path, name))));
  // A folder's own time tells of files removed from it.
  return Math.max(found.mtimeMs, ...inside);
}

async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; output: string }>();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, output }));
  return promise;
}
