/**
 * Scores finished work anew under a corrected key: the files as they are now. What was stored stays; the new result
 * stands beside it with the key that it was made by, and a row of the log says what changed.
 */

import type { Form } from '#domain/certification/form';
import { canonical } from '#domain/records/canonical';
import { effectOf, type Rescored, type ResultInShort, rescoredKind } from '#domain/records/rescored';
import { rescoreSitting } from '../certification/rescore-sitting.ts';
import type { Edition, Ports } from '../ports.ts';
import { scoreIfFinished, tryLog } from '../replay-log.ts';

export interface RescorePorts extends Pick<Ports, 'store' | 'library' | 'clock'> {
  readonly forms: readonly Form[];
}

export type Rescore = ({ readonly scenario: string } | { readonly form: string }) & { readonly isDryRun: boolean };

/** Work that cannot be scored by the new key: its decisions are not all offered there. It keeps its result. */
export interface LeftAlone {
  readonly of: 'attempt' | 'sitting';
  readonly record: string;
  readonly why: string;
}

export type RescoreAnswer =
  | {
      readonly ok: true;
      readonly rescored: readonly (Rescored & { readonly member: string; readonly agency: string })[];
      readonly left: readonly LeftAlone[];
    }
  | { readonly ok: false; readonly reason: 'unknown-scenario' | 'unknown-form' };

export async function rescore(ports: RescorePorts, command: Rescore): Promise<RescoreAnswer> {
  return 'scenario' in command ? rescoreScenario(ports, command) : rescoreForm(ports, command);
}

type Done = Extract<RescoreAnswer, { ok: true }>['rescored'][number];

async function rescoreScenario(
  ports: RescorePorts,
  { scenario, isDryRun }: { readonly scenario: string; readonly isDryRun: boolean },
): Promise<RescoreAnswer> {
  const { store, library } = ports;
  const edition = library.findCurrent(scenario);
  if (!edition) return { ok: false, reason: 'unknown-scenario' };
  if (!isDryRun) await store.keepEdition(edition, ports.clock.now().toISOString());
  const rescored: Done[] = [];
  const left: LeftAlone[] = [];
  for (const attempt of await store.results.listAttemptsWithout(scenario, edition.hash)) {
    const done = await rescoreAttempt(ports, { attempt, edition, isDryRun });
    if ('why' in done) left.push(done);
    else rescored.push(done);
  }
  return { ok: true, rescored, left };
}

async function rescoreAttempt(
  { store, clock }: RescorePorts,
  {
    attempt: id,
    edition,
    isDryRun,
  }: { readonly attempt: string; readonly edition: Edition; readonly isDryRun: boolean },
): Promise<Done | LeftAlone> {
  const attempt = await store.findAttempt(id);
  const earlier = attempt && (await store.results.list(attempt)).at(-1);
  if (!earlier || attempt.member === null || attempt.agency === null) throw new Error(`attempt ${id} has no result`);
  const played = tryLog(edition, await store.listEvents(id));
  if (!played.ok) return { of: 'attempt', record: id, why: `decision ${played.at + 1} is not offered any more` };
  const result = scoreIfFinished(edition, played);
  if (!result) return { of: 'attempt', record: id, why: 'it no longer ends there' };
  const before: ResultInShort = { score: earlier.result.score, passed: null };
  const after: ResultInShort = { score: result.score, passed: null };
  const content: Rescored = {
    of: 'attempt',
    record: id,
    about: attempt.scenario,
    keys: { before: earlier.edition, after: edition.hash },
    before,
    after,
    // The same score can rest on other critical errors.
    effect: canonical(earlier.result) === canonical(result) ? 'none' : 'score',
    certificate: null,
  };
  const { member, agency } = attempt;
  if (!isDryRun) {
    const at = clock.now().toISOString();
    await store.within(async (within) => {
      if (!(await within.results.add(id, { edition: edition.hash, result, at }))) return;
      await within.log.note([{ agency, at, kind: rescoredKind, actor: null, subject: member, content }]);
    });
  }
  return { ...content, member, agency };
}

async function rescoreForm(
  ports: RescorePorts,
  { form: id, isDryRun }: { readonly form: string; readonly isDryRun: boolean },
): Promise<RescoreAnswer> {
  const { store, forms, clock } = ports;
  const form = forms.find((each) => each.id === id);
  if (!form) return { ok: false, reason: 'unknown-form' };
  if (!isDryRun) await store.sittings.keepForm(form, clock.now().toISOString());
  const rescored: Done[] = [];
  const left: LeftAlone[] = [];
  for (const record of await store.results.listSittingsWithout(id, form.hash)) {
    const sitting = await store.sittings.find(record);
    const earlier = (await store.sittings.listResults(record)).at(-1);
    if (!sitting || !earlier) throw new Error(`sitting ${record} has no result`);
    const scored = await rescoreSitting(ports, { sitting, form });
    if (!scored.ok) {
      left.push({ of: 'sitting', record, why: `"${scored.what}" no longer fits what was answered` });
      continue;
    }
    const before: ResultInShort = { score: earlier.result.mean, passed: earlier.result.passed };
    const after: ResultInShort = { score: scored.result.mean, passed: scored.result.passed };
    const { member, agency } = sitting;
    const content: Rescored = {
      of: 'sitting',
      record,
      about: id,
      keys: { before: earlier.keyHash, after: form.hash },
      before,
      after,
      effect: effectOf(before, after),
      certificate: (await store.certificates.findBySitting(record))?.id ?? null,
    };
    rescored.push({ ...content, member, agency });
    if (isDryRun) continue;
    const at = clock.now().toISOString();
    await store.within(async (within) => {
      const results = await within.sittings.listResults(record);
      if (results.some(({ keyHash }) => keyHash === form.hash)) return;
      await within.sittings.addResult(record, { keyHash: form.hash, result: scored.result, at });
      await within.log.note([{ agency, at, kind: rescoredKind, actor: null, subject: member, content }]);
    });
  }
  return { ok: true, rescored, left };
}
