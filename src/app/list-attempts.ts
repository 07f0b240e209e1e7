import { decisionNumber } from '#domain/attempt/reply';
import type { AttemptProgress } from '#domain/attempt/wire';
import type { AttemptLog, Edition, Ports } from './ports.ts';
import { replayLog } from './replay-log.ts';

const limit = 100;

/** A device's attempts, the one last worked on first, so that the first of a scenario is the one to go on with. */
export async function listAttempts(
  ports: Ports,
  { device }: { readonly device: string | null },
): Promise<AttemptProgress[]> {
  if (device === null) return [];
  const logs = await ports.store.listByDevice(device, limit);
  const progress = await Promise.all(
    logs.map(async (log) => progressOf(log, await ports.library.getEdition(log.attempt.edition))),
  );
  return progress.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function progressOf({ attempt, events }: AttemptLog, edition: Edition): AttemptProgress {
  const { trail, situation, finished } = replayLog(edition, events);
  // A replay begins with events that are older than itself.
  const lastAt = [attempt.begunAt, events.at(-1)?.at ?? ''].reduce((a, b) => (a > b ? a : b));
  return {
    attempt: attempt.id,
    scenario: attempt.scenario,
    title: edition.scenario.title,
    kind: attempt.kind,
    finished,
    ...decisionNumber(edition.scenario, trail, situation.node),
    at: lastAt,
  };
}
