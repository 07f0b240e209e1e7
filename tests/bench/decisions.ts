/**
 * Durable decisions per second over HTTP, beside raw single-row inserts of the same engine in the same run.
 * Needs a finished build. Run: `npx node tests/bench/decisions.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AttemptEvent } from '#domain/attempt/event';
import { endServer, startServer } from '../build/server.ts';

const warmUp = 10;
const rounds = 40;
const clients = 8;
const rawRows = 4_000;

const decisions: readonly AttemptEvent[] = [
  { type: 'choose.greet' },
  { type: 'ask.pay' },
  { type: 'ask.papers' },
  { type: 'choose.help' },
  { type: 'commit', judgments: { ana: { victim: true, confidence: 85 } } },
  { type: 'rank', order: ['safety', 'needs', 'paper'] },
  { type: 'choose.facts' },
];

const folder = mkdtempSync(join(tmpdir(), 'second-look-bench-'));
const http = await overHttp();
const raw = rawInserts();
const oneByOne = await overHttp(1);
rmSync(folder, { recursive: true });

const line = (name: string, perSecond: number, ms: readonly number[]) =>
  `${name.padEnd(44)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${at(ms, 0.5)} ms   p99 ${at(ms, 0.99)} ms`;
console.log(line(`decisions over HTTP, ${clients} clients`, http.perSecond, http.ms));
console.log(line('decisions over HTTP, 1 client', oneByOne.perSecond, oneByOne.ms));
console.log(line('raw single-row inserts, same engine', raw.perSecond, raw.ms));
console.log(`ratio raw : HTTP  ${(raw.perSecond / http.perSecond).toFixed(1)} : 1`);

async function overHttp(count = clients) {
  const server = await startServer(join(folder, `http-${count}`));
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  let ms: number[] = [];
  let seconds = 0;
  // What is compiled at first use, and what the engine optimizes later, is not what is measured.
  for (let round = 0; round < warmUp; round++) await playAll();
  [ms, seconds] = [[], 0];
  for (let round = 0; round < rounds; round++) await playAll();
  await endServer(server);
  agent.destroy();
  return { perSecond: ms.length / seconds, ms };

  /** Every client plays one attempt; only its decisions are timed. */
  async function playAll(): Promise<void> {
    const begun = await Promise.all(
      Array.from({ length: count }, () => post('/api/attempts', { scenario: 'short-stop' })),
    );
    const start = performance.now();
    await Promise.all(
      begun.map(async ({ body, cookie }) => {
        for (const [index, event] of decisions.entries()) {
          const sent = performance.now();
          const path = `/api/attempts/${(JSON.parse(body) as { attempt: string }).attempt}/events`;
          const { status } = await post(path, { seq: index + 1, id: `bench-id-${index}`, event }, cookie);
          if (status !== 200) throw new Error(`refused with ${status}`);
          ms.push(performance.now() - sent);
        }
      }),
    );
    seconds += (performance.now() - start) / 1000;
  }

  function post(path: string, body: unknown, cookie = ''): Promise<{ status: number; body: string; cookie: string }> {
    return new Promise((resolve, reject) => {
      const call = request(`${server.url}${path}`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', cookie },
      });
      call.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie,
          }),
        );
      });
      call.on('error', reject);
      call.end(JSON.stringify(body));
    });
  }
}

function rawInserts() {
  const db = new DatabaseSync(join(folder, 'raw.db'));
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
  db.exec('CREATE TABLE event (attempt TEXT, seq INTEGER, id TEXT, event TEXT, at TEXT, PRIMARY KEY (attempt, seq))');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?)');
  const ms: number[] = [];
  const start = performance.now();
  for (let row = 0; row < rawRows; row++) {
    const sent = performance.now();
    insert.run(`attempt-${row >> 3}`, row & 7, 'bench-id-0', '{"type":"choose.greet"}', '2026-11-22T12:00:00.000Z');
    ms.push(performance.now() - sent);
  }
  const perSecond = rawRows / ((performance.now() - start) / 1000);
  db.close();
  return { perSecond, ms };
}

function at(ms: readonly number[], share: number): string {
  const sorted = [...ms].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2).padStart(6);
}
