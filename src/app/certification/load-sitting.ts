/** A sitting with everything that was answered so far. */

import { may, type Subject } from '#domain/access/may';
import type { Form } from '#domain/certification/form';
import { orderOf } from '#domain/certification/order';
import { countAnswered, type Sat } from '#domain/certification/sat';
import type { SittingHead } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Sitting, StoredAnswer } from '../ports/sittings.ts';
import type { Attempt, Edition, StoredEvent } from '../ports.ts';
import { recordSubject } from '../records/record-subject.ts';
import type { CertificationPorts } from './certification-ports.ts';

export interface LoadedScene {
  readonly attempt: Attempt;
  readonly edition: Edition;
  readonly events: readonly StoredEvent[];
}

export interface LoadedSitting {
  readonly sitting: Sitting;
  readonly answers: readonly StoredAnswer[];
  /** In the order of the sitting. */
  readonly scenes: readonly LoadedScene[];
  /** The same, as values. */
  readonly sat: Sat;
}

export async function loadSitting(ports: CertificationPorts, sitting: Sitting): Promise<LoadedSitting> {
  const { store, library, forms } = ports;
  const form = await forms.getEdition(sitting.formHash);
  const answers = await store.sittings.listAnswers(sitting.id);
  const logs = form.scenarios.length > 0 ? await store.sittings.listScenes(sitting.id) : [];
  const scenes = await Promise.all(
    orderOf(form, sitting.seed).scenarios.map(async ({ id, hash }): Promise<LoadedScene> => {
      const log = logs.find(({ attempt }) => attempt.scenario === id);
      if (!log) throw new Error(`sitting ${sitting.id} has no scene "${id}"`);
      return { ...log, edition: await library.getEdition(hash) };
    }),
  );
  return { sitting, answers, scenes, sat: satOf(sitting, form, answers, scenes) };
}

function satOf({ seed }: Sitting, form: Form, answers: readonly StoredAnswer[], scenes: readonly LoadedScene[]): Sat {
  return {
    form,
    seed,
    answers: answers.map(({ kept }) => kept),
    scenes: scenes.map(({ attempt, edition: { scenario, machine }, events }) => ({
      scenario,
      machine,
      seed: attempt.seed,
      events: events.map(({ event }) => event),
    })),
  };
}

/** @param passed - known once it has ended */
export function headOf(
  sitting: Sitting,
  { form, ...answered }: { readonly form: Form } & Parameters<typeof countAnswered>[0],
  passed: boolean | null,
): SittingHead {
  const { id, member, purpose, begunAt, endedAt, identity, confirmedBy, confirmedAt } = sitting;
  return {
    sitting: id,
    member,
    purpose,
    title: form.title,
    formKind: form.kind,
    begunAt,
    endedAt,
    identity,
    confirmedBy,
    confirmedAt,
    needsConfirmation: needsConfirmation(sitting),
    answered: countAnswered(answered),
    passed,
  };
}

/** A PIN says which badge it is, not well enough who. */
export function needsConfirmation({ purpose, identity, confirmedBy }: Sitting): boolean {
  return purpose === 'certification' && identity === 'pin' && confirmedBy === null;
}

export type NotThere = { readonly ok: false; readonly reason: 'unknown-sitting' | 'forbidden' };

/** A sitting that somebody may see or act upon. One of another agency does not exist. */
export async function findSitting(
  { store }: Pick<CertificationPorts, 'store'>,
  { by, sitting: id }: { readonly by: Person; readonly sitting: string },
  action: 'sitting.take' | 'sitting.read' | 'sitting.confirm',
): Promise<{ readonly ok: true; readonly sitting: Sitting; readonly subject: Subject } | NotThere> {
  const sitting = await store.sittings.find(id);
  if (sitting?.agency !== by.agency) return { ok: false, reason: 'unknown-sitting' };
  const subject = await recordSubject(store, by, sitting);
  return may(by, action, subject) ? { ok: true, sitting, subject } : { ok: false, reason: 'forbidden' };
}
