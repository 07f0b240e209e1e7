import { equatedScore } from '#domain/certification/equate';
import type { FormId } from '#domain/certification/form';
import { resultTexts } from '#domain/certification/result-view';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { ResultView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Scenario } from '#domain/scenario/schema';
import type { Sitting } from '../ports/sittings.ts';
import { findSitting, formOf, headOf, type NotThere, needsConfirmation } from './load-sitting.ts';
import type { CertificationPorts } from './ports.ts';
import { noteView } from './read-sitting.ts';
import { findReview } from './review-of.ts';

export interface ReadResult {
  readonly by: Person;
  readonly sitting: string;
}

export type ResultRead =
  | { readonly ok: true; readonly view: ResultView }
  | { readonly ok: false; readonly reason: 'not-finished' }
  | NotThere;

/** The result by the key that the sitting ran on. Whoever else than its owner reads it stands in the log. */
export async function readResult(ports: CertificationPorts, command: ReadResult): Promise<ResultRead> {
  const found = await findSitting(ports, command, 'sitting.read');
  if (!found.ok) return found;
  const { sitting } = found;
  const [own] = await ports.store.sittings.listResults(sitting.id);
  if (!own) return { ok: false, reason: 'not-finished' };
  const view = await viewResult(ports, sitting, own.result);
  if (sitting.member !== command.by.id) await noteView(ports, command.by, sitting, 'result.viewed');
  return { ok: true, view };
}

async function viewResult(ports: CertificationPorts, sitting: Sitting, result: SittingResult): Promise<ResultView> {
  const { store, outline } = ports;
  const form = await formOf(ports, sitting.formHash);
  const answers = (await store.sittings.listAnswers(sitting.id)).map(({ kept }) => kept);
  const scenarios = await scenariosOf(ports, result);
  const { review } = form.marks;
  const isCertifiable = result.passed === true && !needsConfirmation(sitting);
  const events = form.scenarios.length === 0 ? [] : await store.sittings.listScenes(sitting.id);
  return {
    ...headOf(sitting, { form, answers, scenes: events.map(({ events }) => ({ events })) }, result.passed),
    isCertifiable,
    rule: result.rule,
    knowledge: result.knowledge,
    ...resultTexts(result, { form, seed: sitting.seed, answers }, scenarios, outline),
    equated: await equatedOf(ports, sitting, result),
    isProvisional: review === null,
    review,
    next: await nextOf(ports, sitting, result, isCertifiable),
  };
}

export async function scenariosOf(
  { library }: Pick<CertificationPorts, 'library'>,
  { scenarios }: SittingResult,
): Promise<ReadonlyMap<string, Scenario>> {
  const editions = await Promise.all(scenarios.map(({ edition }) => library.getEdition(edition)));
  return new Map(editions.map(({ scenario }) => [scenario.id, scenario]));
}

async function equatedOf(ports: CertificationPorts, { form, agency, formHash }: Sitting, { mean }: SittingResult) {
  if (mean === null) return null;
  const pair = (['form-a', 'form-b'] as const).map((id) => ports.forms.find(id));
  const hashes = pair.flatMap((each) => (each ? [each.hash] : []));
  if (!hashes.includes(formHash)) return { score: null, why: 'The form has changed since.' };
  const first = await ports.store.sittings.listFirstMeans(agency, hashes);
  const of = (id: FormId) => first.filter((each) => each.form === id).map((each) => each.mean);
  return equatedScore(mean, form as FormId, { 'form-a': of('form-a'), 'form-b': of('form-b') });
}

async function nextOf(
  ports: CertificationPorts,
  sitting: Sitting,
  { passed }: SittingResult,
  isCertifiable: boolean,
): Promise<ResultView['next']> {
  if (passed === null) return 'none';
  if (passed) return isCertifiable ? 'certificate' : 'confirmation';
  const sat = await ports.store.sittings.listOfMember(sitting.member);
  const last = sat.find(({ purpose }) => purpose === 'certification');
  // Only the latest one is open to a retake.
  if (last?.id !== sitting.id) return 'none';
  const review = await findReview(ports, sitting);
  return review?.isDone ? 'retake' : 'review';
}
