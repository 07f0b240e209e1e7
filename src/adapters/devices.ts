/** Who asks, without an account: a random id in a signed cookie that scripts cannot read. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DataUnusable } from './data-unusable.ts';

const cookieName = 'second-look-device';
/** Browsers keep no cookie longer than 400 days. */
const maxAgeSeconds = 400 * 24 * 60 * 60;

export interface Devices {
  /** The device that a Cookie header names, or null if there is none or its signature is not ours. */
  read(cookieHeader: string | null): string | null;
  /** The Set-Cookie value for a device, signed with the newest secret. */
  cookieFor(device: string, options: { readonly secure: boolean }): string;
}

/**
 * @param secrets - the first one signs, every one verifies: a new secret goes on top, the old stays until its
 *   cookies have run out
 */
export function openDevices(secrets: readonly [string, ...string[]]): Devices {
  return {
    read(cookieHeader) {
      const value = cookieHeader ? findCookie(cookieHeader) : undefined;
      const [device, signature, ...rest] = value?.split('.') ?? [];
      if (!device || !signature || rest.length > 0 || !/^[\w-]{22}$/.test(device)) return null;
      return secrets.some((secret) => isEqual(signature, sign(device, secret))) ? device : null;
    },
    cookieFor(device, { secure }) {
      const value = `${device}.${sign(device, secrets[0])}`;
      return `${cookieName}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    },
  };
}

/**
 * The secrets of a data folder, newest first, one a line; made at the first start, readable by its owner only.
 * @throws DataUnusable if any line of the file is no secret: to sign with the next one would hide the damage
 */
export async function deviceSecrets(folder: string): Promise<[string, ...string[]]> {
  const file = join(folder, 'device-secret');
  const text = (await readOptional(file)) ?? (await makeSecret(file));
  const [newest, ...older] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!newest || ![newest, ...older].every((line) => /^[!-~]{32,}$/.test(line))) {
    throw new DataUnusable(
      `${file} is damaged: it holds no secret on some line. Restore it, or delete it: a new one is made at the next start, and attempts begun before are out of reach.`,
    );
  }
  return [newest, ...older];
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

function findCookie(header: string): string | undefined {
  const start = `${cookieName}=`;
  return header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start))
    ?.slice(start.length);
}

function sign(device: string, secret: string): string {
  return createHmac('sha256', secret).update(`device:${device}`).digest('base64url');
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
