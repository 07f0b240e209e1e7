import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { changePassword, changePin } from '#app/accounts/change-password';
import { confirmCode } from '#app/accounts/confirm-code';
import { findPerson } from '#app/accounts/find-person';
import { dropSecondFactor, enrollSecondFactor, setSecondFactor } from '#app/accounts/second-factor';
import { endSessions, readAccount, signOut } from '#app/accounts/sessions';
import { signIn } from '#app/accounts/sign-in';
import { signInWithPin } from '#app/accounts/sign-in-with-pin';
import type { PeoplePorts } from '#app/people/people-ports';
import { removeSecondFactor } from '#app/people/remove-second-factor';
import type { Person } from '#domain/people/person';
import { aBrowser, anAuth } from '../build/accounts.ts';
import { anAgency, anotherAgency } from '../build/agency.ts';
import { engines } from '../build/engines.ts';

const password = 'copper lantern, nine geese';
const email = 'instructor@example.org';

describe.each(engines)('sign-in on $name', ({ open }) => {
  let auth: Awaited<ReturnType<typeof anAuth>>;
  let people: Awaited<ReturnType<typeof anAgency>>;

  beforeEach(async () => {
    const opened = await open();
    auth = await anAuth(opened);
    people = await anAgency(opened.store);
    await auth.accounts.keepPassword('instructor', await auth.accounts.hashPassword(password));
    await auth.accounts.keepPin('trainee-1', await auth.accounts.hashPin('802417'));
  });

  const enter = async (browser = aBrowser(), given = password) => {
    const answer = await signIn(auth.ports, { email, password: given, caller: browser.caller() });
    if (answer.ok) browser.keep(answer.cookies);
    return { browser, answer };
  };
  const whoIs = async (browser: ReturnType<typeof aBrowser>) => (await findPerson(auth.ports, browser.caller())).person;
  const entered = async () => {
    const { browser } = await enter();
    return { browser, by: (await whoIs(browser)) as Person };
  };

  test('an e-mail address, however it is cased, and its password open a session', async () => {
    const browser = aBrowser();
    const answer = await signIn(auth.ports, { email: ' Instructor@Example.org ', password, caller: browser.caller() });
    expect(answer).toMatchObject({ ok: true, status: 'signed-in' });
    if (answer.ok) browser.keep(answer.cookies);
    expect(await whoIs(browser)).toMatchObject({ id: 'instructor', identity: 'password', hasSecondFactor: false });
    expect(answer.ok && answer.cookies).toEqual([expect.stringMatching(/Max-Age=43200;.*HttpOnly; SameSite=Lax$/)]);
  });

  test('a session that came by https is bound to it', async () => {
    const cookies = await auth.accounts.begin('trainee-1', 'pin', { ...aBrowser().caller(), isSecure: true });
    expect(cookies[0]).toMatch(/; Secure$/);
  });

  test('unknown address, wrong password and ended access are one answer', async () => {
    const ask = (address: string, given: string) =>
      signIn(auth.ports, { email: address, password: given, caller: aBrowser().caller() });
    const wrong = await ask(email, 'not the password at all');
    await auth.store.people.changeMember({ ...people.instructor, endedAt: '2026-01-01T00:00:00.000Z' });
    expect([await ask('nobody@example.org', password), await ask(email, password)]).toEqual([wrong, wrong]);
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });
  });

  test('an unknown address takes as long as a wrong password', async () => {
    const timed = async (address: string) => {
      const start = performance.now();
      await signIn(auth.ports, { email: address, password: 'wrong wrong', caller: aBrowser().caller() });
      return performance.now() - start;
    };
    await timed('warm@example.org');
    const known = Math.min(await timed(email), await timed(email), await timed(email));
    const unknown = Math.min(await timed('a@example.org'), await timed('b@example.org'), await timed('c@example.org'));
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  test('after five wrong passwords the account waits, longer each time, and then the right one opens it', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect((await enter(aBrowser(), 'wrong')).answer).toMatchObject({ reason: 'wrong' });
    expect((await enter()).answer).toEqual({ ok: false, reason: 'wait', seconds: 60 });
    auth.clock.goOn(61);
    expect((await enter(aBrowser(), 'wrong')).answer).toMatchObject({ reason: 'wrong' });
    expect((await enter()).answer).toEqual({ ok: false, reason: 'wait', seconds: 120 });
    auth.clock.goOn(121);
    expect((await enter()).answer).toMatchObject({ ok: true });
    expect((await enter(aBrowser(), 'wrong')).answer).toMatchObject({ reason: 'wrong' });
  });

  test('an address that nobody has waits in the same way', async () => {
    const ask = () => signIn(auth.ports, { email: 'nobody@example.org', password, caller: aBrowser().caller() });
    for (let tries = 0; tries < 5; tries += 1) await ask();
    expect(await ask()).toEqual({ ok: false, reason: 'wait', seconds: 60 });
  });

  test('of fifty guesses at once five are looked at', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        signInWithPin(auth.ports, { code: 'SPRNG234', number: '4471', pin: '999998', caller: aBrowser().caller() }),
      ),
    );
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(5);
  });

  test('a whole academy behind one address may mistype; a program may not', async () => {
    const from = 'sign-in-from:203.0.113.9';
    const { ofAddress } = await import('#app/accounts/sign-in-limits');
    for (let tries = 0; tries < 299; tries += 1) await auth.limits.take(from, ofAddress);
    expect((await enter(aBrowser('203.0.113.9'))).answer.ok).toBe(true);
    expect((await enter(aBrowser('203.0.113.9'), 'wrong')).answer).toMatchObject({ reason: 'wrong' });
    expect((await enter(aBrowser('203.0.113.9'))).answer).toMatchObject({ reason: 'wait' });
    expect((await enter(aBrowser('203.0.113.10'))).answer.ok).toBe(true);
  });

  test('a stranger elsewhere cannot keep somebody out of their account', async () => {
    for (let tries = 0; tries < 5; tries += 1) await enter(aBrowser('203.0.113.9'), 'wrong');
    expect((await enter(aBrowser('203.0.113.9'))).answer).toMatchObject({ reason: 'wait' });
    expect((await enter(aBrowser('203.0.113.10'))).answer.ok).toBe(true);
  });

  test('many addresses together try one account no more than sixty times', async () => {
    const { keyOfAccount, ofAccount } = await import('#app/accounts/sign-in-limits');
    for (let tries = 0; tries < 59; tries += 1) await auth.limits.take(keyOfAccount(email), ofAccount);
    expect((await enter(aBrowser('203.0.113.9'), 'wrong')).answer).toMatchObject({ reason: 'wrong' });
    expect((await enter(aBrowser('203.0.113.10'))).answer).toMatchObject({ reason: 'wait' });
  });

  test('the table of limits tells neither who tried nor from where', async () => {
    await enter(aBrowser('203.0.113.9'), 'wrong');
    const kept = JSON.stringify(await auth.db.selectFrom('limits').selectAll().execute());
    expect(kept).not.toMatch(/instructor|example|203\.0/);
  });

  test('the sign-in tables hold neither address nor network address, and no secret as it stands', async () => {
    await enter();
    const tables = ['auth_users', 'auth_sessions', 'auth_credentials', 'pins'] as const;
    const kept = JSON.stringify(
      await Promise.all(tables.map((table) => auth.db.selectFrom(table).selectAll().execute())),
    );
    expect(kept).not.toMatch(/example\.org|198\.51\.100\.7|copper|802417/);
  });

  test('the token in the database opens nothing without the secret that signs it', async () => {
    const { browser } = await enter();
    const [{ token }] = (await auth.db.selectFrom('auth_sessions').select('token').execute()) as [{ token: string }];
    const thief = aBrowser();
    const name = [...browser.jar.keys()][0] as string;
    for (const forged of [token, `${token}.${createHmac('sha256', 'guess').update(token).digest('base64')}`]) {
      thief.jar.set(name, encodeURIComponent(forged));
      expect(await whoIs(thief)).toBeNull();
    }
    expect(await whoIs(browser)).not.toBeNull();
  });

  test('somebody who is in is served while a class signs in', async () => {
    const { browser } = await enter();
    let ended = 0;
    const arriving = Array.from({ length: 12 }, async (_, at) => {
      await signIn(auth.ports, { email: `a${at}@example.org`, password, caller: aBrowser().caller() });
      ended += 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await whoIs(browser)).not.toBeNull();
    expect(ended).toBeLessThan(8);
    await Promise.all(arriving);
  });

  test('signing out ends the session, not only its cookie', async () => {
    const { browser } = await enter();
    const copy = aBrowser();
    copy.keep([...browser.jar].map(([name, value]) => `${name}=${value}`));
    browser.keep(await signOut(auth.ports, browser.caller()));
    expect(browser.jar.size).toBe(0);
    expect(await whoIs(copy)).toBeNull();
  });

  test('a session ends with access, at once', async () => {
    const { browser } = await enter();
    await auth.store.people.changeMember({ ...people.instructor, endedAt: '2026-01-01T00:00:00.000Z' });
    expect(await whoIs(browser)).toBeNull();
  });

  test('a session ends thirty days after it began, however much it is used', async () => {
    const { browser } = await enter();
    const began = new Date(Date.now() - 30 * 86_400_000 - 1000).toISOString();
    await auth.db.updateTable('auth_sessions').set({ created_at: began }).execute();
    expect(await whoIs(browser)).toBeNull();
    expect(await auth.db.selectFrom('auth_sessions').selectAll().execute()).toEqual([]);
  });

  test('a session is renewed by use and ends twelve hours after the last', async () => {
    const { browser } = await enter();
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await auth.db
      .updateTable('auth_sessions')
      .set({ expires_at: inHours(3) })
      .execute();
    const { person, cookies } = await findPerson(auth.ports, browser.caller());
    expect(person?.id).toBe('instructor');
    expect(cookies.join()).toMatch(/Max-Age=43200/);
    const [renewed] = await auth.db.selectFrom('auth_sessions').select('expires_at').execute();
    expect(Date.parse(renewed?.expires_at ?? '')).toBeGreaterThan(Date.parse(inHours(11.9)));
    await auth.db
      .updateTable('auth_sessions')
      .set({ expires_at: inHours(-0.01) })
      .execute();
    expect(await whoIs(browser)).toBeNull();
  });

  test('a leaked session does not outlive a change of password', async () => {
    const leaked = (await enter()).browser;
    const { browser, by } = await entered();
    const next = 'slow river, amber kite';
    const changed = await changePassword(auth.ports, { by, current: password, next, caller: browser.caller() });
    expect(changed).toMatchObject({ ok: true });
    if (changed.ok) browser.keep(changed.cookies);
    expect(await whoIs(leaked)).toBeNull();
    expect(await whoIs(browser)).toMatchObject({ id: 'instructor' });
    expect((await enter()).answer).toMatchObject({ reason: 'wrong' });
    expect((await enter(aBrowser(), next)).answer).toMatchObject({ ok: true });
  });

  test('a password is changed by who knows it, and to one that is not tried first', async () => {
    const { browser, by } = await entered();
    const change = (current: string, next: string) =>
      changePassword(auth.ports, { by, current, next, caller: browser.caller() });
    expect(await change('guess', 'slow river, amber kite')).toEqual({ ok: false, reason: 'wrong' });
    expect(await change(password, 'short')).toEqual({ ok: false, reason: 'fault', fault: 'short' });
    expect(await change(password, 'IanBoyd-Police-2026')).toEqual({ ok: false, reason: 'fault', fault: 'easy' });
  });

  test('one lists one’s sessions, ends one of them, and all others', async () => {
    const first = (await enter()).browser;
    const second = (await enter()).browser;
    const { by, browser } = await entered();
    const listed = await readAccount(auth.ports, { by });
    expect(listed.ok && listed.account).toMatchObject({
      exists: true,
      hasPassword: true,
      hasSecondFactor: false,
      pin: 'none',
    });
    const sessions = listed.ok ? listed.account.sessions : [];
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isHere }) => isHere)).toEqual([expect.objectContaining({ id: by.session })]);
    const other = (await whoIs(first))?.session as string;
    expect(await endSessions(auth.ports, { by, session: other })).toEqual({ ok: true });
    expect([await whoIs(first), (await whoIs(second))?.id]).toEqual([null, 'instructor']);
    expect(await endSessions(auth.ports, { by, session: 'others' })).toEqual({ ok: true });
    expect([await whoIs(second), (await whoIs(browser))?.id]).toEqual([null, 'instructor']);
  });

  test('nobody ends a session of somebody else', async () => {
    const { by } = await entered();
    const theirs = aBrowser();
    theirs.keep(await auth.accounts.begin('trainee-1', 'pin', theirs.caller()));
    const session = (await whoIs(theirs))?.session as string;
    expect(await endSessions(auth.ports, { by, session })).toEqual({ ok: false, reason: 'unknown-session' });
    expect(await whoIs(theirs)).not.toBeNull();
  });

  describe('a second factor', () => {
    const setUp = async () => {
      const { browser, by } = await entered();
      const begun = await enrollSecondFactor(auth.ports, { by, password, caller: browser.caller() });
      if (!begun.ok) throw new Error(begun.reason);
      const { key, address } = begun.enrollment;
      const set = await setSecondFactor(auth.ports, { by, code: totp(key), caller: browser.caller() });
      if (!set.ok) throw new Error(set.reason);
      browser.keep(set.cookies);
      return { browser, key, address, backupCodes: set.backupCodes };
    };

    test('is named after the person in the app, and set up with a code of it', async () => {
      const { browser, address, backupCodes } = await setUp();
      expect(address).toMatch(
        /^otpauth:\/\/totp\/Second%20Look:instructor%40example\.org\?secret=[A-Z2-7]+&issuer=Second%20Look/,
      );
      expect(backupCodes).toHaveLength(10);
      expect(await whoIs(browser)).toMatchObject({ id: 'instructor', hasSecondFactor: true, identity: 'password' });
    });

    test('is asked for after the password, and opens the session', async () => {
      const { key } = await setUp();
      const { browser, answer } = await enter();
      expect(answer).toMatchObject({ ok: true, status: 'second-factor' });
      expect(await whoIs(browser)).toBeNull();
      const code = await confirmCode(auth.ports, { code: totp(key), kind: 'app', caller: browser.caller() });
      if (code.ok) browser.keep(code.cookies);
      expect(await whoIs(browser)).toMatchObject({ id: 'instructor', hasSecondFactor: true });
    });

    test('is replaced by a backup code in one of two browsers that send it at once', async () => {
      const { backupCodes } = await setUp();
      const browsers = [aBrowser(), aBrowser()];
      for (const browser of browsers) {
        const { answer } = await enter(browser);
        if (answer.ok) browser.keep(answer.cookies);
      }
      const both = await Promise.allSettled(
        browsers.map((browser) =>
          confirmCode(auth.ports, { code: backupCodes[0] as string, kind: 'backup', caller: browser.caller() }),
        ),
      );
      expect(both.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(1);
      expect(both.filter(({ status }) => status === 'rejected')).toEqual([]);
    });

    test('is replaced once by each backup code', async () => {
      const { backupCodes } = await setUp();
      const use = async () => {
        const { browser } = await enter();
        return confirmCode(auth.ports, { code: backupCodes[0] as string, kind: 'backup', caller: browser.caller() });
      };
      expect(await use()).toMatchObject({ ok: true });
      expect(await use()).toEqual({ ok: false, reason: 'wrong' });
    });

    test('bears five wrong codes a sign-in, and ten in a row in all', async () => {
      const { key } = await setUp();
      const wrong = async (browser: ReturnType<typeof aBrowser>) =>
        confirmCode(auth.ports, { code: '000000', kind: 'app', caller: browser.caller() });
      const first = (await enter()).browser;
      for (let tries = 0; tries < 5; tries += 1) expect(await wrong(first)).toEqual({ ok: false, reason: 'wrong' });
      expect(await wrong(first)).toEqual({ ok: false, reason: 'expired' });
      const second = (await enter()).browser;
      for (let tries = 0; tries < 5; tries += 1) await wrong(second);
      const third = (await enter()).browser;
      const right = await confirmCode(auth.ports, { code: totp(key), kind: 'app', caller: third.caller() });
      expect(right).toEqual({ ok: false, reason: 'locked' });
    });

    test('wants the sign-in under way, not somebody’s open session', async () => {
      const { key } = await setUp();
      const browser = aBrowser();
      browser.keep(await auth.accounts.begin('trainee-1', 'pin', browser.caller()));
      await enter(browser);
      const code = await confirmCode(auth.ports, { code: totp(key), kind: 'app', caller: browser.caller() });
      if (code.ok) browser.keep(code.cookies);
      expect((await whoIs(browser))?.id).toBe('instructor');
    });

    test('is turned off with the password only', async () => {
      const { browser } = await setUp();
      const by = (await whoIs(browser)) as Person;
      const drop = (given: string) => dropSecondFactor(auth.ports, { by, password: given, caller: browser.caller() });
      expect(await drop('guess')).toEqual({ ok: false, reason: 'wrong-password' });
      const dropped = await drop(password);
      if (dropped.ok) browser.keep(dropped.cookies);
      expect(await whoIs(browser)).toMatchObject({ hasSecondFactor: false });
      expect((await enter()).answer).toMatchObject({ status: 'signed-in' });
    });

    test('that somebody lost is removed by a coordinator: sessions end, the password is enough, and the log says so', async () => {
      const { browser } = await setUp();
      const ports = { ...auth.ports, mailer: null } satisfies PeoplePorts;
      const remove = (by: Person) => removeSecondFactor(ports, { by, member: 'instructor' });
      expect(await remove(people.coordinator)).toEqual({ ok: true });
      expect(await whoIs(browser)).toBeNull();
      const again = await enter();
      expect(again.answer).toMatchObject({ status: 'signed-in' });
      expect(await whoIs(again.browser)).toMatchObject({ hasSecondFactor: false });
      expect(await remove(people.coordinator)).toEqual({ ok: false, reason: 'off-already' });
      await auth.store.log.seal('larkfield');
      expect(await auth.store.log.list('larkfield', { kind: 'second-factor.removed', limit: 9 })).toMatchObject([
        { actor: 'coordinator', subject: 'instructor' },
      ]);
      const begun = await enrollSecondFactor(ports, {
        by: (await whoIs(again.browser)) as Person,
        password,
        caller: again.browser.caller(),
      });
      expect(begun.ok).toBe(true);
    });

    test('is removed for nobody by themselves, by an instructor, from another agency, or of an owner by a coordinator', async () => {
      const { browser } = await setUp();
      const { coordinator: stranger } = await anotherAgency(auth.store);
      const ports = { ...auth.ports, mailer: null } satisfies PeoplePorts;
      const remove = (by: Person, member = 'instructor') => removeSecondFactor(ports, { by, member });
      expect(await remove(people.instructor)).toEqual({ ok: false, reason: 'forbidden' });
      expect(await remove(stranger)).toEqual({ ok: false, reason: 'unknown-member' });
      expect(await remove(people.coordinator, people.coordinator.id)).toEqual({ ok: false, reason: 'own-factor' });
      expect(await remove(people.coordinator, people.owner.id)).toEqual({ ok: false, reason: 'owner-only' });
      expect(await whoIs(browser)).toMatchObject({ hasSecondFactor: true });
    });

    test('stands encrypted in the database', async () => {
      const { key, backupCodes } = await setUp();
      const kept = JSON.stringify(await auth.db.selectFrom('auth_second_factors').selectAll().execute());
      expect(kept).not.toContain(key);
      expect(kept).not.toContain(backupCodes[0]);
    });
  });

  describe('a PIN', () => {
    const come = (given: Partial<{ code: string; number: string; pin: string }> = {}, browser = aBrowser()) =>
      signInWithPin(auth.ports, {
        code: 'sprng-234',
        number: '4471',
        pin: '802417',
        ...given,
        caller: browser.caller(),
      });

    test('opens a session with class code and number', async () => {
      const browser = aBrowser();
      const answer = await come({}, browser);
      if (answer.ok) browser.keep(answer.cookies);
      expect(await whoIs(browser)).toMatchObject({ id: 'trainee-1', identity: 'pin' });
    });

    test('wrong code, number, PIN and class are one answer', async () => {
      const wrong = { ok: false, reason: 'wrong' };
      expect(await come({ pin: '802418' })).toEqual(wrong);
      expect(await come({ number: '9999' })).toEqual(wrong);
      expect(await come({ number: '4474' })).toEqual(wrong);
      expect(await come({ code: 'ZZZZZZZZ' })).toEqual(wrong);
      expect(await come({ number: '4472' })).toEqual(wrong);
    });

    test('is locked for a quarter of an hour after five wrong ones', async () => {
      for (let tries = 0; tries < 5; tries += 1) await come({ pin: '999998' });
      expect(await come()).toEqual({ ok: false, reason: 'wait', seconds: 900 });
      auth.clock.goOn(901);
      expect(await come()).toMatchObject({ ok: true });
    });

    test('that was reset opens nothing, and may be set anew for a day', async () => {
      await auth.accounts.resetPin('trainee-1');
      expect(await come()).toEqual({ ok: false, reason: 'wrong' });
      expect((await auth.accounts.read('trainee-1')).pin).toBe('may-be-set');
      auth.clock.goOn(86_401);
      expect((await auth.accounts.read('trainee-1')).pin).toBe('void');
    });

    test('is no way in for staff', async () => {
      const browser = aBrowser();
      const answer = await come({}, browser);
      if (answer.ok) browser.keep(answer.cookies);
      await auth.store.people.changeMember({ ...people.trainees[0], role: 'instructor' });
      expect(await whoIs(browser)).toBeNull();
      expect(await come()).toEqual({ ok: false, reason: 'wrong' });
    });

    test('is changed with the present one, which ends every other session', async () => {
      const [leaked, browser] = [aBrowser(), aBrowser()];
      for (const each of [leaked, browser]) each.keep(await auth.accounts.begin('trainee-1', 'pin', each.caller()));
      const by = (await whoIs(browser)) as Person;
      const change = (current: string, next: string) =>
        changePin(auth.ports, { by, current, next, caller: browser.caller() });
      expect(await change('802417', '123456')).toEqual({ ok: false, reason: 'fault', fault: 'easy' });
      expect(await change('111112', '495820')).toEqual({ ok: false, reason: 'wrong' });
      const changed = await change('802417', '495820');
      if (changed.ok) browser.keep(changed.cookies);
      expect([await whoIs(leaked), (await whoIs(browser))?.identity]).toEqual([null, 'pin']);
      expect(await come({ pin: '495820' })).toMatchObject({ ok: true });
    });

    test('is worth nothing from a copy of the database without the pepper', async () => {
      const [{ hash }] = (await auth.db.selectFrom('pins').select('hash').execute()) as [{ hash: string }];
      const { openPins } = await import('#adapters/auth/pins');
      expect(await openPins('another pepper, of 32 characters').matches('802417', hash)).toBe(false);
    });
  });
});

/** RFC 6238, six digits in thirty seconds, as an authenticator app works it out. */
function totp(key: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const from = (digest[19] as number) & 15;
  return String((digest.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
