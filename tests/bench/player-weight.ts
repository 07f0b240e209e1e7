/**
 * What the player weighs until the first choice, and what comes later.
 *
 *   npm run build && node tests/bench/player-weight.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endServer, startServer } from '../build/server.ts';
import { weighPlayer } from '../build/weigh-player.ts';

const root = join(import.meta.dirname, '..', '..');
const dist = process.env['DIST_DIR'] || join(root, 'dist');
const data = mkdtempSync(join(tmpdir(), 'weight-'));
const server = await startServer(data, undefined, { SCENARIOS_DIR: join(root, 'scenarios') });
try {
  const html = await (await fetch(`${server.url}/scenarios/second-call`)).text();
  const { untilFirstChoice, first, inPage, later } = weighPlayer(html, join(dist, 'client'));
  console.table([
    ...first.map(({ name, bytes }) => ({ script: name, when: 'first', 'gzip, kB': kilobytes(bytes) })),
    ...later.map(({ name, bytes }) => ({ script: name, when: 'later', 'gzip, kB': kilobytes(bytes) })),
  ]);
  console.log(`JavaScript until the first choice: ${kilobytes(untilFirstChoice)} kB gzip (at most 100)`);
  console.log(`Scripts in the page itself: ${kilobytes(inPage)} kB gzip`);
} finally {
  await endServer(server);
  rmSync(data, { recursive: true });
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
