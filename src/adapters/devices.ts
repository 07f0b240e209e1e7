/** Who asks, without an account: a random id in a signed cookie that scripts cannot read. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readSecrets } from './secret-file.ts';

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

/** The secrets of a data folder, newest first. @throws DataUnusable if their file is damaged */
export const deviceSecrets = (folder: string): Promise<[string, ...string[]]> => readSecrets(folder, 'device-secret');

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
