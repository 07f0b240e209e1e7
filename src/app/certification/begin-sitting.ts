import { may } from '#domain/access/may';
import { chooseForm } from '#domain/certification/choose-form';
import { type Form, formIds, otherForm, testIds } from '#domain/certification/form';
import { sceneSeed } from '#domain/certification/order';
import type { Purpose, SittingView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Sitting } from '../ports/sittings.ts';
import type { Attempt, Store } from '../ports.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { loadSitting } from './load-sitting.ts';
import { viewSitting } from './view-sitting.ts';
import { type Refused, whyNotNow } from './when-to-sit.ts';

export interface BeginSitting {
  readonly by: Person;
  readonly purpose: Purpose;
  /** Of one of the person's cohorts. Left out: an assignment of this purpose, if there is one. */
  readonly assignment?: string | null;
}

export type BegunSitting =
  /** `isResumed`: one was open already, and goes on. */
  | { readonly ok: true; readonly view: SittingView; readonly isResumed: boolean }
  | Refused
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-assignment' | 'no-form' };

/**
 * Begins a sitting, or goes on with the one that is open: there is one of each purpose at a time. A PIN is enough to
 * begin and to answer; what was answered with one gives a certificate only once a member of staff has confirmed it.
 */
export async function beginSitting(ports: CertificationPorts, command: BeginSitting): Promise<BegunSitting> {
  const { by, purpose } = command;
  if (!may(by, 'sitting.take', { agency: by.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  const open = await ports.store.sittings.findOpen(by.id, purpose);
  if (open) return resumed(ports, open);

  const own = await ports.store.sittings.listOfMember(by.id);
  const refused = await whyNotNow(ports, { by, purpose, own });
  if (refused) return refused;
  const assigned = await assignmentFor(ports, command);
  if (!assigned.ok) return assigned;
  const seed = ports.ids.make();
  const form = await formFor(ports, command, { own, seed });
  if (!form) return { ok: false, reason: 'no-form' };

  const sitting: Sitting = {
    id: ports.ids.make(),
    member: by.id,
    agency: by.agency,
    cohort: assigned.cohort,
    assignment: assigned.assignment,
    purpose,
    form: form.id,
    formHash: form.hash,
    seed,
    begunAt: ports.clock.now().toISOString(),
    identity: by.identity,
    confirmedBy: null,
    confirmedAt: null,
    endedAt: null,
  };
  const editions = await Promise.all(form.scenarios.map(({ hash }) => ports.library.getEdition(hash)));
  const scenes = form.scenarios.map((scene) => sceneOf(sitting, scene, ports.ids.make()));
  const isAdded = await ports.store.within(async (store) => {
    await store.sittings.keepForm(form, sitting.begunAt);
    for (const edition of editions) await store.keepEdition(edition, sitting.begunAt);
    if (!(await store.sittings.add(sitting))) return false;
    for (const scene of scenes) await store.addAttempt(scene, [], null);
    await noteBegun(store, sitting);
    return true;
  });
  // A second click was faster.
  const kept = isAdded ? sitting : await ports.store.sittings.findOpen(by.id, purpose);
  if (!kept) return beginSitting(ports, command);
  return isAdded
    ? { ok: true, view: viewSitting(await loadSitting(ports, kept)), isResumed: false }
    : resumed(ports, kept);
}

async function resumed(ports: CertificationPorts, sitting: Sitting): Promise<BegunSitting> {
  return { ok: true, view: viewSitting(await loadSitting(ports, sitting)), isResumed: true };
}

type Assigned =
  | { readonly ok: true; readonly assignment: string | null; readonly cohort: string | null }
  | { readonly ok: false; readonly reason: 'unknown-assignment' };

async function assignmentFor(
  { store }: CertificationPorts,
  { by, purpose, assignment }: BeginSitting,
): Promise<Assigned> {
  const fitting = (await store.assignments.listOfMember(by.id)).filter(({ kind }) => kind === purpose);
  const found = assignment ? fitting.find(({ id }) => id === assignment) : fitting[0];
  if (assignment && !found) return { ok: false, reason: 'unknown-assignment' };
  return { ok: true, assignment: found?.id ?? null, cohort: found?.cohort ?? null };
}

/** The first one is the form used less; after that it is the other one of what was sat last. */
async function formFor(
  { store, forms }: CertificationPorts,
  { by, purpose }: BeginSitting,
  { own, seed }: { readonly own: readonly Sitting[]; readonly seed: string },
): Promise<Form | undefined> {
  const ids: readonly [Form['id'], Form['id']] = purpose === 'certification' ? formIds : testIds;
  const last = own.find(({ form }) => ids.includes(form));
  if (last) return forms.find(otherForm(last.form));
  const counts = await store.sittings.countByForm(by.agency);
  const begun = (id: Form['id']) =>
    counts.filter(({ form }) => form === id).reduce((sum, count) => sum + count.begun, 0);
  return forms.find(
    chooseForm(ids, Object.fromEntries(ids.map((id) => [id, begun(id)])) as Record<Form['id'], number>, seed),
  );
}

function sceneOf(sitting: Sitting, { id: scenario, hash }: Form['scenarios'][number], id: string): Attempt {
  return {
    id,
    run: id,
    // No device: the server runs it.
    device: '',
    scenario,
    edition: hash,
    kind: 'sitting',
    seed: sceneSeed(sitting.seed, scenario),
    forkedFrom: null,
    forkedBy: null,
    begunAt: sitting.begunAt,
    member: sitting.member,
    agency: sitting.agency,
    assignment: sitting.assignment,
    sitting: sitting.id,
    sharedAt: null,
  };
}

async function noteBegun(store: Store, sitting: Sitting): Promise<void> {
  const { id, agency, member, begunAt: at, purpose, form, formHash, assignment, identity } = sitting;
  const content = { sitting: id, purpose, form, formHash, assignment, identity };
  await store.log.note([{ agency, at, kind: 'sitting.begun', actor: member, subject: member, content }]);
}
