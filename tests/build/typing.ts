import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Ran } from './command.ts';
import { root } from './scenario.ts';

/** Runs `second-look` with `typed` at its standard input, which then ends. */
export async function secondLookTyping(args: readonly string[], typed: string): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...args], { cwd: root });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    error += chunk;
  });
  // A command may end before it has read everything.
  child.stdin.on('error', () => {});
  child.stdin.end(typed);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, error };
}
