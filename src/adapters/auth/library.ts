/** The sign-in library on our database. Nothing of it is reached from outside: use cases call what `accounts.ts` offers. */
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../store/tables.ts';
import { inTurn } from './in-turn.ts';

/** Seconds. A session ends this long after it was last used; it is renewed at most once an hour. */
const idle = 12 * 60 * 60;
const renewal = 60 * 60;
/** And this long after it began, however much it is used. */
export const sessionDays = 30;

export const cookiePrefix = 'second-look';

export type Library = ReturnType<typeof openLibrary>;

/** @param secret - signs cookies, encrypts second factors: a copy of the database alone lets nobody in */
export function openLibrary(db: Kysely<Tables>, secret: string) {
  // scrypt with 32 MB, about 50 ms of one processor.
  const hashing = inTurn(2);
  return betterAuth({
    appName: 'Second Look',
    secret,
    // Written as on SQLite everywhere: ISO text, 0 and 1. So both engines hold the same values.
    database: { db, type: 'sqlite' },
    advanced: {
      cookiePrefix,
      // Whether a cookie is bound to https is a matter of the request: see `accounts.ts`.
      useSecureCookies: false,
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // At lower levels it tells of every wrong password.
    logger: { level: 'error', disableColors: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hashing(() => hashPassword(password)),
        verify: (kept) => hashing(() => verifyPassword(kept)),
      },
    },
    session: {
      modelName: 'auth_sessions',
      expiresIn: idle,
      updateAge: renewal,
      fields: {
        userId: 'member',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'address',
        userAgent: 'user_agent',
      },
      additionalFields: { identity: { type: 'string', required: false, input: false } },
    },
    user: {
      modelName: 'auth_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_credentials',
      fields: {
        userId: 'member',
        accountId: 'account',
        providerId: 'provider',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verifications',
      storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      twoFactor({
        issuer: 'Second Look',
        twoFactorTable: 'auth_second_factors',
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            fields: {
              userId: 'member',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      { id: 'second-look', endpoints: { beginSession } },
    ],
  } satisfies BetterAuthOptions);
}

/** A session for somebody whose identity was proved elsewhere, with its cookie. No address leads here. */
const beginSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ member: z.string(), identity: z.enum(['password', 'sso', 'pin']) }) },
  async (ctx) => {
    const { member, identity } = ctx.body;
    const { internalAdapter } = ctx.context;
    const user = await internalAdapter.findUserById(member);
    if (!user) throw new Error('A session for somebody without an account.');
    const session = await internalAdapter.createSession(member, false, { identity });
    await setSessionCookie(ctx, { session, user });
    return { session: session.id };
  },
);
