import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttemptEvent } from '#domain/attempt/event';
import type { AttemptView, ForkAnswer, ProgressAnswer, RecordAnswer, Refusal } from '#domain/attempt/wire';
import { wholeStop } from '../build/course-room.ts';
import { endServer, openBrowser, type Running, startServer } from '../build/server.ts';

const data = mkdtempSync(join(tmpdir(), 'second-look-'));
let server: Running;
const browse = () => openBrowser(() => server.url);

beforeAll(async () => {
  server = await startServer(data);
}, 30_000);

afterAll(async () => {
  await endServer(server);
  rmSync(data, { recursive: true, force: true });
});

const errorOf = async (response: Response) => ((await response.json()) as Refusal).error;
const greet = { seq: 1, id: 'made-here-1', event: { type: 'choose.greet' } } as const;

describe('one device', () => {
  test('begins, decides, reloads and finds everything as it was; nothing of it is cached anywhere', async () => {
    const browser = browse();
    const begun = await browser.begin();
    const response = await browser.record(begun.attempt, greet);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { step } = (await response.json()) as RecordAnswer;
    expect((await browser.read(begun.attempt)).steps).toEqual([step]);
    const { attempts } = (await (await browser.send('/api/progress')).json()) as ProgressAnswer;
    expect(attempts).toMatchObject([{ attempt: begun.attempt, scenario: 'short-stop', decision: 2, finished: false }]);
  });

  test('keeps its identity from one attempt to the next; without a cookie nobody has attempts', async () => {
    const browser = browse();
    await browser.begin();
    await browser.record((await browser.begin()).attempt, greet);
    await browser.begin();
    const { attempts } = (await (await browser.send('/api/progress')).json()) as ProgressAnswer;
    expect(attempts).toHaveLength(2);
    expect(await (await browse().send('/api/progress')).json()).toEqual({ attempts: [] });
  });

  test('is told of the branch when another of its tabs had already decided', async () => {
    const browser = browse();
    const { attempt } = await browser.begin();
    await browser.record(attempt, greet);
    const response = await browser.record(attempt, { ...greet, id: 'made-in-tab-2', event: { type: 'choose.wait' } });
    expect(response.status).toBe(409);
    const forked = (await response.json()) as ForkAnswer;
    expect(forked).toMatchObject({
      status: 'forked',
      attempt: { forkedFrom: { attempt, seq: 1 }, siblings: [attempt] },
    });
  });

  test('gets the cookie out of reach of scripts, and bound to https behind a proxy that ends it', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/attempts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"scenario":"short-stop"}',
      });
    expect((await post({})).headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
    expect((await post({ 'x-forwarded-proto': 'https' })).headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('refusals are a status and a plain sentence', () => {
  const refusals: [
    string,
    (browser: ReturnType<typeof browse>, attempt: string) => Promise<Response>,
    number,
    string,
  ][] = [
    [
      'malformed JSON',
      (b) =>
        b.send('/api/attempts', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"scenario":',
        }),
      400,
      'not-json',
    ],
    [
      'invalid UTF-8',
      (b) =>
        b.send('/api/attempts', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: new Uint8Array([0x22, 0xff, 0x22]),
        }),
      400,
      'not-json',
    ],
    [
      'another content type',
      (b) => b.send('/api/attempts', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'x' }),
      415,
      'content-type',
    ],
    ['an unknown key', (b) => b.post('/api/attempts', { scenario: 'short-stop', device: 'yours' }), 400, 'bad-request'],
    ['a wrong type', (b, a) => b.post(`/api/attempts/${a}/events`, { ...greet, seq: '1' }), 400, 'bad-request'],
    ['an unknown scenario', (b) => b.post('/api/attempts', { scenario: 'constructor' }), 404, 'unknown-scenario'],
    ['an unknown attempt', (b) => b.post('/api/attempts/never-begun/events', greet), 404, 'unknown-attempt'],
    ['somebody else’s attempt', (_, a) => browse().post(`/api/attempts/${a}/events`, greet), 403, 'not-yours'],
    ['reading somebody else’s attempt', (_, a) => browse().send(`/api/attempts/${a}`), 403, 'not-yours'],
    ['a seq ahead', (b, a) => b.post(`/api/attempts/${a}/events`, { ...greet, seq: 5 }), 409, 'out-of-order'],
    [
      'a choice not offered',
      (b, a) => b.post(`/api/attempts/${a}/events`, { ...greet, event: { type: 'choose.help' } }),
      422,
      'not-offered',
    ],
    ['a debrief before the end', (b, a) => b.send(`/api/attempts/${a}/debrief`), 409, 'not-finished'],
    [
      'a method without an answer',
      (b, a) =>
        b.send(`/api/attempts/${a}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' }),
      405,
      'method',
    ],
    ['an unknown address', (b) => b.send('/api/nothing/here'), 404, 'unknown-address'],
  ];

  test.each(refusals)('%s', async (_, send, status, code) => {
    const browser = browse();
    const { attempt } = await browser.begin();
    const response = await send(browser, attempt);
    const error = await errorOf(response);
    expect({ status: response.status, code: error.code }).toEqual({ status, code });
    expect(error.message).toMatch(/^["A-Z].*\.$/s);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('a choice not offered is told what the node offers', async () => {
    const browser = browse();
    const { attempt } = await browser.begin();
    const { message } = await errorOf(await browser.record(attempt, { ...greet, event: { type: 'choose.help' } }));
    expect(message).toBe('"arrive" does not offer that. It offers: choose.greet, choose.shout, choose.wait.');
  });

  test('a judgment or an order that is not whole is told what it lacks', async () => {
    const browser = browse();
    const { attempt } = await browser.begin();
    const record = (seq: number, event: AttemptEvent) =>
      browser.record(attempt, { seq, id: `made-here-${seq}`, event });
    for (const [index, event] of wholeStop.slice(0, 4).entries()) await record(index + 1, event);
    const you = await record(5, { type: 'commit', judgments: { you: { victim: true, confidence: 85 } } });
    expect(you.status).toBe(422);
    expect(await errorOf(you)).toEqual({
      code: 'judgments',
      message: 'This decision needs one judgment for each of: ana. Missing: ana. Not asked for: you.',
    });
    await record(5, wholeStop[4] as AttemptEvent);
    const short = await record(6, { type: 'rank', order: ['safety'] });
    expect(short.status).toBe(422);
    expect(await errorOf(short)).toEqual({
      code: 'order',
      message: 'This decision puts each of these in order, once: needs, paper, safety.',
    });
  });

  test('a replay before the end', async () => {
    const browser = browse();
    const { attempt } = await browser.begin();
    await browser.record(attempt, greet);
    const response = await browser.post('/api/attempts', { scenario: 'short-stop', from: { attempt, seq: 1 } });
    expect(response.status).toBe(409);
    expect(await errorOf(response)).toEqual({
      code: 'not-finished',
      message: 'This attempt has not ended. Its debrief opens, and it can be replayed, when it has.',
    });
  });

  test.each([20_000, 100_000, 5_000_000])('a body of %i bytes', async (size) => {
    const response = await browse().post('/api/attempts', { scenario: 'x'.repeat(size) });
    expect(response.status).toBe(413);
    expect((await errorOf(response)).code).toBe('too-large');
  });

  test('a body of 5 MB that does not say how long it is', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(50_000));
    let left = 100;
    const body = new ReadableStream({
      pull(controller) {
        if (left-- === 0) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit;
    // The server may hang up before everything is sent, which fetch reports as a broken connection.
    const status = await fetch(`${server.url}/api/attempts`, init).then(
      (response) => response.status,
      () => 413,
    );
    expect(status).toBe(413);
  });
});

describe('requests that would change something', () => {
  const begin = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/attempts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"scenario":"short-stop"}',
    });

  test.each(['https://elsewhere.example', 'http://127.0.0.1:1', 'null'])(
    'from a page of %s are refused, whatever they send',
    async (origin) => {
      for (const type of ['application/json', 'text/plain']) {
        const response = await begin({ origin, 'content-type': type });
        expect(response.status).toBe(403);
        expect(response.headers.get('set-cookie')).toBeNull();
        const { code, message } = await errorOf(response);
        expect(code).toBe('cross-site');
        expect(message).toMatch(/^[A-Z].*\.$/);
      }
    },
  );

  test('from a page of ours are answered, also behind a proxy that names the site', async () => {
    expect((await begin({ origin: server.url })).status).toBe(201);
    const proxied = { origin: 'https://training.example', 'x-forwarded-host': 'training.example' };
    expect((await begin(proxied)).status).toBe(201);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'with a body of %s and no origin are told to send JSON',
    async (type) => {
      const response = await begin({ 'content-type': type });
      expect(response.status).toBe(415);
      expect((await errorOf(response)).code).toBe('content-type');
    },
  );

  test('without a body are told to send JSON', async () => {
    const response = await fetch(`${server.url}/api/attempts`, { method: 'POST' });
    expect(response.status).toBe(415);
    expect((await errorOf(response)).code).toBe('content-type');
  });

  test.each([
    ['PUT', '/api/attempts', 'POST'],
    ['DELETE', '/api/attempts/some-id', 'GET'],
    ['DELETE', '/api/progress', 'GET'],
    ['PUT', '/', 'GET, HEAD'],
    ['DELETE', '/scenarios/short-stop', 'GET, HEAD'],
  ])('%s %s is told what is answered there', async (method, path, allow) => {
    const response = await fetch(`${server.url}${path}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect((await errorOf(response)).code).toBe('method');
  });

  test('to an address that does not exist find nothing there', async () => {
    expect((await fetch(`${server.url}/no/such/page`, { method: 'DELETE' })).status).toBe(404);
    expect((await fetch(`${server.url}/api/no/such`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('whatever is thrown at the endpoints', () => {
  const word = fc.constantFrom(
    'short-stop',
    'toy-01',
    'greet',
    'pay',
    'ana',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
  );
  const scrap: fc.Arbitrary<unknown> = fc.oneof(word, fc.jsonValue({ maxDepth: 3 }), fc.integer(), fc.double());
  const event = fc.oneof(
    fc.record({
      type: fc.oneof(
        word.map((each) => `choose.${each}`),
        word.map((each) => `ask.${each}`),
        fc.constantFrom('go', 'timeout', 'commit', 'rank', 'xstate.init', 'xstate.stop', '*', ''),
      ),
    }),
    fc.record({
      type: fc.constant('commit'),
      judgments: fc.oneof(
        fc.dictionary(word, fc.record({ victim: fc.boolean(), confidence: fc.constantFrom(55, 85, 100, -1) })),
        scrap,
      ),
    }),
    fc.record({ type: fc.constant('rank'), order: fc.oneof(fc.array(word), scrap) }),
    scrap,
  );
  const body = fc.oneof(
    fc.record(
      {
        scenario: fc.oneof(word, scrap),
        from: fc.oneof(
          fc.record({ attempt: fc.oneof(fc.constant('OWN'), word, scrap), seq: fc.oneof(fc.nat(3), scrap) }),
          scrap,
        ),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        seq: fc.oneof(fc.integer({ min: -1, max: 9 }), scrap),
        id: fc.oneof(fc.constant('made-here-1'), fc.uuid(), scrap),
        event,
        seconds: fc.oneof(fc.double(), scrap),
      },
      { requiredKeys: ['seq', 'id', 'event'] },
    ),
    fc.record({ seq: fc.integer({ min: 1, max: 8 }), id: fc.constantFrom('made-here-1', 'made-here-2'), event }),
    scrap,
  );
  const path = fc.oneof(
    fc.constantFrom(
      '/api/attempts',
      '/api/attempts/OWN',
      '/api/attempts/OWN/events',
      '/api/attempts/OWN/debrief',
      '/api/progress',
      '/api/healthz',
    ),
    fc
      .oneof(word, fc.string({ unit: 'grapheme' }), fc.constantFrom('..', '%00', '%2e%2e%2f', '%ff'))
      .map((id) => `/api/attempts/${id.includes('%') ? id : encodeURIComponent(id)}/events`),
    fc.string({ unit: 'grapheme' }).map((rest) => `/api/${encodeURI(rest.toWellFormed())}`),
  );
  const payload = fc.oneof(
    { weight: 4, arbitrary: body.map((each) => JSON.stringify(each) ?? '') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  );
  const type = fc.constantFrom(
    'application/json',
    'application/json',
    'application/json',
    'application/json; charset=utf-16',
    'text/plain',
    'multipart/form-data',
    'application/x-www-form-urlencoded',
  );

  test('no answer is a 5xx, and every refusal in JSON is a sentence', { timeout: 120_000 }, async () => {
    const browser = browse();
    const { attempt }: AttemptView = await browser.begin();
    const cookie = fc.oneof(
      fc.constant(undefined),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => `second-look-device=${text}`),
    );
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
        payload,
        type,
        cookie,
        async (where, method, sent, contentType, forged) => {
          const own = (text: string) => text.replaceAll('OWN', attempt);
          const response = await browser.send(own(where), {
            method,
            headers: {
              'content-type': contentType,
              origin: server.url,
              ...(forged === undefined ? {} : { cookie: forged }),
            },
            ...(method === 'GET' ? {} : { body: typeof sent === 'string' ? own(sent) : new Uint8Array(sent) }),
          });
          seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
          expect(response.status).toBeLessThan(500);
          const text = await response.text();
          if (response.status >= 400 && response.headers.get('content-type')?.startsWith('application/json')) {
            if (!('attempt' in JSON.parse(text)))
              expect((JSON.parse(text) as Refusal).error.message).toMatch(/^["A-Z].*\.$/s);
          }
        },
      ),
      { numRuns: 600 },
    );
    // The throws must also have hit: something stored, and each kind of refusal seen.
    for (const status of [200, 400, 404, 405, 415]) expect([...seen.keys()]).toContain(status);
  });
});
