import { useMachine } from '@xstate/react';
import { useMemo, useState } from 'react';
import { replay } from '#domain/attempt/replay';
import type { AttemptView, Note, Step } from '#domain/attempt/wire';
import { compile, type Machine } from '#domain/scenario/compile';
import type { LogEntry } from './passages.ts';

/** An attempt as it stands, moved by decisions that the server has stored and by nothing else. */
export function useAttempt(view: AttemptView) {
  const machine = useMemo(() => compile(view.playable), [view.playable]);
  const [resumed] = useState(() => resume(machine, view.steps));
  const [{ context: situation }, send, actor] = useMachine(machine, { snapshot: resumed.snapshot });
  const [log, setLog] = useState<readonly LogEntry[]>(resumed.log);
  const notes = useMemo(() => notesOf([view.opening, ...log.map(({ step }) => step.reply.notes)]), [view.opening, log]);

  function take(step: Step) {
    const before = actor.getSnapshot().context;
    send(step.event);
    const after = actor.getSnapshot().context;
    setLog((entries) => [...entries, { step, before, after }]);
  }

  return { situation, log, notes, take };
}

function resume(machine: Machine, steps: readonly Step[]) {
  const replayed = replay(
    machine,
    steps.map(({ event }) => event),
  );
  if (!replayed.ok)
    throw new Error(`The attempt does not replay: decision ${replayed.at + 1} is not offered at "${replayed.node}".`);
  const log = replayed.trail.map(
    ({ before, after }, index): LogEntry => ({ step: steps[index] as Step, before, after }),
  );
  return { snapshot: replayed.snapshot, log };
}

function notesOf(gained: readonly (readonly Note[])[]): Note[] {
  return [...new Map(gained.flat().map((note) => [note.id, note])).values()];
}
