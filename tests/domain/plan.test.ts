import { expect, it } from 'vitest';
import { parsePlan } from '#domain/scenario/plan';
import type { Plan } from '#domain/scenario/schema';
import { apartment, people, plan } from './plan-sample.ts';

function problems(rows: readonly string[], more: Partial<Plan> = {}, who = people) {
  const parsed = parsePlan(plan(rows, more), who);
  return parsed.ok
    ? []
    : parsed.problems.map(({ code, field, row, column }) => [code, field.slice(1).join('.'), row, column]);
}

it('a sound plan is read', () =>
  expect(parsePlan(apartment, people)).toMatchObject({ ok: true, floor: { width: 17 } }));
it('Windows line ends change nothing', () =>
  expect(parsePlan({ ...apartment, rows: apartment.rows.replaceAll('\n', '\r\n') }, people)).toEqual(
    parsePlan(apartment, people),
  ));

it.each<[string, unknown[], ReturnType<typeof problems>]>([
  ['an empty plan', [['  ']], [['plan-empty', 'rows', 1, 1]]],
  ['a plan too wide', [['.'.repeat(61)]], [['plan-too-large', 'rows', 1, 1]]],
  ['a plan too tall', [Array(41).fill('.')], [['plan-too-large', 'rows', 1, 1]]],
  ['an unknown character', [['####', '#a|#']], [['plan-unknown-character', 'rows', 2, 3]]],
  ['a tab', [['#a\t#']], [['plan-unknown-character', 'rows', 1, 3]]],
  ['a character beyond the basic plane', [['a😀']], [['plan-unknown-character', 'rows', 1, 2]]],
  ['a capital that is nobody', [['aX']], [['plan-unknown-person', 'rows', 1, 2]]],
  ['a person in two cells', [['aR.', '..R']], [['plan-person-twice', 'rows', 2, 3]]],
  ['a person on floor of no place', [['R#a']], [['plan-start-nowhere', 'rows', 1, 1]]],
  ['a letter that names no place', [['.a'], { places: {} }], [['plan-place-unnamed', 'rows', 1, 2]]],
  ['a place with two letters drawn', [['a.a']], [['plan-place-twice', 'rows', 1, 3]]],
  [
    'a place that is not drawn',
    [['a'], { places: { a: 'hall', b: 'yard' } }],
    [['plan-place-missing', 'places.b', 1, 1]],
  ],
  [
    'two letters for one place',
    [['ab'], { places: { a: 'hall', b: 'hall' } }],
    [['plan-place-shared', 'places.b', 1, 1]],
  ],
  ['a place called away', [['a'], { places: { a: 'away' } }], [['plan-place-reserved', 'places.a', 1, 1]]],
  ['a name for no place', [['a'], { names: { attic: 'Attic' } }], [['plan-name-unknown', 'names.attic', 1, 1]]],
  ['a digit without a label', [['a1']], [['plan-object-unlabeled', 'rows', 1, 2]]],
  ['a label without a digit', [['a'], { objects: { 1: 'Desk' } }], [['plan-object-missing', 'objects.1', 1, 1]]],
  ['a door that joins nothing', [['####', '#a.#', '#+##', '####']], [['plan-door-joins-nothing', 'rows', 3, 2]]],
  ['a door with nothing but void around', [['a', '', '+']], [['plan-door-joins-nothing', 'rows', 3, 1]]],
  ['a window onto a wall', [['####', '#a=#', '####']], [['plan-window-joins-nothing', 'rows', 2, 3]]],
  [
    'a letter that two people share',
    [['a'], {}, { ...people, rico: { name: 'Rico', token: 'R' } }],
    [['plan-token-shared', 'rico.token', 1, 1]],
  ],
])('%s is reported', (_, args, expected) =>
  expect(problems(...(args as Parameters<typeof problems>))).toEqual(expected),
);

it('a door to the outside and a window to the outside are sound', () =>
  expect(problems(['#####', '#a..+', '###=#'])).toEqual([]));
it('every fault is reported at once', () =>
  expect(problems(['aX|', '1..'], { names: { attic: 'Attic' } })).toHaveLength(4));
it('every problem has a message and a remedy', () => {
  const parsed = parsePlan(plan(['aX|', '1.+']), people);
  if (parsed.ok) throw new Error('expected problems');
  for (const { message, remedy } of parsed.problems) expect(message && remedy).toMatch(/\w/);
});
