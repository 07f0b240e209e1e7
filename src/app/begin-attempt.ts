import type { AttemptView, BeginRequest } from '#domain/attempt/wire';
import type { Person } from '#domain/people/person';
import { drawOf, seedOf } from '#domain/scenario/variants';
import type { Attempt, Edition, Ports } from './ports.ts';
import { findOwnAttempt, isPractice, type NotReadable, type OwnAttempt } from './read-attempt.ts';
import { replayLog, scoreIfFinished } from './replay-log.ts';
import { viewAttempt } from './view-attempt.ts';

export interface BeginAttempt extends BeginRequest {
  readonly device: string;
  readonly by?: Person | null;
}

export type Begun =
  | { readonly ok: true; readonly view: AttemptView }
  | { readonly ok: false; readonly reason: 'unknown-scenario' | 'other-scenario' | 'not-finished' | 'not-assigned' }
  | { readonly ok: false; readonly reason: 'beyond-end'; readonly recorded: number }
  | NotReadable;

/** Begins an attempt: from the start on today's edition, or as a replay of a finished attempt's first events. */
export async function beginAttempt(ports: Ports, command: BeginAttempt): Promise<Begun> {
  return command.from ? beginReplay(ports, command, command.from) : beginPractice(ports, command);
}

async function beginPractice(ports: Ports, command: BeginAttempt): Promise<Begun> {
  const { store, library, clock } = ports;
  const { scenario, draw, assignment = null } = command;
  const edition = library.findCurrent(scenario);
  // Scenarios of a certification form are not even confirmed to exist.
  if (edition?.scenario.use !== 'practice') return { ok: false, reason: 'unknown-scenario' };
  if (assignment !== null && !(await isAssigned(ports, command))) return { ok: false, reason: 'not-assigned' };
  // A double click, or a page left before the first decision, must not fill the list with empty attempts.
  const untouched = await store.findUntouched(command, { edition: edition.hash, assignment });
  // Unless another opening was read: its people have other names.
  if (untouched && isPractice(untouched) && (draw === undefined || drawOf(untouched.seed) === draw))
    return { ok: true, view: await viewAttempt(ports, { attempt: untouched, events: [] }) };
  await store.keepEdition(edition, clock.now().toISOString());
  const attempt: OwnAttempt = { ...fresh(ports, edition, command), kind: 'practice', forkedFrom: null, assignment };
  await store.addAttempt(attempt, [], null);
  return { ok: true, view: await viewAttempt(ports, { attempt, events: [] }) };
}

/** Is the scenario assigned to a cohort that the person is in, under this name? */
async function isAssigned({ store }: Ports, { by, scenario, assignment }: BeginAttempt): Promise<boolean> {
  if (!by) return false;
  const assigned = await store.assignments.listOfMember(by.id);
  return assigned.some(({ id, kind, ref }) => id === assignment && kind === 'scenario' && ref === scenario);
}

async function beginReplay(
  ports: Ports,
  command: BeginAttempt,
  from: NonNullable<BeginRequest['from']>,
): Promise<Begun> {
  const { store, library } = ports;
  const found = await findOwnAttempt(ports, { ...command, attempt: from.attempt });
  if (!found.ok) return found;
  const origin = found.attempt;
  if (origin.scenario !== command.scenario) return { ok: false, reason: 'other-scenario' };
  // A replay ends in a debrief, and that would tell the key while the origin can still be the first attempt.
  if (!(await store.findResult(origin))) return { ok: false, reason: 'not-finished' };
  const recorded = await store.listEvents(origin.id);
  if (from.seq > recorded.length) return { ok: false, reason: 'beyond-end', recorded: recorded.length };
  const events = recorded.slice(0, from.seq);
  const edition = await library.getEdition(origin.edition);
  const attempt: OwnAttempt = {
    ...fresh(ports, edition, command),
    kind: 'replay',
    seed: origin.seed,
    forkedFrom: from,
    assignment: null,
  };
  await store.addAttempt(attempt, events, scoreIfFinished(edition, replayLog(edition, events)));
  return { ok: true, view: await viewAttempt(ports, { attempt, events }) };
}

function fresh(
  { clock, ids }: Ports,
  edition: Edition,
  { device, by, draw }: BeginAttempt,
): Omit<Attempt, 'kind' | 'forkedFrom' | 'assignment'> {
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
    member: by?.id ?? null,
    agency: by?.agency ?? null,
    sitting: null,
    sharedAt: null,
  };
}
