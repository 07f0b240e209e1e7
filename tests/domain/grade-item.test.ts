import { describe, expect, it } from 'vitest';
import { gradeItem, kendallTau } from '#domain/course/grade-item';
import type { Item } from '#domain/course/item';
import { findAnswerFault, type ItemAnswer } from '#domain/course/item-answer';
import { feedback } from '#domain/course/item-feedback';
import { everyType, hotspot, match, multi, order, report, single, spot } from '../build/items.ts';

const chosen = (item: Item, ...ids: string[]) => ({ type: item.type, chosen: ids }) as ItemAnswer;
const leaf = (id: string) => `Leaf of ${id}.`;
const rated = (facts: number, ...rest: number[]) => {
  const [neutral, elements, evidence, safety] = rest;
  return { type: 'report', ratings: { facts, neutral, elements, evidence, safety } } as ItemAnswer;
};

describe('a single item', () => {
  it.each([
    ['birch', 1],
    ['ash', 0],
  ])('earns for %s %d', (id, credit) => expect(gradeItem(single, chosen(single, id))).toBe(credit));
});

describe('a multi item gives each option its own credit', () => {
  it.each([
    [['ash', 'birch'], 1],
    [['ash'], 0.75],
    [['ash', 'birch', 'cedar', 'elm'], 0.5],
    [['ash', 'cedar'], 0.5],
    [[], 0.5],
    [['cedar', 'elm'], 0],
  ])('%j earns %d', (ids, credit) => expect(gradeItem(multi, chosen(multi, ...ids))).toBe(credit));
});

describe('an order', () => {
  // Five steps make ten pairs. Neighbors that changed places are one pair of them.
  it.each([
    ['ash birch cedar elm fir', 1, 1],
    ['birch ash cedar elm fir', 0.8, 0.9],
    ['birch ash elm cedar fir', 0.6, 0.8],
    ['fir ash birch cedar elm', 0.2, 0.6],
    ['fir elm cedar birch ash', -1, 0],
  ])('%s has τ %d and earns %d', (steps, tau, credit) => {
    const ids = steps.split(' ');
    const right = order.options.map(({ id }) => id);
    expect(kendallTau(ids, right)).toBeCloseTo(tau, 10);
    expect(gradeItem(order, chosen(order, ...ids))).toBeCloseTo(credit, 10);
  });
});

describe('a match', () => {
  it.each([
    [{ ash: 'ash', birch: 'birch', cedar: 'cedar', elm: 'elm' }, 1],
    [{ ash: 'birch', birch: 'ash', cedar: 'cedar', elm: 'elm' }, 0.5],
    [{ ash: 'fir', birch: 'birch', cedar: 'cedar', elm: 'elm' }, 0.75],
    [{ ash: 'elm', birch: 'elm', cedar: 'elm', elm: 'elm' }, 0.25],
  ])('%j earns %d', (pairs, credit) => {
    const texts = Object.fromEntries(Object.entries(pairs).map(([id, right]) => [id, leaf(right)]));
    expect(gradeItem(match, { type: 'match', pairs: texts })).toBe(credit);
  });
});

describe('a hotspot', () => {
  it.each([
    [['ash', 'cedar'], 1],
    [['ash', 'elm'], 0.5],
    [['birch', 'elm'], 0],
  ])('%j earns %d', (ids, credit) => expect(gradeItem(hotspot, chosen(hotspot, ...ids))).toBe(credit));
});

describe('an item with errors to spot counts hits less false marks, never below zero', () => {
  it.each([
    [['ash', 'cedar'], 1],
    [['ash'], 0.5],
    [['ash', 'cedar', 'elm'], 0.5],
    [['ash', 'cedar', 'birch', 'elm'], 0],
    [['birch', 'elm'], 0],
    [[], 0],
  ])('%j earns %d', (ids, credit) => expect(gradeItem(spot, chosen(spot, ...ids))).toBe(credit));
});

describe('a report', () => {
  it('is worth its five ratings as a share of twenty', () => {
    expect(gradeItem(report, rated(4, 4, 4, 4, 4))).toBe(1);
    expect(gradeItem(report, rated(4, 3, 2, 1, 0))).toBe(0.5);
    expect(gradeItem(report, rated(3, 3, 3, 3, 2))).toBe(0.7);
    expect(gradeItem(report, rated(0, 0, 0, 0, 0))).toBe(0);
  });

  it('is worth nothing yet before it is rated', () => {
    expect(gradeItem(report, { type: 'report', ratings: null })).toBeNull();
  });
});

describe('an answer', () => {
  const fir = { ash: leaf('ash'), birch: leaf('birch'), cedar: leaf('cedar'), elm: leaf('elm') };
  it.each<[string, Item, ItemAnswer, object | null]>([
    ['of another type', single, chosen(multi, 'ash'), { fault: 'other-type', type: 'single' }],
    ['that is not offered', single, chosen(single, 'oak'), { fault: 'not-offered', strange: ['oak'] }],
    ['of two to a single item', single, chosen(single, 'ash', 'birch'), { fault: 'count', needed: 1 }],
    ['of none to a single item', single, chosen(single), { fault: 'count', needed: 1 }],
    ['that says a thing twice', multi, chosen(multi, 'ash', 'ash'), { fault: 'repeated' }],
    ['without a step', order, chosen(order, 'ash', 'birch'), { fault: 'count', needed: 5 }],
    [
      'of three marks where two are asked',
      hotspot,
      chosen(hotspot, 'ash', 'elm', 'birch'),
      { fault: 'count', needed: 2 },
    ],
    ['of any number of lines', spot, chosen(spot), null],
    ['without a pair', match, { type: 'match', pairs: { ash: leaf('ash') } }, { fault: 'count', needed: 4 }],
    [
      'with a text of its own',
      match,
      { type: 'match', pairs: { ...fir, elm: 'x' } },
      { fault: 'not-offered', strange: ['x'] },
    ],
    ['with a text that stays over', match, { type: 'match', pairs: { ...fir, elm: leaf('fir') } }, null],
    ['that is a report', report, rated(1, 1, 1, 1, 1), null],
  ])('%s', (_name, item, answer, fault) => expect(findAnswerFault(item, answer)).toEqual(fault));
});

describe('feedback', () => {
  it('has the reason of every option, chosen or not, and the sources', () => {
    const told = feedback(multi, chosen(multi, 'ash'));
    expect(told).toMatchObject({ id: 'a-multi', credit: 0.75, cite: ['usc-22-7102'] });
    expect('options' in told && told.options).toEqual([
      { id: 'ash', correct: true, why: 'Reason of ash.' },
      { id: 'birch', correct: true, why: 'Reason of birch.' },
      { id: 'cedar', correct: false, why: 'Reason of cedar.' },
      { id: 'elm', correct: false, why: 'Reason of elm.' },
    ]);
  });

  it('gives the right order, what belongs together, and the model', () => {
    const ids = ['fir', 'elm', 'cedar', 'birch', 'ash'];
    expect(feedback(order, chosen(order, ...ids))).toMatchObject({ options: ids.toReversed().map((id) => ({ id })) });
    expect(feedback(match, { type: 'match', pairs: {} })).toMatchObject({
      options: [{ id: 'ash', with: leaf('ash') }, { id: 'birch' }, { id: 'cedar' }, { id: 'elm' }],
    });
    expect(feedback(report, { type: 'report', ratings: null })).toMatchObject({ model: report.model, credit: null });
  });

  it('is of the type of its item', () => {
    const answer: ItemAnswer = { type: 'report', ratings: null };
    expect(everyType.map((item) => feedback(item, answer).type)).toEqual(everyType.map(({ type }) => type));
  });
});
