import { beforeEach, describe, expect, test } from 'vitest';
import { findPerson } from '#app/accounts/find-person';
import { finishSingleSignOn, startSingleSignOn } from '#app/accounts/sign-in-elsewhere';
import { hashToken } from '#domain/people/token';
import { aBrowser, anAuth } from '../build/accounts.ts';
import { anAgency, anotherAgency } from '../build/agency.ts';
import { engines } from '../build/engines.ts';
import { anIdentityProvider, type IdentityProvider } from '../build/identity-provider.ts';

const returnTo = 'http://127.0.0.1:4620/sign-in/sso/return';
const people = {
  ian: { email: 'Instructor@example.org', email_verified: true },
  cora: { email: 'coordinator@example.org', email_verified: false },
  stranger: { email: 'stranger@example.org', email_verified: true },
  invited: { email: 'invited@example.org', email_verified: true },
  elsewhere: { email: 'weir-instructor@example.org', email_verified: true },
};

describe.each(engines)('single sign-on with a real provider, on $name', ({ open }) => {
  let auth: Awaited<ReturnType<typeof anAuth>>;
  let provider: IdentityProvider;

  beforeEach(async () => {
    provider = await anIdentityProvider(people, returnTo);
    const opened = await open();
    auth = await anAuth(opened, { ...provider.env, OIDC_AGENCY: 'larkfield' });
    await anAgency(opened.store);
  });

  const leave = async (browser: ReturnType<typeof aBrowser>, person: keyof typeof people) => {
    const start = await startSingleSignOn(auth.ports, { returnTo, next: '/instructor', caller: browser.caller() });
    if (!start.ok) throw new Error(start.reason);
    browser.keep(start.cookies);
    return { to: new URL(start.to), back: await provider.signIn(start.to, person) };
  };
  const comeBack = async (browser: ReturnType<typeof aBrowser>, back: URL) => {
    const answer = await finishSingleSignOn(auth.ports, {
      query: back.searchParams,
      returnTo,
      caller: browser.caller(),
    });
    browser.keep(answer.cookies);
    return answer;
  };
  const signIn = async (person: keyof typeof people, browser = aBrowser()) =>
    comeBack(browser, (await leave(browser, person)).back);
  const whoIs = async (browser: ReturnType<typeof aBrowser>) => (await findPerson(auth.ports, browser.caller())).person;

  test('somebody on the books is known by the verified address and goes where they wanted', async () => {
    const browser = aBrowser();
    expect(await signIn('ian', browser)).toMatchObject({ ok: true, next: '/instructor' });
    expect(await whoIs(browser)).toMatchObject({ id: 'instructor', identity: 'sso' });
  });

  test('the way there carries PKCE, state and nonce', async () => {
    const { to } = await leave(aBrowser(), 'ian');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/.{43}/),
      state: expect.stringMatching(/.{43}/),
      nonce: expect.stringMatching(/.{43}/),
      redirect_uri: returnTo,
    });
  });

  test('another browser cannot come back in its place', async () => {
    const { back } = await leave(aBrowser(), 'ian');
    const thief = aBrowser();
    expect(await comeBack(thief, back)).toMatchObject({ ok: false, reason: 'lost' });
    await leave(thief, 'ian');
    expect(await comeBack(thief, back)).toMatchObject({ ok: false, reason: 'lost' });
    expect(await whoIs(thief)).toBeNull();
  });

  test('a made-up state is lost', async () => {
    const browser = aBrowser();
    const { back } = await leave(browser, 'ian');
    back.searchParams.set('state', 'made-up');
    expect(await comeBack(browser, back)).toMatchObject({ ok: false, reason: 'lost' });
  });

  test('the same answer does not come back twice', async () => {
    const browser = aBrowser();
    const { back } = await leave(browser, 'ian');
    const before = new Map(browser.jar);
    expect(await comeBack(browser, back)).toMatchObject({ ok: true });
    const again = aBrowser();
    for (const [name, value] of before) again.jar.set(name, value);
    expect(await comeBack(again, back)).toMatchObject({ ok: false, reason: 'lost' });
  });

  test('a genuine ID token of an earlier sign-in is not taken again', async () => {
    expect(await signIn('ian')).toMatchObject({ ok: true });
    provider.replayIdToken(provider.lastIdToken());
    expect(await signIn('stranger')).toMatchObject({ ok: false, reason: 'untrusted' });
    expect(await signIn('ian')).toMatchObject({ ok: false, reason: 'untrusted' });
    provider.replayIdToken(undefined);
    expect(await signIn('ian')).toMatchObject({ ok: true });
  });

  test('an answer in the name of another provider is not taken', async () => {
    const browser = aBrowser();
    const { back } = await leave(browser, 'ian');
    back.searchParams.set('iss', 'http://127.0.0.1:1');
    expect(await comeBack(browser, back)).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('a code that the provider does not know is not taken', async () => {
    const browser = aBrowser();
    const { back } = await leave(browser, 'ian');
    back.searchParams.set('code', 'made-up');
    expect(await comeBack(browser, back)).toMatchObject({ ok: false, reason: 'untrusted' });
  });

  test('an unverified address opens nothing', async () => {
    const browser = aBrowser();
    expect(await signIn('cora', browser)).toMatchObject({ ok: false, reason: 'unverified' });
    expect(await whoIs(browser)).toBeNull();
  });

  test('somebody who is not on the books is refused, and not put on them', async () => {
    expect(await signIn('stranger')).toMatchObject({ ok: false, reason: 'unknown' });
    expect(await auth.store.people.findByEmail('stranger@example.org')).toBeUndefined();
    expect(await auth.db.selectFrom('auth_users').selectAll().execute()).toEqual([]);
  });

  test('the provider of one agency does not speak for another', async () => {
    await anotherAgency(auth.store);
    expect(await signIn('elsewhere')).toMatchObject({ ok: false, reason: 'unknown' });
  });

  test('who was invited under that address is in, and the invitation is spent', async () => {
    const now = auth.clock.now();
    await auth.store.invitations.add({
      id: 'invitation-1',
      agency: 'larkfield',
      cohort: null,
      member: null,
      role: 'instructor',
      name: 'Ivo Ham',
      email: 'invited@example.org',
      badge: null,
      postId: null,
      tokenHash: await hashToken('token'),
      createdAt: now.toISOString(),
      createdBy: 'coordinator',
      expiresAt: new Date(now.getTime() + 86_400_000).toISOString(),
      usedAt: null,
      usedBy: null,
      revokedAt: null,
    });
    const browser = aBrowser();
    expect(await signIn('invited', browser)).toMatchObject({ ok: true });
    expect(await whoIs(browser)).toMatchObject({ name: 'Ivo Ham', role: 'instructor', identity: 'sso' });
    expect((await auth.store.invitations.find('invitation-1'))?.usedAt).not.toBeNull();
  });

  test('whose access has ended is refused', async () => {
    const member = await auth.store.people.findMember('instructor');
    if (member) await auth.store.people.changeMember({ ...member, endedAt: '2026-01-01T00:00:00.000Z' });
    expect(await signIn('ian')).toMatchObject({ ok: false, reason: 'unknown' });
  });
});

test('a provider that does not answer is said to, and asked again next time', async () => {
  const opened = await (engines[0] as (typeof engines)[number]).open();
  const { ports } = await anAuth(opened, {
    OIDC_ISSUER: 'http://127.0.0.1:9',
    OIDC_CLIENT_ID: 'x',
    OIDC_CLIENT_SECRET: 'y',
  });
  const start = () => startSingleSignOn(ports, { returnTo, next: '/', caller: aBrowser().caller() });
  expect(await start()).toEqual({ ok: false, reason: 'no-answer' });
  expect(await start()).toEqual({ ok: false, reason: 'no-answer' });
});

test('single sign-on that is set up by halves stops the start', async () => {
  const opened = await (engines[0] as (typeof engines)[number]).open();
  await expect(anAuth(opened, { OIDC_ISSUER: 'https://login.example.gov' })).rejects.toThrow(
    /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
  );
});
