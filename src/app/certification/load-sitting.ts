/** A sitting with everything that was answered so far. */

import { may } from '#domain/access/may';
import type { Form } from '#domain/certification/form';
import { orderOf } from '#domain/certification/order';
import { countAnswered, type Sat } from '#domain/certification/sat';
import type { SittingHead } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Sitting, StoredAnswer } from '../ports/sittings.ts';
import type { Attempt, Edition, StoredEvent } from '../ports.ts';
import type { CertificationPorts } from './ports.ts';

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
  const { store, library } = ports;
  const form = await formOf(ports, sitting.formHash);
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

export function satOf(
  { seed }: Sitting,
  form: Form,
  answers: readonly StoredAnswer[],
  scenes: readonly LoadedScene[],
): Sat {
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

/** The edition of a form, today's or an earlier one. @throws if no sitting ever began with it */
export async function formOf({ forms, store }: CertificationPorts, hash: string): Promise<Form> {
  const form = forms.list().find((each) => each.hash === hash) ?? (await store.sittings.findForm(hash));
  if (!form) throw new Error(`no form edition ${hash} is kept`);
  return form;
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
): Promise<{ readonly ok: true; readonly sitting: Sitting } | NotThere> {
  const sitting = await store.sittings.find(id);
  if (sitting?.agency !== by.agency) return { ok: false, reason: 'unknown-sitting' };
  const { agency, member: person } = sitting;
  const staff = person === by.id ? [] : await store.people.staffOf(person);
  // Tests and certifications are work for the agency, never private practice.
  const isAllowed = may(by, action, { agency, person, staff, isShared: true });
  return isAllowed ? { ok: true, sitting } : { ok: false, reason: 'forbidden' };
}

/** Of the key of its own edition; null before the end, and for a test. */
export async function passedOf({ store }: Pick<CertificationPorts, 'store'>, { id, endedAt }: Sitting) {
  if (endedAt === null) return null;
  const [own] = await store.sittings.listResults(id);
  return own?.result.passed ?? null;
}
