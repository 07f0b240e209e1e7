import { openLimits } from '#adapters/auth/limits';
import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import { sha256 } from '#adapters/store/log';
import { openTypst } from '#adapters/typst';
import type { CertificatePorts } from '#app/certificates/certificate-ports';
import { scoreAgain } from '#app/certificates/score-again';
import type { Sitting } from '#app/ports/sittings';
import type { Form } from '#domain/certification/form';
import type { KeptAnswer } from '#domain/certification/sat';
import type { Card } from '#domain/course/card';
import { blankJurisdiction } from '#domain/course/jurisdiction';
import { anAttempt } from './attempt.ts';
import { shortStop, wholeStop } from './course-room.ts';
import type { TestStore } from './engines.ts';
import { single } from './items.ts';

const card = (id: string, truth: 'signal' | 'noise') => ({ id, truth, objectives: ['O3'] }) as unknown as Card;

/** What the use cases of certificates need, on a store with an agency. The clock moves a second at each look. */
export function certificatePorts(
  { store, db }: Pick<TestStore, 'store' | 'db'>,
  now = '2026-11-22T12:00:00Z',
): CertificatePorts & { setNow: (to: string) => void } {
  let ids = 0;
  let seconds = Date.parse(now) / 1000;
  const clock = { now: () => new Date(seconds++ * 1000) };
  return {
    store,
    library: openLibrary([{ scenario: shortStop() }], store),
    sources: registerSources(new Map(), () => blankJurisdiction),
    clock,
    ids: { make: () => `made-${++ids}` },
    hash: sha256,
    outline: { title: 'Second Look', version: '1.0', law_date: '2026-11-22' },
    syllabus: {
      version: '1.0',
      works: [
        { kind: 'lesson', ref: 'one', title: 'One', minutes: 30 },
        { kind: 'lesson', ref: 'two', title: 'Two', minutes: 30 },
        { kind: 'certification', ref: 'certification', title: 'The certification', minutes: 60 },
      ],
    },
    findCard: () => null,
    pdf: openTypst(),
    limits: openLimits(db, { clock, secret: 'for tests' }),
    setNow: (to) => {
      seconds = Date.parse(to) / 1000;
    },
  };
}

/** A certification of one scene, two cards and one item, begun with a password. */
export async function aSitting(ports: CertificatePorts, with_: Partial<Sitting> = {}): Promise<Sitting> {
  const [edition] = ports.library.list();
  if (!edition) throw new Error('the library is empty');
  const form: Form = {
    id: 'form-a',
    hash: 'form-a-as-of-today',
    title: 'Form A',
    kind: 'reference',
    scenarios: [{ id: edition.scenario.id, hash: edition.hash }],
    cards: [card('a-victim', 'signal'), card('no-victim', 'noise')],
    items: [single],
    marks: { cut: 75, each_scenario: 50, knowledge: 80, sensitivity: 75, specificity: 75, review: null },
  };
  const at = ports.clock.now().toISOString();
  await ports.store.keepEdition(edition, at);
  await ports.store.sittings.keepForm(form, at);
  const sitting: Sitting = {
    id: 'sitting-1',
    member: 'trainee-1',
    agency: 'larkfield',
    cohort: 'spring',
    assignment: null,
    purpose: 'certification',
    form: 'form-a',
    formHash: form.hash,
    seed: 'seed',
    begunAt: at,
    identity: 'password',
    confirmedBy: null,
    confirmedAt: null,
    endedAt: null,
    ...with_,
  };
  if (!(await ports.store.sittings.add(sitting))) throw new Error('a sitting is open already');
  return sitting;
}

/** The same, sat to its end: everything right, or both cards wrong. */
export async function aFinishedSitting(
  ports: CertificatePorts,
  { isPassed = true, ...with_ }: Partial<Sitting> & { readonly isPassed?: boolean } = {},
): Promise<Sitting> {
  const { store, clock } = ports;
  const sitting = await aSitting(ports, with_);
  const kept: KeptAnswer[] = [
    { kind: 'item', ref: single.id, answer: { type: 'single', chosen: ['birch'] } },
    { kind: 'card', ref: 'a-victim', answer: { victim: isPassed, confidence: 85 } },
    { kind: 'card', ref: 'no-victim', answer: { victim: !isPassed, confidence: 85 } },
  ];
  for (const [index, answer] of kept.entries()) {
    const at = clock.now().toISOString();
    await store.sittings.addAnswer(sitting, {
      seq: index + 1,
      id: `answer-${index}`,
      kept: answer,
      at,
      reportedSeconds: null,
    });
  }
  const [edition] = ports.library.list();
  const events = wholeStop.map((event, index) => ({
    seq: index + 1,
    id: `${sitting.id}-event-${index}`,
    event,
    at: clock.now().toISOString(),
    reportedSeconds: null,
  }));
  const scene = anAttempt({
    id: `${sitting.id}-scene`,
    edition: edition?.hash ?? '',
    kind: 'sitting',
    member: sitting.member,
    agency: sitting.agency,
    sitting: sitting.id,
  });
  await store.addAttempt(scene, events, null);
  const result = await scoreAgain(ports, sitting);
  if (!result) throw new Error('the sitting is not whole');
  if (result.passed !== isPassed) throw new Error(`the sitting came out otherwise: ${JSON.stringify(result.rule)}`);
  const endedAt = clock.now().toISOString();
  await store.sittings.end(sitting, result, endedAt);
  return { ...sitting, endedAt };
}
