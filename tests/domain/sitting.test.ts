/** What a sitting asks, in which order, under which names; and what follows a failed one. */
import { describe, expect, it } from 'vitest';
import { askItem, understoodItem } from '#domain/certification/ask-item';
import { chooseForm } from '#domain/certification/choose-form';
import { otherForm, testOf } from '#domain/certification/form';
import { orderOf } from '#domain/certification/order';
import { renewalOpensOn } from '#domain/certification/renewal';
import { isReviewed, missedObjectives, reviewTasks } from '#domain/certification/review';
import type { SittingResult } from '#domain/certification/sitting-result';
import { gradeItem } from '#domain/course/grade-item';
import { findAnswerFault } from '#domain/course/item-answer';
import { objectives } from '#domain/scenario/schema';
import { course } from '../build/scenario.ts';
import { right, toWire, wrong } from '../build/sitting.ts';

const { items, cards, outline } = await course();
const formItems = items.filter(({ use }) => use === 'form-a' || use === 'form-b' || use === 'pretest');

describe('an item as asked', () => {
  it.each(formItems.map((item) => [item.id, item] as const))(
    '%s: an answer comes back as it was meant',
    (_id, item) => {
      for (const seed of ['one', 'two', 'three']) {
        if (item.type === 'report') continue;
        for (const answer of [right(item), wrong(item)]) {
          const told = understoodItem(item, seed, toWire(item, seed, answer));
          expect(findAnswerFault(item, answer)).toBeNull();
          if (!told.ok || told.value.type === 'report') throw new Error('understood');
          expect(gradeItem(item, told.value)).toBe(gradeItem(item, answer));
        }
        expect(gradeItem(item, right(item))).toBe(1);
      }
    },
  );

  it('is the same for the same seed, and another order for others', () => {
    const item = formItems.find(({ type }) => type === 'single');
    if (!item) throw new Error('there is one');
    expect(askItem(item, 'seed')).toEqual(askItem(item, 'seed'));
    const orders = Array.from({ length: 40 }, (_, seed) => JSON.stringify(askItem(item, `seed ${seed}`)));
    expect(new Set(orders).size).toBeGreaterThan(3);
  });

  it.each([
    ['nothing written', '   ', false],
    ['too much', 'x'.repeat(4001), false],
    ['a paragraph', ' I spoke with her alone. ', true],
  ])('a report takes %s: %#', (_name, text, isTaken) => {
    const report = formItems.find(({ type }) => type === 'report');
    if (!report) throw new Error('there is one');
    const told = understoodItem(report, 'seed', { type: 'report', text });
    expect(told.ok).toBe(isTaken);
    if (told.ok) expect(told.value).toEqual({ type: 'report', text: text.trim() });
  });
});

describe('the order of a sitting', () => {
  const form = {
    id: 'form-a' as const,
    title: 'Form A',
    kind: 'reference' as const,
    hash: 'x',
    scenarios: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, hash: id })),
    cards: cards.filter(({ use }) => use === 'form-a'),
    items: items.filter(({ use }) => use === 'form-a'),
    marks: outline.certification,
  };
  it('follows from the seed, and leaves nothing out', () => {
    expect(orderOf(form, 'seed')).toEqual(orderOf(form, 'seed'));
    const { items: asked, cards: dealt, scenarios } = orderOf(form, 'other');
    expect([asked.length, dealt.length, scenarios.length]).toEqual([20, 20, 5]);
    expect(new Set([...asked, ...dealt, ...scenarios].map(({ id }) => id)).size).toBe(45);
    const firsts = new Set(Array.from({ length: 60 }, (_, seed) => orderOf(form, `seed ${seed}`).scenarios[0]?.id));
    expect(firsts.size).toBe(5);
  });
});

describe('which form', () => {
  it('is the one used less', () => {
    expect(chooseForm(['form-a', 'form-b'], { 'form-a': 3, 'form-b': 2 }, 'seed')).toBe('form-b');
    expect(chooseForm(['form-a', 'form-b'], { 'form-a': 2, 'form-b': 3 }, 'seed')).toBe('form-a');
  });
  it('is either, as by a coin, where both were used alike', () => {
    const chosen = Array.from({ length: 400 }, (_, seed) =>
      chooseForm(['pre-1', 'pre-2'], { 'pre-1': 0, 'pre-2': 0 }, `seed ${seed}`),
    );
    const first = chosen.filter((id) => id === 'pre-1').length;
    expect(first).toBeGreaterThan(160);
    expect(first).toBeLessThan(240);
  });
  it('is the other one afterwards', () =>
    expect((['form-a', 'form-b', 'pre-1', 'pre-2'] as const).map(otherForm)).toEqual([
      'form-b',
      'form-a',
      'pre-2',
      'pre-1',
    ]));
  it('every test item belongs to one of two sets of six', () => {
    const sets = items.filter(({ use }) => use === 'pretest').map(testOf);
    expect([sets.filter((set) => set === 'pre-1').length, sets.filter((set) => set === 'pre-2').length]).toEqual([
      6, 6,
    ]);
  });
});

it.each([
  ['2026-11-22T12:00:00.000Z', 24, '2028-08-22'],
  ['2026-05-31T12:00:00.000Z', 12, '2027-02-28'],
  ['2026-11-22T12:00:00.000Z', 2, '2026-11-22'],
])('passed on %s with certificates of %i months, renewing opens on %s', (endedAt, months, day) =>
  expect(renewalOpensOn(endedAt, months)).toBe(day),
);

describe('the targeted review', () => {
  const result = (with_: Partial<SittingResult> = {}): SittingResult => ({
    passed: false,
    rule: [],
    mean: 80,
    knowledge: 90,
    scenarios: [],
    items: [],
    cards: [],
    objectives: objectives.map((objective) => ({ objective, knowledge: 90, scenes: 80, wasMissed: false })),
    ...with_,
  });
  const missing = (...ids: string[]) =>
    result().objectives.map((each) => ({ ...each, wasMissed: ids.includes(each.objective) }));

  it('names what was missed, in the order of the objectives', () =>
    expect(missedObjectives(result({ objectives: missing('O7', 'O2') }))).toEqual(['O2', 'O7']));
  it('adds what a critical error went against, and what a rate comes from', () => {
    const scenarios = [
      {
        scenario: 'x',
        edition: 'x',
        score: 49,
        raw: 80,
        class: {},
        criticalErrors: [{ code: 'CE8' as const, choice: 'y', binding: true }],
      },
    ];
    const rule = [{ id: 'specificity' as const, figure: 50, needed: 75, met: false, count: null }];
    expect(missedObjectives(result({ scenarios, rule }))).toEqual(['O6', 'O8']);
  });
  it('has something to do for everybody who failed', () => {
    const weak = result().objectives.map((each) => ({ ...each, scenes: each.objective === 'O3' ? 76 : 90 }));
    expect(missedObjectives(result({ objectives: weak }))).toEqual(['O3']);
  });
  it('asks one lesson item for each, no item twice, and none of a form', () => {
    const tasks = reviewTasks(result({ objectives: missing(...objectives) }), items, 'seed');
    const asked = tasks.map(({ item }) => item);
    expect(asked.every((item) => item?.use === 'lesson' && item.type !== 'report')).toBe(true);
    expect(new Set(asked.map((item) => item?.id)).size).toBe(objectives.length);
    expect(tasks.every(({ objective, item }) => item?.objectives.includes(objective))).toBe(true);
    expect(reviewTasks(result({ objectives: missing(...objectives) }), items, 'seed')).toEqual(tasks);
    expect(
      isReviewed(
        tasks,
        asked.map((item) => item?.id ?? ''),
      ),
    ).toBe(true);
    expect(
      isReviewed(
        tasks,
        asked.slice(1).map((item) => item?.id ?? ''),
      ),
    ).toBe(false);
  });
  it('asks nothing where no lesson has an item for it', () => {
    const tasks = reviewTasks(result({ objectives: missing('O6') }), [], 'seed');
    expect(tasks).toEqual([{ objective: 'O6', item: null }]);
    expect(isReviewed(tasks, [])).toBe(true);
  });
});
