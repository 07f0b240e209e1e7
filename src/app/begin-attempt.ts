import type { AttemptView, BeginRequest } from '#domain/attempt/wire';
import { drawOf, seedOf } from '#domain/scenario/variants';
import type { Attempt, Edition, Ports } from './ports.ts';
import { findOwnAttempt, type NotReadable } from './read-attempt.ts';
import { replayLog, scoreIfFinished } from './replay-log.ts';
import { viewAttempt } from './view-attempt.ts';

export interface BeginAttempt extends BeginRequest {
  readonly device: string;
}

export type Begun =
  | { readonly ok: true; readonly view: AttemptView }
  | { readonly ok: false; readonly reason: 'unknown-scenario' | 'other-scenario' | 'not-finished' }
  | { readonly ok: false; readonly reason: 'beyond-end'; readonly recorded: number }
  | NotReadable;

/** Begins an attempt: from the start on today's edition, or as a replay of a finished attempt's first events. */
export async function beginAttempt(ports: Ports, command: BeginAttempt): Promise<Begun> {
  return command.from ? beginReplay(ports, command, command.from) : beginPractice(ports, command);
}

async function beginPractice(ports: Ports, { scenario, device, draw }: BeginAttempt): Promise<Begun> {
  const { store, library, clock } = ports;
  const edition = library.findCurrent(scenario);
  // Scenarios of a certification form are not even confirmed to exist.
  if (edition?.scenario.use !== 'practice') return { ok: false, reason: 'unknown-scenario' };
  // A double click, or a page left before the first decision, must not fill the list with empty attempts.
  const untouched = await store.findUntouched(device, edition.hash);
  // Unless another opening was read: its people have other names.
  if (untouched && (draw === undefined || drawOf(untouched.seed) === draw))
    return { ok: true, view: await viewAttempt(ports, { attempt: untouched, events: [] }) };
  await store.keepEdition(edition, clock.now().toISOString());
  const attempt = await store.addAttempt(
    { ...fresh(ports, edition, device, draw), kind: 'practice', forkedFrom: null },
    [],
    null,
  );
  return { ok: true, view: await viewAttempt(ports, { attempt, events: [] }) };
}

async function beginReplay(
  ports: Ports,
  { scenario, device }: BeginAttempt,
  from: NonNullable<BeginRequest['from']>,
): Promise<Begun> {
  const { store, library } = ports;
  const found = await findOwnAttempt(ports, { attempt: from.attempt, device });
  if (!found.ok) return found;
  const origin = found.attempt;
  if (origin.scenario !== scenario) return { ok: false, reason: 'other-scenario' };
  // A replay ends in a debrief, and that would tell the key while the origin can still be the first attempt.
  if (!(await store.findResult(origin))) return { ok: false, reason: 'not-finished' };
  const recorded = await store.listEvents(origin.id);
  if (from.seq > recorded.length) return { ok: false, reason: 'beyond-end', recorded: recorded.length };
  const events = recorded.slice(0, from.seq);
  const edition = await library.getEdition(origin.edition);
  const attempt = await store.addAttempt(
    { ...fresh(ports, edition, device), kind: 'replay', seed: origin.seed, forkedFrom: from },
    events,
    scoreIfFinished(edition, replayLog(edition, events)),
  );
  return { ok: true, view: await viewAttempt(ports, { attempt, events }) };
}

function fresh(
  { clock, ids }: Ports,
  edition: Edition,
  device: string,
  draw?: string,
): Omit<Attempt, 'kind' | 'forkedFrom'> {
  const id = ids.make();
  return {
    id,
    run: id,
    device,
    scenario: edition.scenario.id,
    edition: edition.hash,
    seed: seedOf(draw ?? ids.make(), ids.make()),
    forkedBy: null,
    begunAt: clock.now().toISOString(),
  };
}
