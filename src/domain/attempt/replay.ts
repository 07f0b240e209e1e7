import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { Machine } from '../scenario/compile.ts';
import type { Situation } from '../scenario/rules.ts';
import type { AttemptEvent } from './event.ts';

/** One decision as it happened: where, what, and what it made of the situation. */
export interface TrailStep {
  readonly event: AttemptEvent;
  readonly before: Situation;
  readonly after: Situation;
}

export type Replayed =
  | {
      readonly ok: true;
      readonly snapshot: SnapshotFrom<Machine>;
      readonly situation: Situation;
      readonly trail: readonly TrailStep[];
      readonly finished: boolean;
    }
  | {
      readonly ok: false;
      /** Index of the first event that was not offered. */
      readonly at: number;
      readonly node: string;
      /** Event types that the node offers at that moment. */
      readonly offers: readonly string[];
    };

/**
 * Replays a log from the start. Equal machine and events give equal results, anywhere, at any time.
 * XState ignores an event that a state does not accept; a log with such an event is refused instead.
 */
export function replay(machine: Machine, events: readonly AttemptEvent[]): Replayed {
  let [snapshot] = initialTransition(machine);
  const trail: TrailStep[] = [];
  for (const [at, event] of events.entries()) {
    if (snapshot.status === 'done' || !snapshot.can(event)) {
      return { ok: false, at, node: snapshot.context.node, offers: offersOf(snapshot) };
    }
    const before = snapshot.context;
    [snapshot] = transition(machine, snapshot, event);
    trail.push({ event, before, after: snapshot.context });
  }
  return { ok: true, snapshot, situation: snapshot.context, trail, finished: snapshot.status === 'done' };
}

function offersOf(snapshot: SnapshotFrom<Machine>): string[] {
  if (snapshot.status === 'done') return [];
  const types = snapshot._nodes.flatMap((node) => node.ownEvents as string[]);
  const offered = types.filter(
    (type) => type === 'commit' || type === 'rank' || snapshot.can({ type } as AttemptEvent),
  );
  // By name: the order of the file would tell which one its author wrote first.
  return offered.sort();
}
