import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { AttemptView } from '#domain/attempt/wire';
import { aFolder } from '../build/folder.ts';
import { endServer, runServer, startServer } from '../build/server.ts';

// A start takes a second, and several on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

test('a taken port is named, with the command that takes another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, output } = await runServer({ PORT: String(port), DATA_DIR: aFolder() });
  expect(code).toBe(1);
  expect(output).toBe(`Port ${port} is in use. Choose another: PORT=4400 npm start\n`);
});

test('a data folder that cannot be written is named, without a stack', async () => {
  const file = join(aFolder(), 'a-file');
  writeFileSync(file, '');
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: join(file, 'data') });
  expect(code).toBe(1);
  expect(output).toMatch(/^Cannot write to .*a-file\/data\. Choose a folder you may write to: DATA_DIR=[^\n]*\n$/);
});

test.runIf(existsSync('/proc/self'))('a place that takes no folder is named at once', async () => {
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: '/proc/nope' });
  expect(code).toBe(1);
  expect(output).toMatch(/^Cannot write to \/proc\/nope\. [^\n]*\n$/);
});

test.each([
  ['second-look.db', /^Cannot open the database .*second-look\.db: file is not a database\. Restore it [^\n]*\n$/],
  ['device-secret', /^.*device-secret is damaged: [^\n]*\n$/],
])('a damaged %s is named, without a stack', async (name, sentence) => {
  const data = aFolder();
  writeFileSync(join(data, name), 'damage\n'.repeat(500));
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: data });
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
});

test('a port that is no number is refused', async () => {
  const { code, output } = await runServer({ PORT: '80a', DATA_DIR: aFolder() });
  expect({ code, output }).toEqual({
    code: 1,
    output: 'PORT is "80a", which is no port. Choose a number: PORT=4400 npm start\n',
  });
});

test('a broken scenario stops the start with its place and remedy, and nothing is written', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'scenarios'));
  writeFileSync(join(folder, 'scenarios', 'broken.yaml'), 'id: broken\n  title: [');
  const { code, output } = await runServer({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    SCENARIOS_DIR: join(folder, 'scenarios'),
  });
  expect(code).toBe(1);
  expect(output).toMatch(/^scenarios\/broken\.yaml:\d+:\d+ error /);
  expect(output).not.toContain('    at ');
  expect(readdirSync(folder)).toEqual(['scenarios']);
});

test('--no-build without a build names the folder and the way to one', async () => {
  const built = join(aFolder(), 'nothing-here');
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: aFolder(), DIST_DIR: built });
  expect(code).toBe(1);
  expect(output).toBe(`There is no finished build in ${built}. Run npm start without --no-build.\n`);
});

test('a DIST_DIR that holds something else is left alone: a build would empty it', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'letter.txt'), 'keep');
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: aFolder(), DIST_DIR: folder }, []);
  expect(code).toBe(1);
  expect(output).toBe(
    `DIST_DIR is ${folder}, which holds "letter.txt", and a build would empty it. Name an empty folder, or leave it out.\n`,
  );
  expect(readdirSync(folder)).toEqual(['letter.txt']);
});

test('a DIST_DIR outside of the project is refused before half a minute is spent on it', async () => {
  const built = join(aFolder(), 'elsewhere');
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: aFolder(), DIST_DIR: built }, []);
  expect(code).toBe(1);
  expect(output).toBe(`DIST_DIR is ${built}, outside of the project. Name a folder in it: DIST_DIR=dist-2 npm start\n`);
});

test('a fixture outside of the tests stops the start', async () => {
  const scenarios = join(aFolder(), 'scenarios');
  cpSync(join(import.meta.dirname, '../fixtures'), scenarios, { recursive: true });
  const { code, output } = await runServer({ PORT: '0', DATA_DIR: aFolder(), SCENARIOS_DIR: scenarios });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual(
    ['short-stop', 'toy-01', 'two-people'].map((id) =>
      expect.stringMatching(`^scenarios/${id}\\.yaml:\\d+:\\d+ error .*\\[fixture-outside-tests\\]$`),
    ),
  );
});

test('an attempt on a scenario whose file has gone is still served, and nothing else of it', async () => {
  const data = aFolder();
  const before = await startServer(data);
  const { cookie, attempt } = await beginOver(before.url);
  await endServer(before);
  // The scenarios of the course, without the fixture.
  const after = await startServer(data, undefined, { SCENARIOS_DIR: '' });
  const ask = (path: string) => fetch(`${after.url}${path}`, { headers: { cookie } });
  expect((await ask('/scenarios/short-stop')).status).toBe(404);
  expect((await ask('/scenarios/never-there?attempt=any')).status).toBe(404);
  const page = await ask(`/scenarios/short-stop?attempt=${attempt}`);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toMatch(/<h1[^>]*>Short Stop<\/h1>/);
  expect(html).toContain('<astro-island');
  expect(html).toContain('no longer offered');
  const view = (await (await ask(`/api/attempts/${attempt}`)).json()) as AttemptView;
  expect(view).toMatchObject({ scenario: 'short-stop', finished: false });
  await endServer(after);
});

test('SIGTERM ends it cleanly: what was running is answered, the database is closed, the code is 0', async () => {
  const data = aFolder();
  const server = await startServer(data);
  const { cookie, attempt } = await beginOver(server.url);

  const decision = request(`${server.url}/api/attempts/${attempt}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, expect: '100-continue' },
  });
  decision.flushHeaders();
  // The server has the request in hand and waits for its body.
  await once(decision, 'continue');
  const ended = endServer(server);
  const signaled = performance.now();
  await refusesConnections(server.url);
  decision.end(JSON.stringify({ seq: 1, id: 'made-here-1', event: { type: 'choose.greet' } }));
  const [response] = (await once(decision, 'response')) as [IncomingMessage];
  response.resume();

  expect(response.statusCode).toBe(200);
  expect(await ended).toBe(0);
  expect(performance.now() - signaled).toBeLessThan(3_000);
  expect(readdirSync(data).sort()).toEqual(['auth-secret', 'device-secret', 'pin-pepper', 'second-look.db']);
});

async function beginOver(url: string): Promise<{ cookie: string; attempt: string }> {
  const response = await fetch(`${url}/api/attempts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"scenario":"short-stop"}',
  });
  const { attempt } = (await response.json()) as AttemptView;
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', attempt };
}

async function refusesConnections(url: string): Promise<void> {
  while (
    await fetch(`${url}/api/healthz`, { headers: { connection: 'close' } }).then(
      () => true,
      () => false,
    )
  ) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
