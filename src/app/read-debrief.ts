import { debrief } from '#domain/attempt/debrief';
import type { DebriefAnswer } from '#domain/attempt/wire';
import { asDrawn } from '#domain/scenario/variants';
import { dayOf, type Ports } from './ports.ts';
import { findOwnAttempt, type NotReadable, type ReadAttempt } from './read-attempt.ts';

export type Debriefed =
  | { readonly ok: true; readonly debrief: DebriefAnswer }
  | { readonly ok: false; readonly reason: 'not-finished' }
  | NotReadable;

/** The debrief: the first and only answer that holds key, truth and classes, hence only after the end. */
export async function readDebrief(ports: Ports, command: ReadAttempt): Promise<Debriefed> {
  const found = await findOwnAttempt(ports, command);
  if (!found.ok) return found;
  const { store, library, sources, clock } = ports;
  const stored = await store.findResult(found.attempt);
  if (!stored) return { ok: false, reason: 'not-finished' };
  const { scenario, proof } = await library.getEdition(found.attempt.edition);
  const events = await store.listEvents(found.attempt.id);
  const today = dayOf(clock.now());
  const view = debrief(
    asDrawn(scenario, found.attempt.seed),
    proof,
    events.map(({ event }) => event),
    (id) => sources.cite(id, today),
  );
  const { id, kind } = found.attempt;
  return { ok: true, debrief: { ...view, result: stored.result, attempt: id, kind, first: stored.first } };
}
