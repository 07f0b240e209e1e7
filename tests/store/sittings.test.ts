/** Sittings in the database, on both engines. */
import { describe, expect, it } from 'vitest';
import type { Sitting } from '#app/ports/sittings';
import type { Form } from '#domain/certification/form';
import type { SittingResult } from '#domain/certification/sitting-result';
import { anAgency, anotherAgency } from '../build/agency.ts';
import { anAttempt, anEvent, noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import { course } from '../build/scenario.ts';

const { outline } = await course();

const aForm = (with_: Partial<Form> = {}): Form => ({
  id: 'form-a',
  title: 'Form A',
  kind: 'reference',
  hash: 'hash-a',
  scenarios: [],
  cards: [],
  items: [],
  marks: outline.certification,
  ...with_,
});

const aSitting = (with_: Partial<Sitting> & Pick<Sitting, 'id'>): Sitting => ({
  member: 'trainee-1',
  agency: 'larkfield',
  cohort: null,
  assignment: null,
  purpose: 'certification',
  form: 'form-a',
  formHash: 'hash-a',
  seed: 'seed',
  begunAt: noon,
  identity: 'password',
  confirmedBy: null,
  confirmedAt: null,
  endedAt: null,
  ...with_,
});

const aResult = (mean: number): SittingResult => ({
  passed: mean >= 75,
  rule: [],
  mean,
  knowledge: 80,
  scenarios: [],
  items: [],
  cards: [],
  objectives: [],
});

const anAnswer = (seq: number, id = `page-${seq}`) => ({
  seq,
  id,
  kept: { kind: 'card' as const, ref: `card-${seq}`, answer: { victim: true, confidence: 75 as const } },
  at: noon,
  reportedSeconds: null,
});

describe.each(engines)('on $name', ({ open }) => {
  const setUp = async () => {
    const { store, db } = await open();
    const agency = await anAgency(store);
    await store.sittings.keepForm(aForm(), noon);
    await store.sittings.keepForm(aForm({ id: 'form-b', hash: 'hash-b' }), noon);
    return { ...agency, store, db, sittings: store.sittings };
  };

  it('keeps a form once, with its cards, items and marks', async () => {
    const { sittings } = await setUp();
    await sittings.keepForm(aForm({ title: 'Another' }), noon);
    expect(await sittings.findForm('hash-a')).toEqual(aForm());
    expect(await sittings.findForm('hash-z')).toBeUndefined();
  });

  it('has one open sitting a person and purpose; the next one once that has ended', async () => {
    const { sittings } = await setUp();
    const first = aSitting({ id: 'one' });
    expect(await sittings.add(first)).toBe(true);
    expect(await sittings.add(aSitting({ id: 'two' }))).toBe(false);
    expect(await sittings.add(aSitting({ id: 'test', purpose: 'pre-test' }))).toBe(true);
    expect(await sittings.add(aSitting({ id: 'three', member: 'trainee-2' }))).toBe(true);
    expect((await sittings.findOpen('trainee-1', 'certification'))?.id).toBe('one');
    await sittings.end(first, aResult(80), '2026-11-22T13:00:00.000Z');
    expect(await sittings.findOpen('trainee-1', 'certification')).toBeUndefined();
    expect(await sittings.add(aSitting({ id: 'two', begunAt: '2026-11-23T12:00:00.000Z' }))).toBe(true);
    expect((await sittings.listOfMember('trainee-1')).map(({ id }) => id)).toEqual(['two', 'one', 'test']);
    expect(await sittings.find('one')).toEqual({ ...first, endedAt: '2026-11-22T13:00:00.000Z' });
  });

  it('is confirmed once, by the first who does', async () => {
    const { sittings } = await setUp();
    await sittings.add(aSitting({ id: 'one', identity: 'pin' }));
    expect(await sittings.confirm('one', 'instructor', noon)).toBe(true);
    expect(await sittings.confirm('one', 'coordinator', noon)).toBe(false);
    expect(await sittings.find('one')).toMatchObject({ confirmedBy: 'instructor', confirmedAt: noon });
    expect(await sittings.confirm('nowhere', 'instructor', noon)).toBe(false);
  });

  it('takes one answer a place, and puts it into the log', async () => {
    const { sittings, store } = await setUp();
    const sitting = aSitting({ id: 'one' });
    await sittings.add(sitting);
    expect(await sittings.addAnswer(sitting, anAnswer(1))).toBe(true);
    expect(await sittings.addAnswer(sitting, anAnswer(1, 'page-other'))).toBe(false);
    expect(await sittings.addAnswer(sitting, { ...anAnswer(2), reportedSeconds: 4.5 })).toBe(true);
    expect(await sittings.listAnswers('one')).toEqual([anAnswer(1), { ...anAnswer(2), reportedSeconds: 4.5 }]);
    await store.log.seal('larkfield');
    const rows = await store.log.list('larkfield', { limit: 10 });
    expect(rows.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['decision', 'trainee-1'],
      ['decision', 'trainee-1'],
    ]);
  });

  it('takes one of many answers that come at once to one place, and refuses the others without an error', async () => {
    const { sittings } = await setUp();
    const sitting = aSitting({ id: 'one' });
    await sittings.add(sitting);
    for (let seq = 1; seq <= 10; seq += 1) {
      const pages = Array.from({ length: 8 }, (_, page) => sittings.addAnswer(sitting, anAnswer(seq, `page-${page}`)));
      expect((await Promise.all(pages)).filter(Boolean)).toHaveLength(1);
    }
    expect(await sittings.listAnswers('one')).toHaveLength(10);
  });

  it('never changes or forgets an answer or a result', async () => {
    const { sittings, db } = await setUp();
    const sitting = aSitting({ id: 'one' });
    await sittings.add(sitting);
    await sittings.addAnswer(sitting, anAnswer(1));
    await sittings.end(sitting, aResult(80), noon);
    await expect(db.updateTable('sitting_answers').set({ answer: '{}' }).execute()).rejects.toThrow();
    await expect(db.deleteFrom('sitting_answers').execute()).rejects.toThrow();
    await expect(db.updateTable('sitting_results').set({ result: '{}' }).execute()).rejects.toThrow();
    await expect(db.updateTable('form_editions').set({ content: '{}' }).execute()).rejects.toThrow();
  });

  it('tells its own result first, and those by a corrected key after it', async () => {
    const { sittings } = await setUp();
    const sitting = aSitting({ id: 'one' });
    await sittings.add(sitting);
    await sittings.end(sitting, aResult(70), '2026-11-22T13:00:00.000Z');
    await sittings.addResult('one', { keyHash: 'a-corrected', result: aResult(76), at: '2026-11-20T13:00:00.000Z' });
    expect((await sittings.listResults('one')).map(({ keyHash, result: { mean } }) => [keyHash, mean])).toEqual([
      ['hash-a', 70],
      ['a-corrected', 76],
    ]);
  });

  it('has its scenes with their decisions', async () => {
    const { sittings, store } = await setUp();
    await sittings.add(aSitting({ id: 'one' }));
    await store.keepEdition({ hash: 'edition-one', scenario: { id: 'short-stop' } as never }, noon);
    const scene = anAttempt({
      id: 'scene',
      device: '',
      kind: 'sitting',
      sitting: 'one',
      member: 'trainee-1',
      agency: 'larkfield',
    });
    await store.addAttempt(scene, [], null);
    await store.appendEvent(scene, anEvent(1), null);
    expect(await sittings.listScenes('one')).toEqual([{ attempt: scene, events: [anEvent(1)] }]);
    expect(await sittings.listScenes('two')).toEqual([]);
  });

  it('remembers which items of a review were answered right', async () => {
    const { sittings } = await setUp();
    await sittings.add(aSitting({ id: 'one' }));
    await sittings.addReviewed('one', 'item-a', noon);
    await sittings.addReviewed('one', 'item-a', noon);
    expect(await sittings.listReviewed('one')).toEqual(['item-a']);
  });

  it('counts how often a form was begun and finished, in one agency', async () => {
    const { sittings, store } = await setUp();
    await anotherAgency(store);
    await sittings.add(aSitting({ id: 'one' }));
    await sittings.end(aSitting({ id: 'one' }), aResult(80), noon);
    await sittings.add(aSitting({ id: 'two', member: 'trainee-2' }));
    await sittings.add(aSitting({ id: 'three', member: 'trainee-3', form: 'form-b', formHash: 'hash-b' }));
    await sittings.add(aSitting({ id: 'four', member: 'weir-trainee', agency: 'weir' }));
    expect(await sittings.countByForm('larkfield')).toEqual([
      { form: 'form-a', formHash: 'hash-a', begun: 2, finished: 1 },
      { form: 'form-b', formHash: 'hash-b', begun: 1, finished: 0 },
    ]);
  });

  it('gives everybody’s first mean, and leaves retakes and other editions out', async () => {
    const { sittings } = await setUp();
    const finish = async (sitting: Sitting, mean: number) => {
      await sittings.add(sitting);
      await sittings.end(sitting, aResult(mean), sitting.begunAt);
    };
    const later = '2026-11-25T12:00:00.000Z';
    await finish(aSitting({ id: 'one' }), 60);
    await finish(aSitting({ id: 'retake', form: 'form-b', formHash: 'hash-b', begunAt: later }), 90);
    await finish(aSitting({ id: 'two', member: 'trainee-2', form: 'form-b', formHash: 'hash-b' }), 70);
    expect(await sittings.listFirstMeans('larkfield', ['hash-a', 'hash-b'])).toEqual([
      { form: 'form-a', mean: 60 },
      { form: 'form-b', mean: 70 },
    ]);
    expect(await sittings.listFirstMeans('larkfield', ['hash-b'])).toEqual([{ form: 'form-b', mean: 70 }]);
  });
});
