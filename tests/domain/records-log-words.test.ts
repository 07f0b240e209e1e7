import { expect, test } from 'vitest';
import { erasureKind, namesRow, stretches } from '#domain/records/erasure';
import { actWords, kindWords, logDetails } from '#domain/records/log-words';
import { effectOf } from '#domain/records/rescored';

test('a change shows what it was and what it became, and nothing that stayed', () => {
  const content = {
    cohort: 'spring',
    before: { name: 'A', isOpen: true, dates: null },
    after: { name: 'B', isOpen: true, dates: ['x', 'y'] },
  };
  expect(logDetails('cohort.changed', content)).toEqual([
    { label: 'Name', before: 'A', after: 'B' },
    { label: 'Dates', before: 'none', after: 'x; y' },
    { label: 'Cohort', value: 'spring' },
  ]);
});

test('a decision shows where it belongs and not what was decided, since the answers of who passed are the key', () => {
  const content = {
    attempt: 'a1',
    scenario: 'bus-bay',
    edition: 'ff',
    seq: 3,
    id: 'x',
    event: { type: 'choose.greet' },
  };
  expect(logDetails('decision', content)).toEqual([
    { label: 'Decision', value: '3' },
    { label: 'Attempt', value: 'a1' },
  ]);
  const card = {
    sitting: 's1',
    seq: 1,
    id: 'x',
    kind: 'card',
    ref: 'card-07',
    answer: { victim: true, confidence: 75 },
  };
  expect(logDetails('decision', card)).toEqual([
    { label: 'Decision', value: '1' },
    { label: 'Sitting', value: 's1' },
  ]);
});

test('a content of any shape is shown without a fault', () => {
  for (const content of [null, 1, 'x', [], {}, { before: 1, after: 2 }, { before: null, after: { a: 1 } }]) {
    expect(Array.isArray(logDetails('any.kind', content))).toBe(true);
  }
});

test('kinds are told in words, unknown ones as they are', () => {
  expect(actWords('member.changed')).toBe('changed the details of');
  expect(actWords('member.changed', { isOwn: true })).toBe('changed their own details');
  expect(actWords('door.opened-wide')).toBe('door opened wide');
  expect(kindWords('cohort.member-added')).toBe('Cohort member added');
});

test('an erasure names rows by stretches', () => {
  expect(stretches([2, 3, 4, 9, 11, 12])).toEqual([
    [2, 4],
    [9, 9],
    [11, 12],
  ]);
  expect(stretches([])).toEqual([]);
  const content = { why: erasureKind, rows: stretches([2, 3, 4, 9]) };
  expect([1, 2, 4, 5, 9, 10].map((row) => namesRow(content, row))).toEqual([false, true, true, false, true, false]);
  for (const other of [null, {}, { rows: 'x' }, { rows: [3] }, { rows: [['a', 'b']] }])
    expect(namesRow(other, 3)).toBe(false);
});

test('a result under a corrected key passes, no longer passes, changes or stays', () => {
  const result = (score: number | null, passed: boolean | null) => ({ score, passed });
  expect(effectOf(result(76, true), result(73, false))).toBe('pass-to-fail');
  expect(effectOf(result(73, false), result(76, true))).toBe('fail-to-pass');
  expect(effectOf(result(76, true), result(80, true))).toBe('score');
  expect(effectOf(result(76, true), result(76, true))).toBe('none');
  expect(effectOf(result(null, null), result(null, null))).toBe('none');
});
