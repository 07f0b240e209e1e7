import { eventAsSeen, replies } from '#domain/attempt/reply';
import type { AttemptView, Step } from '#domain/attempt/wire';
import { gatesOf } from '#domain/scenario/gates';
import { playable } from '#domain/scenario/playable';
import { asDrawn } from '#domain/scenario/variants';
import { type AttemptLog, dayOf, type Edition, type Ports } from './ports.ts';
import type { OwnAttempt } from './read-attempt.ts';
import { type Played, replayLog } from './replay-log.ts';

/** An attempt as its player sees it: nothing about options not taken, nor, before the end, about the key. */
export async function viewAttempt(
  ports: Ports,
  { attempt, events }: AttemptLog & { readonly attempt: OwnAttempt },
): Promise<AttemptView> {
  const edition = await ports.library.getEdition(attempt.edition);
  return {
    attempt: attempt.id,
    scenario: attempt.scenario,
    kind: attempt.kind,
    forkedFrom: attempt.forkedFrom,
    siblings: await siblingsOf(ports, attempt),
    playable: playable(asDrawn(edition.scenario, attempt.seed), attempt.seed),
    ...viewSteps(ports, edition, attempt.seed, replayLog(edition, events)),
  };
}

/** What each event so far was answered with. Equal logs give equal answers, so a retry is told the same again. */
export function viewSteps(
  { sources, clock }: Ports,
  { scenario: written, machine }: Edition,
  seed: string,
  { trail, finished }: Played,
): Pick<AttemptView, 'opening' | 'steps' | 'finished'> {
  const scenario = asDrawn(written, seed);
  const today = dayOf(clock.now());
  const log = trail.map(({ event }) => event);
  const { opening, steps: told } = replies(scenario, machine, log, (id) => sources.cite(id, today));
  const gates = gatesOf(scenario, seed);
  const steps = trail.map((step, index): Step => {
    const reply = told[index];
    if (!reply) throw new Error(`step ${index + 1} has no reply`);
    return { seq: index + 1, event: eventAsSeen(scenario, gates, step), reply };
  });
  return { opening, steps, finished };
}

/** Other branches of the same run. */
export async function siblingsOf({ store }: Ports, attempt: AttemptLog['attempt']): Promise<string[]> {
  return (await store.listRun(attempt.run)).filter((id) => id !== attempt.id);
}
