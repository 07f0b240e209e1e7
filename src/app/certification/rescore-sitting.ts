import { replay } from '#domain/attempt/replay';
import type { Form } from '#domain/certification/form';
import { orderOf } from '#domain/certification/order';
import { type FinishedScene, NotInForm, type SittingResult, scoreSitting } from '#domain/certification/sitting-result';
import type { CertificationPorts } from './ports.ts';

export type Rescored =
  | { readonly ok: true; readonly result: SittingResult }
  | { readonly ok: false; readonly reason: 'unknown-sitting' | 'not-finished' }
  /** `what`: the scenario, card or item that the corrected form tells so differently that no answer fits it any more. */
  | { readonly ok: false; readonly reason: 'does-not-replay'; readonly what: string };

/**
 * The result of a finished sitting by the key of a form edition, its own or a corrected one. Nothing is stored, and
 * whoever stores it keeps the old one.
 */
export async function rescoreSitting(
  { store, library }: Pick<CertificationPorts, 'store' | 'library'>,
  { sitting: id, form }: { readonly sitting: string; readonly form: Form },
): Promise<Rescored> {
  const sitting = await store.sittings.find(id);
  if (!sitting) return { ok: false, reason: 'unknown-sitting' };
  if (sitting.endedAt === null) return { ok: false, reason: 'not-finished' };
  const answers = (await store.sittings.listAnswers(id)).map(({ kept }) => kept);
  const logs = await store.sittings.listScenes(id);
  const scenes: FinishedScene[] = [];
  for (const { id: scene, hash } of orderOf(form, sitting.seed).scenarios) {
    const events = logs.find(({ attempt }) => attempt.scenario === scene)?.events ?? [];
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
