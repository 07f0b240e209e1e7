import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { type BeginAttempt, beginAttempt } from '#app/begin-attempt';
import type { Ports } from '#app/ports';
import { type RecordDecision, recordDecision } from '#app/record-decision';
import type { AttemptEvent } from '#domain/attempt/event';
import type { AttemptView } from '#domain/attempt/wire';
import { blankJurisdiction } from '#domain/course/jurisdiction';
import { parseScenario } from '#domain/scenario/load';
import type { Scenario } from '#domain/scenario/schema';
import { aFolder } from './folder.ts';

export const me = 'device-of-mine-0000001';

/** short-stop from its first decision to its ending, the best way. */
export const wholeStop: readonly AttemptEvent[] = [
  { type: 'choose.greet' },
  { type: 'ask.pay' },
  { type: 'ask.papers' },
  { type: 'choose.help' },
  { type: 'commit', judgments: { ana: { victim: true, confidence: 85 } } },
  { type: 'rank', order: ['safety', 'needs', 'paper'] },
  { type: 'choose.facts' },
];

export function shortStop(): Scenario {
  const file = 'short-stop.yaml';
  const loaded = parseScenario(readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8'), file);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.scenario;
}

/** Use cases' ports on a real database in a folder of its own. The clock moves a second at each look. */
export async function openPorts(scenarios: readonly Scenario[] = [shortStop()], folder = aFolder()): Promise<Ports> {
  const store = await openStore(sqlite(join(folder, 'second-look.db')));
  onTestFinished(() => store.close());
  let ids = 0;
  let seconds = Date.parse('2026-11-22T12:00:00Z') / 1000;
  return {
    store,
    library: openLibrary(
      scenarios.map((scenario) => ({ scenario })),
      store,
    ),
    sources: registerSources(new Map(), () => blankJurisdiction),
    clock: { now: () => new Date(seconds++ * 1000) },
    ids: { make: () => `id-${++ids}` },
  };
}

/** Begins an attempt that must not be refused. */
export async function begin(ports: Ports, command: Partial<BeginAttempt> = {}): Promise<AttemptView> {
  const begun = await beginAttempt(ports, { scenario: 'short-stop', device: me, ...command });
  if (!begun.ok) throw new Error(`refused: ${begun.reason}`);
  return begun.view;
}

export function decide(
  ports: Ports,
  attempt: string,
  seq: number,
  event: AttemptEvent,
  with_: Partial<RecordDecision> = {},
) {
  return recordDecision(ports, { attempt, device: me, seq, id: `made-here-${seq}`, event, ...with_ });
}

/** Records events from `seq` on; each must be stored. */
export async function play(ports: Ports, attempt: string, events: readonly AttemptEvent[], seq = 1): Promise<void> {
  for (const [index, event] of events.entries()) {
    const recorded = await decide(ports, attempt, seq + index, event);
    if (!recorded.ok) throw new Error(`event ${seq + index} refused: ${recorded.reason}`);
  }
}
