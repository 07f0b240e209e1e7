import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Refusal } from '#domain/attempt/wire';
import { brokenServer, endServer, openBrowser, type Running, startServer } from '../build/server.ts';

const data = mkdtempSync(join(tmpdir(), 'second-look-'));
let sound: Running;
let broken: Running;

beforeAll(async () => {
  [sound, broken] = await Promise.all([
    startServer(join(data, 'sound')),
    startServer(join(data, 'broken'), brokenServer),
  ]);
}, 30_000);

afterAll(async () => {
  await Promise.all([endServer(sound), endServer(broken)]);
  rmSync(data, { recursive: true, force: true });
});

test('a page names what it may load, and nobody may frame it', async () => {
  const { headers } = await fetch(sound.url);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'self'( 'sha256-[\w+/=]+')+;/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
});

test('every inline script of a page is one that the policy names', async () => {
  for (const path of ['/', '/scenarios', '/lessons/what-the-law-says']) {
    const response = await fetch(`${sound.url}${path}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    const html = await response.text();
    for (const [, attributes, script] of html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
      if (/\bsrc=|type="application\/(ld\+)?json"/.test(attributes ?? '')) continue;
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
      expect(policy).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`);
    }
    expect(html).not.toMatch(/\son[a-z]+=/i);
  }
});

test('a page is the same for everybody, and is not sent twice', async () => {
  const browser = openBrowser(() => sound.url);
  await browser.begin();
  const [mine, anybodys] = await Promise.all([browser.send('/'), fetch(sound.url)]);
  const etag = mine.headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
  expect(anybodys.headers.get('etag')).toBe(etag);
  expect(anybodys.headers.get('set-cookie')).toBeNull();
  const again = await fetch(sound.url, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect(again.status).toBe(304);
  expect(again.headers.get('etag')).toBe(etag);
  expect(await again.text()).toBe('');
});

test('an unknown address is a 404 page, and a path that does not decode is a 400', async () => {
  const missing = await fetch(`${sound.url}/no/such/page`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(missing.headers.get('etag')).toBeNull();
  expect((await fetch(`${sound.url}/%ff`)).status).toBe(400);
});

test('a bug on a page is logged under an id, and the page shows the id and no more', async () => {
  const response = await fetch(`${broken.url}/scenarios`);
  expect(response.status).toBe(500);
  const html = await response.text();
  const logged = await lastLogged();
  expect(html).toContain(logged.id);
  expect(html).not.toContain('the list is broken');
  expect(logged).toMatchObject({ level: 'error', method: 'GET', route: '/scenarios' });
  expect(logged.stack).toContain('the list is broken');
  expect(logged.cause).toContain('the shelf fell');
});

test('a bug behind an endpoint is logged under an id, and the answer is a sentence with the id', async () => {
  const response = await fetch(`${broken.url}/api/progress`);
  expect(response.status).toBe(500);
  const { error } = (await response.json()) as Refusal;
  expect(error).toEqual({
    code: 'bug',
    message: `Something went wrong on our side, and it has been logged as ${(await lastLogged()).id}.`,
  });
});

async function lastLogged(): Promise<Record<'level' | 'id' | 'method' | 'route' | 'stack' | 'cause', string>> {
  // The answer can overtake the line in the pipe.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const line = broken
    .output()
    .split('\n')
    .findLast((each) => each.startsWith('{'));
  return JSON.parse(line ?? '{}');
}
