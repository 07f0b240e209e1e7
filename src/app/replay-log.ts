import { type Replayed, replay } from '#domain/attempt/replay';
import { type Result, score } from '#domain/attempt/score';
import type { Edition, StoredEvent } from './ports.ts';

export type Played = Extract<Replayed, { ok: true }>;

/** Replays what is stored. @throws if it does not replay: it did when it was stored, so this is a bug */
export function replayLog(edition: Edition, events: readonly StoredEvent[]): Played {
  const replayed = tryLog(edition, events);
  if (!replayed.ok) throw new Error(`stored event ${replayed.at + 1} is not offered at "${replayed.node}"`);
  return replayed;
}

export function tryLog({ machine }: Edition, events: readonly StoredEvent[]): Replayed {
  return replay(
    machine,
    events.map(({ event }) => event),
  );
}

/** The result by the edition's key, or null while no ending has been reached. */
export function scoreIfFinished(edition: Edition, { finished, situation }: Played): Result | null {
  if (!finished) return null;
  const judgments = Object.fromEntries(
    Object.entries(situation.judgments).map(([person, { victim }]) => [person, victim]),
  );
  return score(edition.scenario, situation, judgments, edition.proof.bounds);
}
