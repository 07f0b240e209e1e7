/** Certification from beginning to end, on both engines where the database matters. */
import { describe, expect, it } from 'vitest';
import { answerSitting } from '#app/certification/answer-sitting';
import { beginSitting } from '#app/certification/begin-sitting';
import { confirmSitting } from '#app/certification/confirm-sitting';
import { formExposure } from '#app/certification/form-exposure';
import { readResult } from '#app/certification/read-result';
import { answerReview, readReview } from '#app/certification/read-review';
import { readSitting } from '#app/certification/read-sitting';
import { rescoreSitting } from '#app/certification/rescore-sitting';
import { seeCohort } from '#app/certification/see-cohort';
import { seeSittings } from '#app/certification/see-sittings';
import { exportRecord } from '#app/records/export-record';
import type { ReviewView } from '#domain/certification/wire';
import { anAgency, anotherAgency } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import {
  bestTaker,
  certificationPorts,
  next,
  randomTaker,
  right,
  send,
  sit,
  sitToEnd,
  toWire,
  worstTaker,
  wrong,
} from '../build/sitting.ts';

describe.each(engines)('on $name', ({ open }) => {
  const setUp = async () => {
    const { store, db } = await open();
    return { ...(await anAgency(store)), ports: await certificationPorts(store), store, db };
  };

  it('somebody who does everything right passes, with every part at its best', { timeout: 30_000 }, async () => {
    const { ports, trainees, store } = await setUp();
    const [ana] = trainees;
    const views = await sitToEnd(ports, ana, await sit(ports, ana), bestTaker);
    expect(views.at(-1)).toMatchObject({ ask: null, passed: true });
    expect(views.at(-1)?.parts.map(({ state }) => state)).toEqual(Array(7).fill('done'));
    const read = await readResult(ports, { by: ana, sitting: views[0]?.sitting ?? '' });
    if (!read.ok) throw new Error(read.reason);
    const { view } = read;
    expect(view).toMatchObject({
      passed: true,
      isCertifiable: true,
      next: 'certificate',
      isProvisional: true,
      review: null,
    });
    expect(view.rule.map(({ id, figure, met }) => [id, Math.round(figure), met])).toEqual([
      ['critical-errors', 0, true],
      ['mean', 100, true],
      ['each-scenario', 100, true],
      ['knowledge', 100, true],
      ['sensitivity', 100, true],
      ['specificity', 100, true],
    ]);
    expect(view.equated).toEqual({ score: null, why: expect.stringContaining('30 first sittings') });
    expect(view.reports).toHaveLength(1);
    expect(view.scenarios).toHaveLength(5);
    const waiting = await store.log.seal('larkfield');
    expect(waiting.seq).toBeGreaterThan(80);
  });

  it('somebody who fails gets a review, and with its last right answer the other form, at once', {
    timeout: 60_000,
  }, async () => {
    const { ports, trainees } = await setUp();
    const [, ben] = trainees;
    const first = await sit(ports, ben);
    await sitToEnd(ports, ben, first, worstTaker);
    expect(await beginSitting(ports, { by: ben, purpose: 'certification' })).toMatchObject({ reason: 'review-first' });
    const result = await readResult(ports, { by: ben, sitting: first.sitting });
    expect(result).toMatchObject({ view: { passed: false, next: 'review' } });
    if (!result.ok) throw new Error(result.reason);
    for (const error of result.view.scenarios.flatMap(({ criticalErrors }) => criticalErrors)) {
      expect(error.remedy.length).toBeGreaterThan(10);
    }
    let review = await reviewOf(ports, ben, first.sitting);
    const seed = (await ports.store.sittings.find(first.sitting))?.seed ?? '';
    expect(review.objectives.map(({ objective }) => objective)).toContain('O4');
    for (const { item } of review.objectives) {
      const kept = ports.items.find(({ id }) => id === item?.id);
      if (!item || !kept) throw new Error('every objective has a lesson item');
      const answer = (of: typeof right) => ({
        by: ben,
        sitting: first.sitting,
        item: item.id,
        answer: toWire(kept, seed, of(kept)),
      });
      expect(await answerReview(ports, answer(wrong))).toMatchObject({
        ok: true,
        answered: { right: false, isDone: false },
      });
      expect(await answerReview(ports, answer(right))).toMatchObject({ ok: true, answered: { right: true } });
    }
    review = await reviewOf(ports, ben, first.sitting);
    expect(review.isDone).toBe(true);
    const second = await sit(ports, ben);
    expect(second.title).not.toBe(first.title);
    expect(await readResult(ports, { by: ben, sitting: second.sitting })).toMatchObject({ reason: 'not-finished' });
    await sitToEnd(ports, ben, second, bestTaker);
    expect(await readResult(ports, { by: ben, sitting: second.sitting })).toMatchObject({ view: { passed: true } });
    expect(await beginSitting(ports, { by: ben, purpose: 'certification' })).toMatchObject({
      reason: 'already-passed',
      opensOn: '2028-08-22',
    });
  });

  it('two clicks on "Begin" are one sitting, and a later one goes on where it stopped', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const begun = await Promise.all([1, 2, 3].map(() => beginSitting(ports, { by: ana, purpose: 'certification' })));
    const ids = begun.flatMap((each) => (each.ok ? [each.view.sitting] : []));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    const view = await sit(ports, ana);
    const sent = await send(ports, ana, view, await next(ports, view, bestTaker));
    expect(sent).toMatchObject({ ok: true, status: 'stored' });
    expect((await sit(ports, ana)).seq).toBe(2);
  });

  it('an answer is stored once, however often and from however many pages it comes', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    const answer = await next(ports, view, bestTaker);
    const sent = await Promise.all([1, 2, 3, 4].map(() => send(ports, ana, view, answer)));
    expect(sent.map((each) => each.ok && each.status).sort()).toEqual(
      ['already-stored', 'already-stored', 'already-stored', 'stored'].sort(),
    );
    expect(await ports.store.sittings.listAnswers(view.sitting)).toHaveLength(1);
  });

  it('reported seconds are kept apart from the answers', async () => {
    const { ports, trainees, db } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    const answer = await next(ports, view, bestTaker);
    await answerSitting(ports, {
      by: ana,
      sitting: view.sitting,
      seq: 1,
      id: 'page-one-answer',
      answer,
      reportedSeconds: 14,
    });
    expect(await db.selectFrom('clicks').select(['seconds', 'seq']).execute()).toEqual([{ seconds: 14, seq: 1 }]);
    expect((await ports.store.sittings.listAnswers(view.sitting))[0]).toMatchObject({ reportedSeconds: 14 });
  });

  it('forms are given out evenly, and counted', async () => {
    const { ports, trainees, otherTrainees, coordinator, instructor } = await setUp();
    const titles: string[] = [];
    for (const person of [...trainees, ...otherTrainees]) titles.push((await sit(ports, person)).title);
    expect(titles.toSorted()).toEqual(['Form A', 'Form A', 'Form A', 'Form B', 'Form B', 'Form B']);
    const exposed = await formExposure(ports, { by: coordinator });
    expect(exposed).toMatchObject({
      ok: true,
      forms: [
        { title: 'Form A', begun: 3, finished: 0, isCurrent: true },
        { title: 'Form B', begun: 3, finished: 0, isCurrent: true },
        { title: 'Set 1', begun: 0 },
        { title: 'Set 2', begun: 0 },
      ],
    });
    expect((await formExposure(ports, { by: instructor })).ok).toBe(true);
    expect(await formExposure(ports, { by: trainees[0] })).toEqual({ ok: false, reason: 'forbidden' });
  });
});

async function reviewOf(
  ports: Awaited<ReturnType<typeof certificationPorts>>,
  by: Parameters<typeof sit>[1],
  sitting: string,
): Promise<ReviewView> {
  const read = await readReview(ports, { by, sitting });
  if (!read.ok) throw new Error(read.reason);
  return read.view;
}

describe('on one engine', () => {
  const setUp = async () => {
    const { store } = await (engines[0] as (typeof engines)[number]).open();
    return {
      ...(await anAgency(store)),
      other: await anotherAgency(store),
      ports: await certificationPorts(store),
      store,
    };
  };

  it('a page that was answered elsewhere, one ahead of its turn, and one after the end are refused', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana, { purpose: 'pre-test' });
    const answer = await next(ports, view, bestTaker);
    const to = (seq: number, id: string) => answerSitting(ports, { by: ana, sitting: view.sitting, seq, id, answer });
    expect(await to(2, 'page-ahead')).toMatchObject({ reason: 'out-of-order', view: { seq: 1 } });
    expect(await to(1, 'page-first')).toMatchObject({ ok: true, status: 'stored', view: { seq: 2 } });
    expect(await to(1, 'page-first')).toMatchObject({ ok: true, status: 'already-stored', view: { seq: 2 } });
    expect(await to(1, 'page-other')).toMatchObject({ reason: 'already-answered', view: { seq: 2 } });
    await sitToEnd(ports, ana, await sit(ports, ana, { purpose: 'pre-test' }), bestTaker);
    expect(await to(7, 'page-after')).toMatchObject({ reason: 'finished', view: { ask: null, passed: null } });
  });

  it('the same page with another answer comes too late: nothing of it is kept', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    const place = await next(ports, view, (at) => ({ type: 'report', text: at.kind === 'item' ? at.item.id : '' }));
    const item = ports.items.find(({ id }) => place.type === 'report' && id === place.text);
    const seed = (await ports.store.sittings.find(view.sitting))?.seed ?? '';
    if (!item) throw new Error('a sitting begins with an item');
    await send(ports, ana, view, toWire(item, seed, right(item)));
    if (item.type === 'report') return;
    expect(await send(ports, ana, view, toWire(item, seed, wrong(item)))).toMatchObject({ reason: 'already-answered' });
  });

  it('what a question does not offer is refused, and what is incomplete says how much is needed', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    expect(await send(ports, ana, view, { type: 'go' })).toMatchObject({ reason: 'not-offered', view: { seq: 1 } });
    expect(await send(ports, ana, view, { type: 'choose', option: 'o1' })).toMatchObject({ reason: 'not-offered' });
    let at = view;
    while (!(at.ask?.kind === 'item' && at.ask.type === 'order')) {
      const sent = await send(ports, ana, at, await next(ports, at, bestTaker));
      if (!sent.ok) throw new Error(sent.reason);
      at = sent.view;
    }
    expect(await send(ports, ana, at, { type: 'order', chosen: ['o1'] })).toMatchObject({ reason: 'incomplete' });
    expect(await send(ports, ana, at, { type: 'order', chosen: ['o1', 'x9'] })).toMatchObject({
      reason: 'not-offered',
    });
  });

  it('taken with a PIN, it gives a certificate only once somebody confirms who it was', async () => {
    const { ports, trainees, instructor, otherInstructor, other } = await setUp();
    const ana = { ...trainees[0], identity: 'pin' as const };
    const begun = await sit(ports, ana);
    expect(begun.needsConfirmation).toBe(true);
    await sitToEnd(ports, ana, begun, bestTaker);
    const read = () => readResult(ports, { by: ana, sitting: begun.sitting });
    expect(await read()).toMatchObject({ view: { passed: true, isCertifiable: false, next: 'confirmation' } });
    const confirm = (by: Parameters<typeof sit>[1]) => confirmSitting(ports, { by, sitting: begun.sitting });
    expect(await confirm(ana)).toMatchObject({ reason: 'forbidden' });
    expect(await confirm(otherInstructor)).toMatchObject({ reason: 'forbidden' });
    expect(await confirm(other.instructor)).toMatchObject({ reason: 'unknown-sitting' });
    expect(await confirm(instructor)).toEqual({ ok: true });
    expect(await confirm(instructor)).toMatchObject({ reason: 'already-confirmed' });
    expect(await read()).toMatchObject({
      view: { isCertifiable: true, next: 'certificate', confirmedBy: 'instructor' },
    });
  });

  it('tells nothing of a form in its owner’s file before the end, not by way of the log either', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    let at = view;
    for (let step = 0; step < 3; step += 1) {
      const sent = await send(ports, ana, at, await next(ports, at, bestTaker));
      if (!sent.ok) throw new Error(sent.reason);
      at = sent.view;
    }
    const decisionsIn = async () => {
      const exported = await exportRecord(ports, { by: ana, member: ana.id });
      if (!exported.ok) throw new Error(exported.reason);
      return exported.file.log.filter(({ kind }) => kind === 'decision').length;
    };
    expect(await decisionsIn()).toBe(0);
    await sitToEnd(ports, ana, at, bestTaker);
    expect(await decisionsIn()).toBeGreaterThan(3);
  });

  it('one answer with a PIN is enough to ask for a confirmation', async () => {
    const { ports, trainees } = await setUp();
    const [ana] = trainees;
    const view = await sit(ports, ana);
    const sent = await send(ports, { ...ana, identity: 'pin' }, view, await next(ports, view, bestTaker));
    expect(sent).toMatchObject({ ok: true, view: { identity: 'pin', needsConfirmation: true } });
    expect(await readSitting(ports, { by: ana, sitting: view.sitting })).toMatchObject({ view: { identity: 'pin' } });
    await ports.store.log.seal('larkfield');
    const [changed] = await ports.store.log.list('larkfield', { kind: 'sitting.identity-changed', limit: 2 });
    expect(JSON.parse(changed?.content ?? '')).toMatchObject({
      before: { identity: 'password' },
      after: { identity: 'pin' },
    });
  });

  it('staff see how far a sitting is, never its questions, and that they looked is in the log', async () => {
    const { ports, trainees, instructor, otherInstructor, other, store } = await setUp();
    const [ana, ben] = trainees;
    const begun = await sit(ports, ana);
    const seen = await readSitting(ports, { by: instructor, sitting: begun.sitting });
    expect(seen).toMatchObject({ ok: true, view: { ask: null, happened: null, seq: 1 } });
    expect(await readSitting(ports, { by: ben, sitting: begun.sitting })).toMatchObject({ reason: 'forbidden' });
    expect(await readSitting(ports, { by: otherInstructor, sitting: begun.sitting })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await readSitting(ports, { by: other.owner, sitting: begun.sitting })).toMatchObject({
      reason: 'unknown-sitting',
    });
    await store.log.seal('larkfield');
    const rows = await store.log.list('larkfield', { limit: 100 });
    expect(rows.map(({ kind, actor }) => [kind, actor])).toEqual(
      expect.arrayContaining([
        ['sitting.begun', ana.id],
        ['sitting.viewed', instructor.id],
      ]),
    );
  });

  it('a pre-test comes once and before certification, a post-test once and after it, with the other set', async () => {
    const { ports, trainees, instructor } = await setUp();
    const [ana, ben] = trainees;
    expect(await beginSitting(ports, { by: ana, purpose: 'post-test' })).toMatchObject({ reason: 'pre-test-first' });
    const pre = await sit(ports, ana, { purpose: 'pre-test' });
    expect(pre.parts).toEqual([{ number: 1, kind: 'knowledge', title: 'Knowledge', done: 0, of: 6, state: 'now' }]);
    await sitToEnd(ports, ana, pre, worstTaker);
    const alone = await readResult(ports, { by: ana, sitting: pre.sitting });
    expect(alone).toMatchObject({ view: { gain: null, rescored: [] } });
    const post = await sit(ports, ana, { purpose: 'post-test' });
    expect(new Set([pre.title, post.title])).toEqual(new Set(['Set 1', 'Set 2']));
    await sitToEnd(ports, ana, post, bestTaker);
    for (const purpose of ['pre-test', 'post-test'] as const) {
      expect(await beginSitting(ports, { by: ana, purpose })).toMatchObject({ reason: 'test-taken' });
    }
    expect(await readResult(ports, { by: ana, sitting: post.sitting })).toMatchObject({
      view: { passed: null, rule: [], knowledge: 100, next: 'none', equated: null },
    });
    // Whoever reads either result sees both, and staff do too.
    const before = await readResult(ports, { by: ana, sitting: pre.sitting });
    if (!before.ok) throw new Error(before.reason);
    const { gain, knowledge } = before.view;
    expect(gain).toEqual({ before: { percent: knowledge, of: 6 }, after: { percent: 100, of: 6 } });
    expect(knowledge).toBeLessThan(60);
    expect(await readResult(ports, { by: instructor, sitting: post.sitting })).toMatchObject({ view: { gain } });
    await sit(ports, ben);
    expect(await beginSitting(ports, { by: ben, purpose: 'pre-test' })).toMatchObject({
      reason: 'too-late-for-pre-test',
    });
    const { purposes } = await seeSittings(ports, { by: ben });
    expect(purposes.map(({ purpose, open, refused }) => [purpose, open !== null, refused?.reason ?? null])).toEqual([
      ['pre-test', false, 'too-late-for-pre-test'],
      ['certification', true, null],
      ['post-test', false, 'pre-test-first'],
    ]);
  });

  it('the pre-test is open after the introduction, and closed after the first lesson that teaches', async () => {
    const { ports, trainees, store } = await setUp();
    const [ana] = trainees;
    const open = async () => (await seeSittings(ports, { by: ana })).purposes.map(({ refused }) => refused?.reason)[0];
    const { lessons, version } = ports.outline;
    const read = (number: number) => {
      const { slug } = lessons.find((lesson) => lesson.number === number) as (typeof lessons)[number];
      return store.lessonCompletions.add({ member: ana.id, lesson: slug, version, at: noon });
    };
    await read(0);
    expect(await open()).toBeUndefined();
    await read(1);
    expect(await open()).toBe('too-late-for-pre-test');
  });

  it('staff see what their cohort sat, with what it came to, and that they looked is in the log', async () => {
    const { ports, trainees, instructor, otherInstructor, other, store } = await setUp();
    const [ana, ben] = trainees;
    const see = (by: typeof ana) => seeCohort(ports, { by, cohort: 'spring' });
    const pre = await sit(ports, ana, { purpose: 'pre-test' });
    await sitToEnd(ports, ana, pre, bestTaker);
    const open = await sit(ports, ben);
    expect(await see(instructor)).toEqual({
      ok: true,
      sittings: expect.arrayContaining([
        expect.objectContaining({ sitting: pre.sitting, member: ana.id, passed: null, knowledge: 100 }),
        expect.objectContaining({ sitting: open.sitting, member: ben.id, endedAt: null, knowledge: null }),
      ]),
    });
    expect(await see(ana)).toMatchObject({ reason: 'forbidden' });
    expect(await see(otherInstructor)).toMatchObject({ reason: 'forbidden' });
    expect(await see(other.owner)).toMatchObject({ reason: 'unknown-cohort' });
    await store.log.seal('larkfield');
    const rows = await store.log.list('larkfield', { kind: 'cohort.results-viewed', limit: 10 });
    expect(rows.map(({ actor, content }) => [actor, JSON.parse(content ?? '')])).toEqual([
      [instructor.id, { cohort: 'spring', people: 1 }],
    ]);
  });

  it('an assignment of that purpose is answered by it, and one of another purpose or cohort is unknown', async () => {
    const { ports, trainees, otherTrainees, instructor, store } = await setUp();
    const [ana] = trainees;
    const assignment = {
      id: 'cert-by-spring',
      cohort: 'spring',
      kind: 'certification' as const,
      ref: 'certification',
      dueOn: '2026-12-01',
      createdAt: '2026-11-22T12:00:00.000Z',
      createdBy: instructor.id,
      withdrawnAt: null,
    };
    await store.assignments.add(assignment);
    expect(await beginSitting(ports, { by: ana, purpose: 'pre-test', assignment: assignment.id })).toMatchObject({
      reason: 'unknown-assignment',
    });
    expect(
      await beginSitting(ports, { by: otherTrainees[0], purpose: 'certification', assignment: assignment.id }),
    ).toMatchObject({ reason: 'unknown-assignment' });
    const begun = await sit(ports, ana);
    expect(await store.sittings.find(begun.sitting)).toMatchObject({ assignment: 'cert-by-spring', cohort: 'spring' });
  });

  it('a result can be worked out again from what is stored, and under a corrected key', {
    timeout: 30_000,
  }, async () => {
    const { ports, trainees, store } = await setUp();
    const [ana] = trainees;
    const begun = await sit(ports, ana);
    await sitToEnd(ports, ana, begun, randomTaker('rescore'));
    const sitting = await store.sittings.find(begun.sitting);
    const form = ports.forms.list().find(({ hash }) => hash === sitting?.formHash);
    const [own] = await store.sittings.listResults(begun.sitting);
    if (!sitting || !form || !own) throw new Error('a finished sitting has a form and a result');
    expect(await store.sittings.findForm(form.hash)).toEqual(form);
    const again = await rescoreSitting(ports, { sitting, form });
    expect(again).toEqual({ ok: true, result: own.result });
    const flipped = form.cards.map((card) => ({
      ...card,
      truth: card.truth === 'signal' ? ('noise' as const) : ('signal' as const),
    }));
    const corrected = { ...form, hash: 'corrected', cards: flipped };
    const rescored = await rescoreSitting(ports, { sitting, form: corrected });
    expect(rescored.ok && rescored.result.cards.map((card) => card.right)).toEqual(
      own.result.cards.map((card) => !card.right),
    );
    if (!rescored.ok) throw new Error(rescored.reason);
    await store.sittings.addResult(begun.sitting, {
      keyHash: 'corrected',
      result: rescored.result,
      at: '2026-12-01T08:00:00Z',
    });
    const { passed, mean, knowledge } = rescored.result;
    // Both results are shown, and the first one counts.
    expect(await readResult(ports, { by: ana, sitting: begun.sitting })).toMatchObject({
      view: { passed: own.result.passed, rescored: [{ on: '2026-12-01', passed, mean, knowledge }] },
    });
    const shorter = { ...form, cards: form.cards.slice(1) };
    expect(await rescoreSitting(ports, { sitting, form: shorter })).toEqual({
      ok: false,
      reason: 'does-not-replay',
      what: form.cards[0]?.id,
    });
  });
});
