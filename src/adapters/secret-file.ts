/** Secrets that stand in files of the data folder, beside the database and never in it. A backup holds them too. */
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataUnusable } from './data-unusable.ts';

/** Their names, and what is out of reach once one is lost. */
const lost = {
  'device-secret': 'attempts begun before are out of reach',
  'auth-secret': 'everybody signs in again, and second factors are set up anew',
  'pin-pepper': 'every PIN has to be set anew',
} as const;
export type SecretFile = keyof typeof lost;
export const secretFiles = Object.keys(lost) as SecretFile[];

/**
 * The secrets of a file in the data folder, newest first, one a line; made at the first start, readable by its owner only.
 * @throws DataUnusable if any line of the file is no secret: to sign with the next one would hide the damage
 */
export async function readSecrets(folder: string, name: SecretFile): Promise<[string, ...string[]]> {
  const file = join(folder, name);
  const text = (await readOptional(file)) ?? (await makeSecret(file));
  const [newest, ...older] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!newest || ![newest, ...older].every((line) => /^[!-~]{32,}$/.test(line))) {
    throw new DataUnusable(
      `${file} is damaged: it holds no secret on some line. Restore it, or delete it: a new one is made at the next start, and ${lost[name]}.`,
    );
  }
  return [newest, ...older];
}

/**
 * The secret of a file, unless the environment gives it: several machines share one that way.
 * @throws DataUnusable if either is no secret
 */
export async function readSecret(
  folder: string,
  name: SecretFile,
  given: { readonly variable: string; readonly value: string | undefined },
): Promise<string> {
  if (!given.value) return (await readSecrets(folder, name))[0];
  if (/^[!-~]{32,}$/.test(given.value)) return given.value;
  throw new DataUnusable(
    `${given.variable} is no secret. Give it 32 characters or more, without spaces: openssl rand -base64 32`,
  );
}

/** Linking a complete file into place: a crash leaves no half secret, and of two starts at once one wins for both. */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
  await handle.sync();
  await handle.close();
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new DataUnusable(`Cannot read ${file} (${code}). It must be a file that only you may read.`, {
      cause: error,
    });
  }
}
