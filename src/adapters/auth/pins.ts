/**
 * PINs: six digits are soon tried out, so each is mixed with a secret that is in no database before it is hashed. A copy
 * of the database alone gives up none; and hashing may be quick enough for a class that arrives at once.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { inTurn } from './in-turn.ts';

/** 4 MB and about 8 ms of one processor. */
const cost = { N: 4096, r: 8, p: 1 } as const;

export interface Pins {
  hash(pin: string): Promise<string>;
  /** @param kept - null: nothing to compare with; takes as long, and is false */
  matches(pin: string, kept: string | null): Promise<boolean>;
}

export function openPins(pepper: string): Pins {
  const hashing = inTurn(1);
  const derive = (pin: string, salt: string): Promise<Buffer> =>
    hashing(() => {
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      const peppered = createHmac('sha256', pepper).update(`pin:${pin}`).digest();
      scrypt(peppered, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
      return promise;
    });
  return {
    async hash(pin) {
      const salt = randomBytes(16).toString('base64url');
      return `scrypt:${cost.N}:${salt}:${(await derive(pin, salt)).toString('base64url')}`;
    },
    async matches(pin, kept) {
      const [, , salt = 'nobody', digest = ''] = kept?.split(':') ?? [];
      const [given, stored] = [await derive(pin, salt), Buffer.from(digest, 'base64url')];
      return stored.length === given.length && timingSafeEqual(given, stored);
    },
  };
}
