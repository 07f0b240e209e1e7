import { replay } from '#domain/attempt/replay';
import type { Form } from '#domain/certification/form';
import { orderOf } from '#domain/certification/order';
import { type FinishedScene, NotInForm, type SittingResult, scoreSitting } from '#domain/certification/sitting-result';
import type { Sitting } from '../ports/sittings.ts';
import type { CertificationPorts } from './certification-ports.ts';

export type Rescored =
  | { readonly ok: true; readonly result: SittingResult }
  /** `what`: the scenario, card or item that the form tells so differently that no answer fits it any more. */
  | { readonly ok: false; readonly reason: 'does-not-replay'; readonly what: string };

/**
 * The result of a sitting, worked out anew from every answer and decision that is stored, by the key of a form
 * edition: its own or a corrected one. Nothing is stored, and whoever stores it keeps the old one.
 */
export async function rescoreSitting(
  { store, library }: Pick<CertificationPorts, 'store' | 'library'>,
  { sitting, form }: { readonly sitting: Pick<Sitting, 'id' | 'seed'>; readonly form: Form },
): Promise<Rescored> {
  const answers = (await store.sittings.listAnswers(sitting.id)).map(({ kept }) => kept);
  const logs = await store.sittings.listScenes(sitting.id);
  const scenes: FinishedScene[] = [];
  for (const { id: scene, hash } of orderOf(form, sitting.seed).scenarios) {
    const [log, ...more] = logs.filter(({ attempt }) => attempt.scenario === scene);
    const events = more.length === 0 && log ? log.events : [];
    const { scenario, machine, proof } = await library.getEdition(hash);
    const played = replay(
      machine,
      events.map(({ event }) => event),
    );
    if (!played.ok || !played.finished) return { ok: false, reason: 'does-not-replay', what: scene };
    scenes.push({ edition: hash, scenario, bounds: proof.bounds, played });
  }
  const dropped = logs.find(({ attempt }) => !form.scenarios.some((scene) => scene.id === attempt.scenario));
  if (dropped) return { ok: false, reason: 'does-not-replay', what: dropped.attempt.scenario };
  try {
    return { ok: true, result: scoreSitting(form, answers, scenes) };
  } catch (error) {
    if (error instanceof NotInForm) return { ok: false, reason: 'does-not-replay', what: error.ref };
    throw error;
  }
}
