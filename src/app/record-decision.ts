import type { AttemptView, RecordAnswer, RecordRequest } from '#domain/attempt/wire';
import { type Incomplete, incompleteIn } from './incomplete.ts';
import type { Attempt, Edition, Ports, StoredEvent } from './ports.ts';
import { findOwnAttempt, type NotReadable, type OwnAttempt, type ReadAttempt } from './read-attempt.ts';
import { type Played, replayLog, scoreIfFinished, tryLog } from './replay-log.ts';
import { siblingsOf, viewAttempt, viewSteps } from './view-attempt.ts';

export interface RecordDecision extends RecordRequest, ReadAttempt {}

export type Recorded =
  | { readonly ok: true; readonly answer: RecordAnswer }
  /** Another tab or device had already decided: this decision opened, or had opened, a branch of its own. */
  | { readonly ok: false; readonly reason: 'forked'; readonly branch: AttemptView }
  | { readonly ok: false; readonly reason: 'out-of-order'; readonly recorded: number }
  | { readonly ok: false; readonly reason: 'not-offered'; readonly node: string; readonly offers: readonly string[] }
  | Incomplete
  | { readonly ok: false; readonly reason: 'finished' }
  | NotReadable;

/**
 * Records one decision: checked by replay, stored as one row, durable before this resolves. The last decision
 * is stored together with the result. A retry is answered as the first time; nothing received is ever dropped.
 */
export async function recordDecision(ports: Ports, command: RecordDecision): Promise<Recorded> {
  const found = await findOwnAttempt(ports, command);
  if (!found.ok) return found;
  const { attempt } = found;
  const edition = await ports.library.getEdition(attempt.edition);
  const decision: StoredEvent = {
    seq: command.seq,
    id: command.id,
    event: command.event,
    at: ports.clock.now().toISOString(),
    reportedSeconds: command.seconds ?? null,
  };
  for (;;) {
    const recorded = await ports.store.listEvents(attempt.id);
    const there = recorded[decision.seq - 1];
    if (there?.id === decision.id) {
      const played = replayLog(edition, recorded.slice(0, decision.seq));
      return answer(ports, attempt, viewSteps(ports, edition, attempt.seed, played), 'already-stored');
    }
    const judged = judge(edition, recorded.slice(0, decision.seq - 1), decision);
    if (!judged.ok) return judged;
    if (there) return branchOff(ports, attempt, edition, { events: judged.events, played: judged.played });
    if (await ports.store.appendEvent(attempt, decision, scoreIfFinished(edition, judged.played))) {
      return answer(ports, attempt, viewSteps(ports, edition, attempt.seed, judged.played), 'stored');
    }
    // Somebody was faster with this seq: judge again by what is recorded now.
  }
}

type Judged =
  | { readonly ok: true; readonly events: readonly StoredEvent[]; readonly played: Played }
  | Extract<Recorded, { reason: 'out-of-order' | 'not-offered' | 'judgments' | 'order' | 'finished' }>;

/** Does the decision follow from what came before it? */
function judge(edition: Edition, before: readonly StoredEvent[], decision: StoredEvent): Judged {
  const events = [...before, decision];
  if (decision.seq !== events.length) return { ok: false, reason: 'out-of-order', recorded: before.length };
  const played = tryLog(edition, events);
  if (played.ok) return { ok: true, events, played };
  if (played.at < before.length) throw new Error(`stored event ${played.at + 1} is not offered at "${played.node}"`);
  const node = edition.scenario.nodes.find(({ id }) => id === played.node);
  if (node?.kind === 'ending') return { ok: false, reason: 'finished' };
  const incomplete = node && incompleteIn(edition.scenario, node, decision.event);
  return incomplete ?? { ok: false, reason: 'not-offered', node: played.node, offers: played.offers };
}

async function branchOff(
  ports: Ports,
  origin: OwnAttempt,
  edition: Edition,
  { events, played }: { readonly events: readonly StoredEvent[]; readonly played: Played },
): Promise<Recorded> {
  const decision = events.at(-1) as StoredEvent;
  const branch = await ports.store.addAttempt(
    {
      ...origin,
      id: ports.ids.make(),
      forkedFrom: { attempt: origin.id, seq: decision.seq },
      forkedBy: decision.id,
      begunAt: decision.at,
    },
    events,
    scoreIfFinished(edition, played),
  );
  // A retry finds the branch that the first try opened, perhaps with more in it by now.
  const stored = await ports.store.listEvents(branch.id);
  return {
    ok: false,
    reason: 'forked',
    branch: await viewAttempt(ports, { attempt: { ...branch, kind: origin.kind }, events: stored }),
  };
}

async function answer(
  ports: Ports,
  attempt: Attempt,
  { steps, finished }: Pick<AttemptView, 'steps' | 'finished'>,
  status: RecordAnswer['status'],
): Promise<Recorded> {
  const step = steps.at(-1);
  if (!step) throw new Error('a recorded decision has no step');
  return { ok: true, answer: { status, step, finished, siblings: await siblingsOf(ports, attempt) } };
}
