import { describe, expect, test } from 'vitest';
import { openLibrary } from '#adapters/library';
import { sha256 } from '#adapters/store/log';
import type { Ports } from '#app/ports';
import { exportRecord } from '#app/records/export-record';
import { listOwnPractice, submitAttempt } from '#app/records/practice';
import { readLog } from '#app/records/read-log';
import { verifyLog } from '#app/records/verify-log';
import { anAttempt, anEvent, aResult, noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import { aRecord } from '../build/record.ts';
import { fixture } from '../build/scenario.ts';

describe.each(engines)('self-chosen practice on $name', ({ open }) => {
  const opened = async () => {
    const at = await open();
    const record = await aRecord(at);
    await at.store.keepEdition({ hash: 'edition-two', scenario: fixture('short-stop') }, noon);
    const own = anAttempt({ id: 'own', member: 'trainee-1', agency: 'larkfield', edition: 'edition-two' });
    await at.store.addAttempt(own, [anEvent(1), anEvent(2)], aResult(72));
    await at.store.addAttempt({ ...own, id: 'open', run: 'open' }, [anEvent(1)], null);
    let made = 0;
    const ports = {
      store: at.store,
      library: openLibrary([], at.store),
      clock: { now: () => new Date('2026-11-24T12:00:00.000Z') },
      ids: { make: () => `made-${++made}` },
    } as unknown as Ports;
    return { ...at, ...record, ports, ana: record.trainees[0], ben: record.trainees[1] };
  };

  test('lists its owner’s finished attempts, and not those that were assigned', async () => {
    const { ports, ana, ben } = await opened();
    expect(await listOwnPractice(ports, { by: ana })).toMatchObject([{ attempt: 'own', score: 72, submittedAt: null }]);
    expect(await listOwnPractice(ports, { by: ben })).toEqual([]);
  });

  test('goes on the record once it is submitted, with its decisions', async () => {
    const { ports, store, ana } = await opened();
    const verified = () => verifyLog({ store }, { agency: 'larkfield', hash: sha256 });
    expect(await verified()).toMatchObject({ decisions: 4, decisionFindings: [] });
    expect(await submitAttempt(ports, { by: ana, attempt: 'own' })).toEqual({ ok: true });
    expect(await verified()).toMatchObject({ decisions: 6, findings: [], decisionFindings: [] });
    expect((await store.findAttempt('own'))?.sharedAt).toBe('2026-11-24T12:00:00.000Z');
    expect(await submitAttempt(ports, { by: ana, attempt: 'own' })).toEqual({ ok: false, reason: 'submitted-before' });
    expect(await verified()).toMatchObject({ decisions: 6 });
  });

  test('is submitted by its owner only, and only when it is finished', async () => {
    const { ports, ana, ben, coordinator } = await opened();
    expect(await submitAttempt(ports, { by: ben, attempt: 'own' })).toMatchObject({ reason: 'unknown-attempt' });
    expect(await submitAttempt(ports, { by: coordinator, attempt: 'own' })).toMatchObject({
      reason: 'unknown-attempt',
    });
    expect(await submitAttempt(ports, { by: ana, attempt: 'open' })).toEqual({ ok: false, reason: 'not-finished' });
    expect(await submitAttempt(ports, { by: ana, attempt: 'assigned' })).toMatchObject({ reason: 'unknown-attempt' });
  });

  test('is in its owner’s file, and in the coordinator’s only once submitted', async () => {
    const { ports, ana, coordinator } = await opened();
    const attemptsFor = async (by: typeof ana) => {
      const answer = await exportRecord(ports, { by, member: 'trainee-1' });
      return answer.ok ? answer.file.attempts.map(({ id, why }) => `${id} ${why}`).toSorted() : answer.reason;
    };
    expect(await attemptsFor(ana)).toEqual([
      'assigned assigned',
      'open self-chosen',
      'own self-chosen',
      'private self-chosen',
    ]);
    expect(await attemptsFor(coordinator)).toEqual(['assigned assigned']);
    await submitAttempt(ports, { by: ana, attempt: 'own' });
    expect(await attemptsFor(coordinator)).toEqual(['assigned assigned', 'own submitted']);
  });

  test('a record is exported by the person and by their coordinator, and both are logged', async () => {
    const { ports, ana, ben, instructor, coordinator } = await opened();
    expect(await exportRecord(ports, { by: ben, member: ana.id })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await exportRecord(ports, { by: instructor, member: ana.id })).toEqual({ ok: false, reason: 'forbidden' });
    const elsewhere = { ...coordinator, agency: 'weir' };
    expect(await exportRecord(ports, { by: elsewhere, member: ana.id })).toMatchObject({ reason: 'unknown-person' });
    await exportRecord(ports, { by: ana, member: ana.id });
    const exported = await exportRecord(ports, { by: coordinator, member: ana.id });
    if (!exported.ok) throw new Error(exported.reason);
    expect(exported.file).toMatchObject({
      format: 'second-look-record',
      version: 1,
      person: { name: 'Ana Ortiz', badge: '4471' },
      agency: { name: 'Larkfield Police Department' },
      cohorts: [{ name: 'Spring patrol class', part: 'trainee' }],
      attempts: [
        { decisions: [{ seq: 1, seconds: 3.5 }, { seq: 2 }, { seq: 3 }], results: [{ result: { score: 80 } }] },
      ],
    });
    expect(exported.file.log.slice(-2)).toMatchObject([
      { kind: 'record.exported', actor: 'Ana Ortiz', content: { own: true } },
      { kind: 'record.exported', actor: 'Cora Finch', content: { own: false } },
    ]);
  });

  test('the log is read by the coordinator, the latest first, by kind and by person', async () => {
    const { ports, instructor, coordinator } = await opened();
    expect(await readLog(ports, { by: instructor })).toEqual({ ok: false, reason: 'forbidden' });
    const read = async (filter: { kind?: string; person?: string; before?: number }) => {
      const page = await readLog(ports, { by: coordinator, ...filter });
      return page.ok ? page.rows.map(({ seq }) => seq) : page.reason;
    };
    expect(await read({})).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await read({ kind: 'decision' })).toEqual([6, 5, 4, 3]);
    expect(await read({ kind: 'person' })).toEqual([2]);
    expect(await read({ person: 'trainee-2' })).toEqual([6]);
    expect(await read({ before: 3 })).toEqual([2, 1]);
    expect(await read({ kind: 'perso_' })).toEqual([]);
    expect(await readLog(ports, { by: coordinator, person: 'trainee-1' })).toMatchObject({
      person: { name: 'Ana Ortiz' },
      kinds: ['agency.changed', 'cohort.changed', 'decision', 'log.viewed', 'person.changed', 'result.viewed'],
      next: null,
    });
    const views = await readLog(ports, { by: coordinator, kind: 'log.viewed' });
    expect(views.ok && views.rows.slice(0, 2)).toMatchObject([
      { actor: { id: 'coordinator' }, subject: { id: 'trainee-1' } },
      { subject: null, content: { value: { kind: 'perso_' } } },
    ]);
  });
});
