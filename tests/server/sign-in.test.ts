import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFormBrowser } from '../build/form-browser.ts';
import { endServer, type Running, startServer } from '../build/server.ts';

const password = 'copper lantern, nine geese';
const email = 'olive@example.org';
const olive = { agency: 'Larkfield Police Department', name: 'Olive Marsh', email, password };

const tokenIn = async (server: Running): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const token = server.output().match(/\/setup\?token=([\w-]+)/)?.[1];
    if (token) return token;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no link was printed: ${server.output()}`);
};

describe('the built server', () => {
  let server: Running;
  let second: Running;
  let token: string;
  const folder = mkdtempSync(join(tmpdir(), 'second-look-'));

  beforeAll(async () => {
    server = await startServer(folder);
    token = await tokenIn(server);
  }, 60_000);
  afterAll(async () => {
    for (const each of [server, second]) if (each) await endServer(each);
    rmSync(folder, { recursive: true, force: true });
  });

  const enter = async (next = '', headers: Record<string, string> = {}) => {
    const browser = aFormBrowser(server.url, headers);
    const page = await browser.post(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`, { email, password });
    return { browser, page };
  };

  test('sets up with the printed link, keeping what was typed when something is wrong, and signs in', async () => {
    const browser = aFormBrowser(server.url);
    expect((await browser.get(`/setup?token=${token}`)).text).toContain('works once');
    const { headers } = await fetch(`${server.url}/setup?token=${token}`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const short = await browser.post('/setup', { ...olive, token, password: 'short' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('value="Olive Marsh"');
    expect(short.text).toMatch(/Fix:<\/strong> Use at least 12 characters/);
    expect(short.text).not.toContain('value="short"');
    const nameless = await browser.post('/setup', { ...olive, token, name: '' });
    expect([nameless.status, nameless.text.includes(`value="${token}"`)]).toEqual([422, true]);
    const done = await browser.post('/setup', { ...olive, token });
    expect([done.status, done.location]).toEqual([303, '/instructor']);
    expect((await browser.get('/account')).text).toContain('Olive Marsh');
  });

  test('closes the link once it is used, and says how to make another', async () => {
    const page = await aFormBrowser(server.url).post('/setup', { ...olive, token, email: 'other@example.org' });
    expect(page.status).toBe(404);
    expect(page.text).toContain('npm run -s second-look -- create-owner');
  });

  test('signs in with a cookie that scripts cannot read, bound to https behind a proxy', async () => {
    const { page } = await enter();
    expect(page.status).toBe(303);
    expect(page.cookies.join()).toMatch(/^second-look\.session_token=.*HttpOnly; SameSite=Lax$/);
    expect((await enter('', { 'x-forwarded-proto': 'https' })).page.cookies.join()).toMatch(/; Secure$/);
  });

  test('goes on to where one wanted, on this site only', async () => {
    expect((await enter('/account')).page.location).toBe('/account');
    for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      expect((await enter(elsewhere)).page.location).toBe('/sign-in');
    }
    expect((await aFormBrowser(server.url).get('/account')).location).toBe('/sign-in?next=%2Faccount');
  });

  test('answers a wrong password and an unknown address with the same page', async () => {
    const ask = async (address: string) => {
      const page = await aFormBrowser(server.url).post('/sign-in', { email: address, password: 'not the password' });
      return [page.status, page.text.replaceAll(address, 'ADDRESS')];
    };
    const known = await ask(email);
    expect(known[0]).toBe(422);
    expect(await ask('nobody@example.org')).toEqual(known);
    await enter();
  });

  test('ends a session by signing out, and others from the account page', async () => {
    const [one, other] = [(await enter()).browser, (await enter()).browser];
    const page = await one.get('/account');
    expect(page.text).toContain('This one');
    const ended = await one.post('/account', { act: 'end', session: 'others' });
    expect(ended.location).toBe('/account?done=session#sessions');
    expect((await other.get('/account')).location).toBe('/sign-in?next=%2Faccount');
    await one.post('/sign-out', {});
    expect(one.jar.size).toBe(0);
  });

  test('changes the password, which ends every other session at once', async () => {
    const [one, leaked] = [(await enter()).browser, (await enter()).browser];
    const changed = await one.post('/account', { act: 'password', password, newPassword: 'slow river, amber kite' });
    expect([changed.status, changed.location]).toEqual([303, '/account?done=password']);
    expect((await leaked.get('/account')).status).toBe(303);
    expect((await one.get('/account')).status).toBe(200);
    const back = await one.post('/account', {
      act: 'password',
      password: 'slow river, amber kite',
      newPassword: password,
    });
    expect(back.status).toBe(303);
  });

  test('shares sessions and limits with another process on the same data', async () => {
    second = await startServer(folder);
    const { browser } = await enter();
    const there = aFormBrowser(second.url);
    for (const [name, value] of browser.jar) there.jar.set(name, value);
    expect((await there.get('/account')).text).toContain('Olive Marsh');
    const wrong = { email: 'tried@example.org', password: 'wrong wrong' };
    for (let tries = 0; tries < 3; tries += 1) await aFormBrowser(server.url).post('/sign-in', wrong);
    for (let tries = 0; tries < 2; tries += 1) await aFormBrowser(second.url).post('/sign-in', wrong);
    expect((await aFormBrowser(server.url).post('/sign-in', wrong)).text).toContain(
      'Too many wrong tries in a row. Wait 60 seconds',
    );
  }, 60_000);

  test('keeps sessions over a restart', async () => {
    const { browser } = await enter();
    await endServer(server);
    server = await startServer(folder);
    const again = aFormBrowser(server.url);
    for (const [name, value] of browser.jar) again.jar.set(name, value);
    expect((await again.get('/account')).status).toBe(200);
  }, 60_000);

  test('prints no secret but the link', () => {
    expect(server.output() + second.output()).not.toMatch(/copper|example\.org|session_token|setup\?token/);
  });
});
