import { isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Clock } from '#app/ports';
import type { Account, Accounts, Caller, Cookies, Session } from '#app/ports/accounts';
import type { Tables } from '../store/tables.ts';
import type { AuthSession } from './auth-session.ts';
import { findEnrollment, newEnrollment } from './enrollment.ts';
import { cookiePrefix, type Library, sessionDays } from './library.ts';
import type { Pins } from './pins.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** How long a PIN that was reset may be set anew. */
const openDays = 1;

/** Sign-in through the library, on the same connection as the store. */
export function openAccounts(
  db: Kysely<Tables>,
  { library, pins, clock }: { readonly library: Library; readonly pins: Pins; readonly clock: Clock },
): Accounts {
  const now = () => clock.now().toISOString();
  const context = () => library.$context;

  /** Two who begin at once make one account. @returns whether it was made here */
  const ensureAccount = async (member: string, on: Kysely<Tables> = db): Promise<boolean> => {
    const row = {
      id: member,
      name: '',
      email: signInName(member),
      email_verified: 0,
      created_at: now(),
      updated_at: now(),
    };
    const made = await on
      .insertInto('auth_users')
      .values({ ...row, image: null, second_factor: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return made !== undefined;
  };

  const endSessions = async (member: string, except: string | null): Promise<void> => {
    let sessions = db.deleteFrom('auth_sessions').where('member', '=', member);
    if (except !== null) sessions = sessions.where('id', '!=', except);
    await sessions.execute();
    // A sign-in that waits for its second factor ends with them.
    await db.deleteFrom('auth_verifications').where('value', '=', member).execute();
  };

  return {
    async read(member): Promise<Account> {
      const user = await db
        .selectFrom('auth_users')
        .select('second_factor')
        .where('id', '=', member)
        .executeTakeFirst();
      if (!user) return { exists: false, hasPassword: false, hasSecondFactor: false, pin: 'none' };
      const password = await credentialOf(db, member);
      const pin = await db.selectFrom('pins').selectAll().where('member', '=', member).executeTakeFirst();
      const mayBeSet = pin?.open_until !== null && pin !== undefined && now() < pin.open_until;
      return {
        exists: true,
        hasPassword: password !== undefined,
        hasSecondFactor: user.second_factor === 1,
        pin: pin?.hash ? 'set' : mayBeSet ? 'may-be-set' : pin ? 'void' : 'none',
      };
    },

    hashPassword: async (password) => (await context()).password.hash(password),
    async keepPassword(member, hash) {
      await ensureAccount(member);
      const { internalAdapter } = await context();
      if ((await credentialOf(db, member)) !== undefined) return internalAdapter.updatePassword(member, hash);
      await internalAdapter.createAccount({
        userId: member,
        accountId: member,
        providerId: 'credential',
        password: hash,
      });
    },
    hashPin: (pin) => pins.hash(pin),
    async keepPin(member, hash) {
      await ensureAccount(member);
      await setPin(db, { member, hash, set_at: now(), open_until: null });
    },
    claimPin: (member, hash) =>
      db.transaction().execute(async (transaction) => {
        const pin = { hash, set_at: now(), open_until: null };
        if (await ensureAccount(member, transaction)) {
          await setPin(transaction, { member, ...pin });
          return true;
        }
        const claimed = await transaction
          .updateTable('pins')
          .set(pin)
          .where('member', '=', member)
          .where('open_until', '>', now())
          .returning('member')
          .executeTakeFirst();
        return claimed !== undefined;
      }),
    async resetPin(member) {
      await ensureAccount(member);
      const until = new Date(clock.now().getTime() + openDays * dayMs).toISOString();
      await setPin(db, { member, hash: null, set_at: now(), open_until: until });
    },

    async signInWithPassword(member, password, caller) {
      const body = { email: signInName(member ?? 'nobody'), password };
      const asked = await orRefusal(library.api.signInEmail({ body, headers: headersOf(caller), returnHeaders: true }));
      if (!asked.ok) return { status: 'wrong' };
      const { headers, response } = asked.answer;
      return {
        status: 'twoFactorRedirect' in response ? 'second-factor' : 'signed-in',
        cookies: cookiesOf(headers, caller),
      };
    },
    async confirmCode(code, kind, caller) {
      // Without a session's cookie: what is confirmed is the sign-in under way, whoever else is signed in here.
      const headers = headersOf({ ...caller, cookies: withoutSession(caller.cookies) });
      const verify = kind === 'app' ? library.api.verifyTOTP : library.api.verifyBackupCode;
      const asked = await orRefusal(verify({ body: { code: code.replace(/\s/g, '') }, headers, returnHeaders: true }));
      if (asked.ok) {
        const { user } = asked.answer.response as { user: { id: string } };
        return { status: 'signed-in', member: user.id, cookies: cookiesOf(asked.answer.headers, caller) };
      }
      if (['INVALID_CODE', 'INVALID_BACKUP_CODE'].includes(asked.code)) return { status: 'wrong' };
      return { status: asked.code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'locked' : 'expired' };
    },
    async isPin(member, pin) {
      const kept = member
        ? await db.selectFrom('pins').select('hash').where('member', '=', member).executeTakeFirst()
        : undefined;
      return pins.matches(pin, kept?.hash ?? null);
    },
    async isPassword(member, password) {
      const hash = await credentialOf(db, member);
      return hash !== undefined && (await context()).password.verify({ hash, password });
    },
    async begin(member, identity, caller) {
      await ensureAccount(member);
      const { headers } = await library.api.beginSession({
        body: { member, identity },
        headers: headersOf(caller),
        returnHeaders: true,
      });
      return cookiesOf(headers, caller);
    },

    async findSession(caller) {
      if (!caller.cookies?.includes(`${cookiePrefix}.session_token=`)) return { session: null, cookies: [] };
      const asked = await orRefusal(library.api.getSession({ headers: headersOf(caller), returnHeaders: true }));
      if (!asked.ok) return { session: null, cookies: [] };
      const cookies = cookiesOf(asked.answer.headers, caller);
      const found = asked.answer.response?.session as AuthSession | undefined;
      if (!found) return { session: null, cookies };
      // The library knows no end but the idle one, and by the same clock.
      if (found.createdAt.getTime() + sessionDays * dayMs <= Date.now()) {
        await db.deleteFrom('auth_sessions').where('id', '=', found.id).execute();
        return { session: null, cookies: [] };
      }
      const hasSecondFactor = asked.answer.response?.user.twoFactorEnabled === true;
      return { session: asSession(found, hasSecondFactor), cookies };
    },
    async listSessions(member) {
      const rows = await db
        .selectFrom('auth_sessions')
        .innerJoin('auth_users', 'auth_users.id', 'auth_sessions.member')
        .selectAll('auth_sessions')
        .select('auth_users.second_factor')
        .where('member', '=', member)
        .where('expires_at', '>', new Date().toISOString())
        .orderBy('auth_sessions.updated_at', 'desc')
        .orderBy('auth_sessions.id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        member,
        identity: row.identity ?? 'password',
        userAgent: row.user_agent || null,
        hasSecondFactor: row.second_factor === 1,
        begunAt: row.created_at,
        seenAt: row.updated_at,
      }));
    },
    async endSession(member, session) {
      const ended = await db
        .deleteFrom('auth_sessions')
        .where('member', '=', member)
        .where('id', '=', session)
        .returning('id')
        .executeTakeFirst();
      return ended !== undefined;
    },
    endSessions: (member, except) => endSessions(member, except ?? null),
    async signOut(caller) {
      const { headers } = await library.api.signOut({ headers: headersOf(caller), returnHeaders: true });
      return cookiesOf(headers, caller);
    },

    async enroll(label, caller, password) {
      const body = { password, method: 'totp' as const };
      const asked = await orRefusal(library.api.enableTwoFactor({ body, headers: headersOf(caller) }));
      if (!asked.ok && asked.code === 'INVALID_PASSWORD') return 'wrong-password';
      if (!asked.ok || !('totpURI' in asked.answer))
        throw new Error('A second factor could not be set up.', { cause: asked });
      return newEnrollment(asked.answer.totpURI, label);
    },
    findEnrollment: async (label, member) => findEnrollment(db, { label, member, key: (await context()).secretConfig }),
    async confirmEnrollment(code, caller) {
      const body = { code: code.replace(/\s/g, '') };
      const asked = await orRefusal(library.api.verifyTOTP({ body, headers: headersOf(caller), returnHeaders: true }));
      if (!asked.ok) return null;
      const { user } = asked.answer.response as { user: { id: string } };
      const { backupCodes } = await library.api.viewBackupCodes({ body: { userId: user.id } });
      return { cookies: cookiesOf(asked.answer.headers, caller), backupCodes };
    },
    async dropSecondFactor(caller, password) {
      const options = { body: { password }, headers: headersOf(caller), returnHeaders: true as const };
      const asked = await orRefusal(library.api.disableTwoFactor(options));
      if (asked.ok) return cookiesOf(asked.answer.headers, caller);
      if (asked.code === 'INVALID_PASSWORD') return 'wrong-password';
      throw new Error('The second factor could not be turned off.', { cause: asked });
    },
    removeSecondFactor: (member) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable('auth_users').set({ second_factor: 0 }).where('id', '=', member).execute();
        await transaction.deleteFrom('auth_second_factors').where('member', '=', member).execute();
      }),
  };
}

/** Members have addresses, or none, and may change them; the library gets a name of its own that stays. */
function signInName(member: string): string {
  return `${member}@no-mail.invalid`.toLowerCase();
}

/** The hash of a member's password. */
async function credentialOf(db: Kysely<Tables>, member: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('auth_credentials')
    .select('password')
    .where('member', '=', member)
    .where('provider', '=', 'credential')
    .executeTakeFirst();
  return found?.password ?? undefined;
}

async function setPin(db: Kysely<Tables>, pin: Tables['pins']): Promise<void> {
  await db
    .insertInto('pins')
    .values(pin)
    .onConflict((conflict) => conflict.column('member').doUpdateSet(pin))
    .execute();
}

/** No address goes to the library: it would keep it with the session. */
function headersOf({ cookies, userAgent }: Caller): Headers {
  const headers = new Headers();
  if (cookies) headers.set('cookie', cookies);
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300));
  return headers;
}

function withoutSession(cookies: string | null): string {
  return (cookies ?? '')
    .split(';')
    .filter((part) => !part.trim().startsWith(`${cookiePrefix}.session_token=`))
    .join(';');
}

function cookiesOf(headers: Headers, { isSecure }: Caller): Cookies {
  return headers.getSetCookie().map((cookie) => (isSecure ? `${cookie}; Secure` : cookie));
}

function asSession(found: AuthSession, hasSecondFactor: boolean): Session {
  return {
    id: found.id,
    member: found.userId,
    identity: found.identity ?? 'password',
    userAgent: found.userAgent || null,
    hasSecondFactor,
    begunAt: found.createdAt.toISOString(),
    seenAt: found.updatedAt.toISOString(),
  };
}

/** What the library refuses, it throws, with a permanent code. Anything else that it throws is a bug. */
async function orRefusal<T>(
  answer: Promise<T>,
): Promise<{ readonly ok: true; readonly answer: T } | { readonly ok: false; readonly code: string }> {
  try {
    return { ok: true, answer: await answer };
  } catch (error) {
    if (!isAPIError(error) || error.status === 'INTERNAL_SERVER_ERROR') throw error;
    return { ok: false, code: String(error.body?.['code'] ?? error.status) };
  }
}
