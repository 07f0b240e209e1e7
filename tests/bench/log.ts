/**
 * A log of 100,000 rows: noting, sealing, verifying, and erasing one person's part of it.
 * Run: `npx node tests/bench/log.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '#adapters/store/log';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { verifyLog } from '#app/records/verify-log';
import type { Scenario } from '#domain/scenario/schema';
import { anAgency } from '../build/agency.ts';
import { anAttempt, anEvent, noon } from '../build/attempt.ts';

const attempts = 1_000;
const decisions = 20;
const acts = 80_000;

const folder = mkdtempSync(join(tmpdir(), 'second-look-bench-'));
const store = await openStore(sqlite(join(folder, 'second-look.db')));
await anAgency(store);
await store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as Scenario }, noon);

await timed('noted, with the decisions themselves', async () => {
  for (let each = 0; each < attempts; each++) {
    const member = `trainee-${1 + (each % 6)}`;
    const attempt = anAttempt({ id: `attempt-${each}`, member, agency: 'larkfield', assignment: 'assigned' });
    await store.addAttempt(
      attempt,
      Array.from({ length: decisions }, (_, index) => anEvent(index + 1)),
      null,
    );
  }
  await store.log.note(
    Array.from({ length: acts }, (_, each) => ({
      agency: 'larkfield',
      at: noon,
      kind: 'result.viewed',
      actor: 'coordinator',
      subject: `trainee-${1 + (each % 6)}`,
      content: { attempt: `attempt-${each % attempts}` },
    })),
  );
});
await timed('sealed', () => store.log.seal('larkfield'));
await timed('verified, with the decisions themselves', async () => {
  const { findings, decisionFindings } = await verifyLog({ store }, { agency: 'larkfield', hash: sha256 });
  if (findings.length + decisionFindings.length > 0) throw new Error('the log does not verify');
});
const erasure = { agency: 'larkfield', member: 'trainee-1', at: noon, by: 'coordinator', why: 'bench' };
await timed('one record of six erased from it', () => store.erasures.erase(erasure));
await store.close();
rmSync(folder, { recursive: true });

async function timed(name: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const rows = attempts * decisions + acts;
  console.log(`${name.padEnd(40)} ${seconds.toFixed(2).padStart(6)} s   ${Math.round(rows / seconds)} rows/s`);
}
