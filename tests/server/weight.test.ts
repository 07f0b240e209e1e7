/** The size budgets of what a first visit loads. Times are printed by tests/bench; sizes are held here. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endServer, type Running, startServer } from '../build/server.ts';
import { weigh } from '../build/weigh-page.ts';
import { weighPlayer } from '../build/weigh-player.ts';

const root = join(import.meta.dirname, '../..');
const lessons = readdirSync(join(root, 'content/lessons'))
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => name.replace(/^\d+-|\.mdx$/g, ''));
const data = mkdtempSync(join(tmpdir(), 'second-look-'));
let server: Running;

beforeAll(async () => {
  server = await startServer(data);
});
afterAll(async () => {
  await endServer(server);
  rmSync(data, { recursive: true });
});

describe.each(lessons)('the lesson %s, gzip', (slug) => {
  test('has a frame of at most 8 kB and weighs at most 30 kB', async () => {
    const { frameBytes, pageBytes } = weigh(await textAt(`/lessons/${slug}`));
    expect(frameBytes).toBeLessThanOrEqual(8_000);
    expect(pageBytes).toBeLessThanOrEqual(30_000);
  });

  test('brings its first screen, some 150 words, with the first 14 kB', async () => {
    expect(weigh(await textAt(`/lessons/${slug}`)).wordsInFirstFlight).toBeGreaterThanOrEqual(150);
  });
});

test('the player loads at most 100 kB of JavaScript, gzip, until the first choice', async () => {
  const dist = process.env['DIST_DIR'] || join(root, 'dist');
  const { untilFirstChoice } = weighPlayer(await textAt('/scenarios/short-stop'), join(dist, 'client'));
  expect(untilFirstChoice).toBeGreaterThan(50_000);
  expect(untilFirstChoice).toBeLessThanOrEqual(100_000);
});

async function textAt(path: string): Promise<string> {
  const response = await fetch(`${server.url}${path}`);
  expect(response.status, path).toBe(200);
  return response.text();
}
