import { openAuth } from '#adapters/auth/open-auth';
import { randomIds } from '#adapters/system';
import type { AccountsPorts } from '#app/accounts/accounts-ports';
import type { Caller, Cookies } from '#app/ports/accounts';
import type { TestStore } from './engines.ts';

/** A clock that goes on when told to; it begins at the present minute, because sessions run by the system's clock. */
export function aClock() {
  let ms = Math.floor(Date.now() / 60_000) * 60_000;
  return {
    now: () => new Date(ms),
    goOn: (seconds: number) => {
      ms += seconds * 1000;
    },
  };
}

/** Sign-in on a test's database. Use cases of sign-in ask neither the library nor the sources. */
export async function anAuth({ db, store, env: { DATA_DIR } }: TestStore, env: NodeJS.ProcessEnv = {}) {
  const clock = aClock();
  const auth = await openAuth(db, { folder: DATA_DIR, env, clock });
  const ports = { ...auth, store, clock, ids: randomIds } as unknown as AccountsPorts;
  return { ...auth, ports, clock, db, store };
}

/** A browser's cookies and address. */
export function aBrowser(address = '198.51.100.7') {
  const jar = new Map<string, string>();
  return {
    jar,
    caller: (): Caller => ({
      cookies: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') || null,
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
      address,
      isSecure: false,
    }),
    /** Keeps what an answer sets, as a browser does. */
    keep(cookies: Cookies) {
      for (const cookie of cookies) {
        const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
        if (/max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value);
      }
    },
  };
}
