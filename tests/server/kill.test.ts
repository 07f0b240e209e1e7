/** "Stored" must be true the moment it is said: the process is killed in the middle of a stream, fifty times. */
import { expect, test } from 'vitest';
import type { AttemptEvent } from '#domain/attempt/event';
import { aFolder } from '../build/folder.ts';
import { endServer, openBrowser, type Running, startServer } from '../build/server.ts';

const kills = 50;
/** Servers that are killed side by side, each on data of its own. */
const lanes = 2;
const writers = 4;

const decisions: readonly AttemptEvent[] = [
  { type: 'choose.greet' },
  { type: 'ask.pay' },
  { type: 'ask.papers' },
  { type: 'choose.help' },
  { type: 'commit', judgments: { ana: { victim: true, confidence: 85 } } },
  { type: 'rank', order: ['safety', 'needs', 'paper'] },
  { type: 'choose.facts' },
];

test(`of ${kills} kills in the middle of a stream of decisions, none loses a decision that was answered`, {
  timeout: 300_000,
}, async () => {
  const folders = Array.from({ length: lanes }, aFolder);
  const streams = await Promise.all(folders.map(killAgainAndAgain));
  const sum = (of: (stream: (typeof streams)[number]) => number) => streams.reduce((all, each) => all + of(each), 0);
  const decisions = sum((stream) => stream.decisions);
  expect(decisions).toBeGreaterThan(kills);
  console.log(
    `${kills} kills, ${sum(({ attempts }) => attempts)} attempts, ${decisions} decisions answered, none lost`,
  );
});

/** @param lane - takes every second of the kills, by its number */
async function killAgainAndAgain(data: string, lane: number) {
  let server: Running = await startServer(data);
  const browsers = Array.from({ length: writers }, () => openBrowser(() => server.url));
  const answered = new Map<string, { browser: (typeof browsers)[number]; seqs: number[] }>();
  let total = 0;

  for (let kill = lane; kill < kills; kill += lanes) {
    const running = server.process;
    const target = total + 5 + (kill % 20);
    const enough = Promise.withResolvers<void>();
    const streams = browsers.map(async (browser) => {
      // Until the server is gone and the request fails.
      while (running.exitCode === null && running.signalCode === null) {
        const { attempt } = await browser.begin();
        answered.set(attempt, { browser, seqs: [] });
        for (const [index, event] of decisions.entries()) {
          const response = await browser.record(attempt, { seq: index + 1, id: `made-here-${index}`, event });
          expect(response.status).toBe(200);
          await response.arrayBuffer();
          answered.get(attempt)?.seqs.push(index + 1);
          total++;
          if (total === target) enough.resolve();
        }
      }
    });
    const cut = Promise.allSettled(streams);
    await Promise.race([enough.promise, cut]);
    await endServer(server, 'SIGKILL');
    for (const stream of await cut) {
      // A cut connection is what a kill looks like from outside; anything else is a failure of its own.
      if (stream.status === 'rejected' && !(stream.reason instanceof TypeError)) throw stream.reason;
    }
    server = await startServer(data);
  }

  for (const [attempt, { browser, seqs }] of answered) {
    const view = await browser.read(attempt);
    const stored = view.steps.map(({ seq }) => seq);
    expect(stored.slice(0, seqs.length)).toEqual(seqs);
    // At most the one that was under way when the process died.
    expect(stored.length - seqs.length).toBeLessThanOrEqual(1);
  }
  await endServer(server);
  return { attempts: answered.size, decisions: total };
}
