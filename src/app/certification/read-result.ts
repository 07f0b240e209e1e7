import { equatedScore } from '#domain/certification/equate';
import type { FormId } from '#domain/certification/form';
import { resultTexts } from '#domain/certification/result-view';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { Gain, Purpose, ResultView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Scenario } from '#domain/scenario/schema';
import type { Sitting, StoredSittingResult } from '../ports/sittings.ts';
import { noteView } from '../records/note-view.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { firstMeans } from './first-means.ts';
import { findSitting, headOf, type NotThere, needsConfirmation } from './load-sitting.ts';
import { findOwnResult } from './own-result.ts';
import { findReview } from './review-of.ts';

export interface ReadResult {
  readonly by: Person;
  readonly sitting: string;
  /** On whose page: by default also on that of staff; `sitting.take`, on that of the person who sits alone. */
  readonly as?: 'sitting.read' | 'sitting.take';
}

export type ResultRead =
  | { readonly ok: true; readonly view: ResultView }
  | { readonly ok: false; readonly reason: 'not-finished' }
  | NotThere;

/** The result by the key that the sitting ran on. Whoever else than its owner reads it stands in the log. */
export async function readResult(ports: CertificationPorts, command: ReadResult): Promise<ResultRead> {
  const found = await findSitting(ports, command, command.as ?? 'sitting.read');
  if (!found.ok) return found;
  const { sitting } = found;
  const results = await ports.store.sittings.listResults(sitting.id);
  if (results.length === 0) return { ok: false, reason: 'not-finished' };
  const view = await viewResult(ports, sitting, results);
  await noteView(ports, { by: command.by, of: sitting.member, kind: 'result.viewed', shown: { sitting: sitting.id } });
  return { ok: true, view };
}

/** @param results - the sitting's own first, then those under corrected keys */
async function viewResult(
  ports: CertificationPorts,
  sitting: Sitting,
  [own, ...later]: readonly StoredSittingResult[],
): Promise<ResultView> {
  const { result } = own as StoredSittingResult;
  const { store, outline } = ports;
  const form = await ports.forms.getEdition(sitting.formHash);
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
    gain: sitting.purpose === 'certification' ? null : await gainOf(ports, sitting),
    rescored: later.map(({ at, result: { passed, mean, knowledge } }) => ({
      on: at.slice(0, 10),
      passed,
      mean,
      knowledge,
    })),
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

/** Both by the keys that they ran on. */
async function gainOf({ store }: CertificationPorts, { member }: Sitting): Promise<Gain | null> {
  const sat = await store.sittings.listOfMember(member);
  const testOf = async (purpose: Purpose) => {
    const test = sat.find((each) => each.purpose === purpose && each.endedAt !== null);
    const result = test && (await findOwnResult(store, test));
    return result && { percent: result.knowledge, of: result.items.filter(({ credit }) => credit !== null).length };
  };
  const [before, after] = [await testOf('pre-test'), await testOf('post-test')];
  return before && after ? { before, after } : null;
}

async function equatedOf(ports: CertificationPorts, { form, agency, formHash }: Sitting, { mean }: SittingResult) {
  if (mean === null) return null;
  if (ports.forms.find(form)?.hash !== formHash) return { score: null, why: 'The form has changed since.' };
  return equatedScore(mean, form as FormId, await firstMeans(ports, agency));
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
