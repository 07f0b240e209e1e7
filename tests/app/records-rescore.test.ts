import { describe, expect, test } from 'vitest';
import { hashOf, openLibrary } from '#adapters/library';
import { sha256 } from '#adapters/store/log';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { readRecords } from '#app/records/read-records';
import { type RescorePorts, rescore } from '#app/records/rescore';
import { verifyLog } from '#app/records/verify-log';
import { scoreIfFinished, tryLog } from '#app/replay-log';
import type { Form } from '#domain/certification/form';
import type { Scenario } from '#domain/scenario/schema';
import { anAgency } from '../build/agency.ts';
import { anAttempt } from '../build/attempt.ts';
import { shortStop, wholeStop } from '../build/course-room.ts';
import { engines } from '../build/engines.ts';
import { aFinishedSitting, certificatePorts } from '../build/passed-sitting.ts';
import { fixtureWith } from '../build/scenario.ts';

/** The same scenario with the weight of one option corrected. */
const corrected = () => fixtureWith('short-stop', ['disposition: {ana: protective}', 'disposition: {ana: neutral}']);
/** The same scenario without a question that was asked. */
const shortened = () => fixtureWith('short-stop', ['- {id: papers,', '- {id: passport,']);

describe.each(engines)('a corrected key on $name', ({ open }) => {
  const opened = async () => {
    const at = await open();
    const people = await anAgency(at.store);
    const ports = certificatePorts(at);
    return { ...at, ...people, ports };
  };
  type Opened = Awaited<ReturnType<typeof opened>>;

  const played = async ({ ports }: Opened) => {
    const [edition] = ports.library.list();
    if (!edition) throw new Error('the library is empty');
    await ports.store.keepEdition(edition, ports.clock.now().toISOString());
    const of = { edition: edition.hash, member: 'trainee-1', agency: 'larkfield' };
    const events = wholeStop.map((event, index) => ({
      seq: index + 1,
      id: `event-${index}`,
      event,
      at: '2026-11-22T12:00:00.000Z',
      reportedSeconds: null,
    }));
    const log = tryLog(edition, events);
    const result = log.ok ? scoreIfFinished(edition, log) : null;
    await ports.store.addAttempt(anAttempt({ id: 'assigned', assignment: 'one', ...of }), events, result);
    await ports.store.addAttempt(anAttempt({ id: 'private', ...of }), events, result);
    return result;
  };

  const after = ({ ports }: Opened, scenario: Scenario, forms: readonly Form[] = []): RescorePorts => ({
    ...ports,
    library: openLibrary([{ scenario }], ports.store),
    forms,
  });

  test('gives an attempt on the record a second result, keeps the first, and says so in the log', async () => {
    const at = await opened();
    const first = await played(at);
    const ports = after(at, corrected());
    const command = { scenario: 'short-stop', isDryRun: false };
    const answer = await rescore(ports, command);
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.rescored).toMatchObject([
      { of: 'attempt', record: 'assigned', effect: 'score', member: 'trainee-1' },
    ]);
    const attempt = await at.store.findAttempt('assigned');
    if (!attempt) throw new Error('no attempt');
    const results = await at.store.results.list(attempt);
    expect(results.map(({ edition }) => edition)).toEqual([hashOf(shortStop()), hashOf(corrected())]);
    expect(results[0]?.result).toEqual(first);
    expect(results[1]?.result.score).toBeLessThan(results[0]?.result.score ?? 0);
    expect(await at.store.findResult(attempt)).toMatchObject({ result: { score: first?.score }, first: true });
    await at.store.log.seal('larkfield');
    const [row] = await at.store.log.list('larkfield', { kind: 'result.rescored', limit: 10 });
    expect(JSON.parse(row?.content ?? '')).toMatchObject({
      record: 'assigned',
      keys: { before: hashOf(shortStop()), after: hashOf(corrected()) },
      before: { score: results[0]?.result.score },
      after: { score: results[1]?.result.score },
    });
    expect(await rescore(ports, command)).toEqual({ ok: true, rescored: [], left: [] });
    expect(await verifyLog(at, { agency: 'larkfield', hash: sha256 })).toMatchObject({
      findings: [],
      decisionFindings: [],
    });
  });

  test('leaves practice that nobody submitted as it is', async () => {
    const at = await opened();
    await played(at);
    await rescore(after(at, corrected()), { scenario: 'short-stop', isDryRun: false });
    const attempt = await at.store.findAttempt('private');
    expect(attempt && (await at.store.results.list(attempt))).toHaveLength(1);
  });

  test('is only told about in a dry run', async () => {
    const at = await opened();
    await played(at);
    const answer = await rescore(after(at, corrected()), { scenario: 'short-stop', isDryRun: true });
    expect(answer).toMatchObject({ ok: true, rescored: [{ record: 'assigned', effect: 'score' }] });
    const attempt = await at.store.findAttempt('assigned');
    expect(attempt && (await at.store.results.list(attempt))).toHaveLength(1);
    expect(await at.store.log.list('larkfield', { kind: 'result.rescored', limit: 10 })).toEqual([]);
  });

  test('leaves an attempt whose decisions are not all offered any more, and says why', async () => {
    const at = await opened();
    await played(at);
    expect(await rescore(after(at, shortened()), { scenario: 'short-stop', isDryRun: false })).toEqual({
      ok: true,
      rescored: [],
      left: [{ of: 'attempt', record: 'assigned', why: 'decision 3 is not offered any more' }],
    });
  });

  test('of what no file holds changes nothing', async () => {
    const at = await opened();
    const ports = after(at, corrected());
    expect(await rescore(ports, { scenario: 'other', isDryRun: false })).toEqual({
      ok: false,
      reason: 'unknown-scenario',
    });
    expect(await rescore(ports, { form: 'form-a', isDryRun: false })).toEqual({ ok: false, reason: 'unknown-form' });
  });

  test('never takes a certificate away in silence: it stands, and the coordinator is told', async () => {
    const at = await opened();
    const sitting = await aFinishedSitting(at.ports, { isPassed: true });
    const issued = await issueCertificate(at.ports, { by: at.trainees[0], sitting: sitting.id });
    if (!issued.ok) throw new Error(issued.reason);
    const form = await at.store.sittings.findForm(sitting.formHash);
    if (!form) throw new Error('no form');
    // It turns out that the victim of one card was none.
    const cards = form.cards.map((card) => (card.id === 'a-victim' ? { ...card, truth: 'noise' as const } : card));
    const ports = after(at, shortStop(), [{ ...form, cards: cards as typeof form.cards, hash: 'form-a-corrected' }]);
    const answer = await rescore(ports, { form: 'form-a', isDryRun: false });
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.rescored).toMatchObject([
      { record: sitting.id, before: { passed: true }, after: { passed: false }, effect: 'pass-to-fail' },
    ]);
    const [certificate] = await at.store.certificates.listOfMember('trainee-1');
    expect(certificate?.revoked).toBeNull();
    expect((await at.store.sittings.listResults(sitting.id)).map(({ keyHash }) => keyHash)).toEqual([
      sitting.formHash,
      'form-a-corrected',
    ]);
    await at.store.log.seal('larkfield');
    const read = await readRecords(at.ports, { by: at.coordinator });
    expect(read).toMatchObject({
      ok: true,
      view: { notices: [{ name: 'Ana Ortiz', effect: 'pass-to-fail', certificate: certificate?.id }] },
    });
    expect(await rescore(ports, { form: 'form-a', isDryRun: false })).toEqual({ ok: true, rescored: [], left: [] });
  });

  test('lets somebody pass who had failed, and the coordinator is told', async () => {
    const at = await opened();
    const sitting = await aFinishedSitting(at.ports, { isPassed: false });
    const form = await at.store.sittings.findForm(sitting.formHash);
    if (!form) throw new Error('no form');
    const turned = { signal: 'noise', noise: 'signal' } as const;
    const cards = form.cards.map((card) => ({ ...card, truth: turned[card.truth as 'signal' | 'noise'] }));
    const ports = after(at, shortStop(), [{ ...form, cards: cards as typeof form.cards, hash: 'form-a-corrected' }]);
    expect(await rescore(ports, { form: 'form-a', isDryRun: false })).toMatchObject({
      rescored: [{ effect: 'fail-to-pass', certificate: null }],
    });
  });

  test('a sitting’s answers are in the log and agree with it, one by one', async () => {
    const at = await opened();
    await aFinishedSitting(at.ports);
    expect(await verifyLog(at, { agency: 'larkfield', hash: sha256 })).toMatchObject({
      decisions: 10,
      findings: [],
      decisionFindings: [],
    });
  });
});
