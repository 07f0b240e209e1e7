import { decisionNumber } from '#domain/attempt/reply';
import type { AttemptProgress } from '#domain/attempt/wire';
import type { AttemptLog, Edition, Ports } from './ports.ts';
import { type Asker, isPractice, type OwnAttempt } from './read-attempt.ts';
import { replayLog } from './replay-log.ts';

const limit = 100;

/**
 * A person's attempts, or those of a device that nobody has signed in on, the one last worked on first, so that the
 * first of a scenario is the one to go on with. Scenes of a sitting are not among them.
 */
export async function listAttempts(ports: Ports, asker: Asker): Promise<AttemptProgress[]> {
  const logs = await ports.store.listByOwner(asker, limit);
  const progress = await Promise.all(
    logs.map(async ({ attempt, events }) =>
      isPractice(attempt) ? [progressOf({ attempt, events }, await ports.library.getEdition(attempt.edition))] : [],
    ),
  ).then((each) => each.flat());
  return progress.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function progressOf({ attempt, events }: AttemptLog & { attempt: OwnAttempt }, edition: Edition): AttemptProgress {
  const { trail, situation, finished } = replayLog(edition, events);
  // A replay begins with events that are older than itself.
  const lastAt = [attempt.begunAt, events.at(-1)?.at ?? ''].reduce((a, b) => (a > b ? a : b));
  return {
    attempt: attempt.id,
    scenario: attempt.scenario,
    title: edition.scenario.title,
    kind: attempt.kind,
    assignment: attempt.assignment,
    finished,
    ...decisionNumber(edition.scenario, trail, situation.node),
    at: lastAt,
  };
}
