import type { Form } from '#domain/certification/form';
import { playedOf } from '#domain/certification/sat';
import { type SittingResult, scoreSitting } from '#domain/certification/sitting-result';
import type { Sitting } from '../ports/sittings.ts';
import type { Ports } from '../ports.ts';

type Reads = Pick<Ports, 'store' | 'library'>;

/** The result on file by the key of the sitting's own form; undefined while it is not finished. */
export async function findOwnResult({ store }: Reads, sitting: Sitting): Promise<SittingResult | undefined> {
  const results = await store.sittings.listResults(sitting.id);
  return results.find(({ keyHash }) => keyHash === sitting.formHash)?.result;
}

/**
 * The same result worked out anew from every answer and decision that is stored, by the same key.
 *
 * @returns undefined if they make no whole sitting any more
 */
export async function scoreAgain({ store, library }: Reads, sitting: Sitting): Promise<SittingResult | undefined> {
  const form = await store.sittings.findForm(sitting.formHash);
  if (!form) return undefined;
  const answers = (await store.sittings.listAnswers(sitting.id)).map(({ kept }) => kept);
  if (answers.length !== form.items.length + form.cards.length) return undefined;
  const scenes = await store.sittings.listScenes(sitting.id);
  try {
    return scoreSitting(form, answers, await Promise.all(form.scenarios.map(({ hash }) => finished(hash))));
  } catch {
    // What was once scored and no longer replays has been altered.
    return undefined;
  }

  async function finished(hash: Form['scenarios'][number]['hash']) {
    const { scenario, machine, proof } = await library.getEdition(hash);
    const played = scenes.filter(({ attempt }) => attempt.edition === hash);
    const [only] = played;
    if (played.length !== 1 || !only) throw new Error(`${scenario.id} was not played once`);
    const events = only.events.map(({ event }) => event);
    const done = playedOf({ scenario, machine, seed: only.attempt.seed, events });
    if (!done.finished) throw new Error(`${scenario.id} was not played to its end`);
    return { edition: hash, scenario, bounds: proof.bounds, played: done };
  }
}
