/** A fault of shape hides nothing else: names, sources and prose are told in the same run. */
import { describe, expect, it } from 'vitest';
import { checked, edited, fixtureText } from '../build/scenario.ts';
import { choice, end, scene, tinyText } from '../build/tiny.ts';

const sound = fixtureText('quiet-street');
type Edits = readonly (readonly [from: string, to: string])[];
const errorsOf = (edits: Edits) =>
  checked(edited(sound, edits)).problems.filter(({ severity }) => severity === 'error');
const codes = (edits: Edits) => errorsOf(edits).map(({ code }) => code);

const wrongShapes: Record<string, Edits[number]> = {
  'a field too many': ['minutes: 5', 'minutes: 5\nmood: calm'],
  'a field misspelled': ['summary: A neighbor', 'sumary: A neighbor'],
  'a text missing': ['happens: He talks., ', ''],
  'a text for a number': ['minutes: 5', 'minutes: five'],
  'a word of no list': ['sense: said', 'sense: smelt'],
  'a number too large': ['budget: 2', 'budget: 200'],
  'a list too short': ['prompts: [What did you see?, What did you ask?, What did you do?]', 'prompts: [What was it?]'],
  'a name with a space': ['{id: facts', '{id: The Facts'],
  'a node with nothing but an id': ['  - {id: end,', '  - {id: extra}\n  - {id: end,'],
};

describe.each(Object.entries(wrongShapes))('with %s', (_name, shape) => {
  const shapeCodes = codes([shape]);
  it('only that is reported if all else is right', () => {
    for (const code of shapeCodes) expect(code).toMatch(/^(missing|unknown-key|wrong|too)/);
    expect(shapeCodes.length).toBeGreaterThan(0);
  });
  it('names, sources and prose are reported too', () => {
    const others: Edits = [
      ['start: arrive', 'start: arive'],
      ['why: She did no wrong., cite: [rule]', 'why: No rescue., cite: [rul]'],
    ];
    expect(codes([shape, ...others]).sort()).toEqual(
      [...shapeCodes, 'unknown-target', 'listed-word', 'unknown-source'].sort(),
    );
  });
});

it('what was mended is reported at its place in the file, by the name that stands there', () => {
  const problems = errorsOf([['why: It took time., cite: [rule]', 'whyy: No rescue., cite: [rule]']]);
  const line = sound.split('\n').findIndex((each) => each.includes('{id: listen')) + 1;
  expect(problems.map(({ code, line }) => [code, line])).toEqual(
    expect.arrayContaining([
      ['unknown-key', line],
      ['listed-word', line],
    ]),
  );
});

it('what an alias repeats is mended in each place by itself', () => {
  const text = 'id: al\nx: &a {ana: 1}\npeople: *a\njudged: *a\nstart: one\nnodes: [*a, *a]\ntitle: Rescue\n';
  const found = checked(text, 'al.yaml').problems.map(({ code }) => code);
  expect(found).toContain('listed-word');
});

it('no problem speaks of what was put in', () => {
  const text = tinyText([scene('one', choice('a'), choice('b')), '{kind: hub}', '{kind: ranking}', '4', end]);
  for (const { message, remedy } of checked(text, 'test.yaml', { allowFixture: true }).problems) {
    expect(`${message} ${remedy}`).not.toMatch(/zz-/);
  }
});

it('paths are tried only once shape and names are right', () => {
  const isWalked = (...edits: Edits) => checked(edited(sound, edits)).isWalked;
  expect([isWalked(), isWalked(['minutes: 5', 'minutes: five']), isWalked(['start: arrive', 'start: no'])]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('a list of problems that is cut short says how many more there are', () => {
  it('for shape', () => {
    const many = Array.from({ length: 130 }, (_, index) => `field-${index}: 1\n`).join('');
    const { problems } = checked(sound.replace('plan:\n', `${many}plan:\n`));
    expect(problems.filter(({ code }) => code === 'unknown-key')).toHaveLength(100);
    expect(problems.find(({ code }) => code === 'more-problems')?.message).toBe(
      'There are 30 more problems of this kind in the file.',
    );
  });
  it('for what is no YAML', () => {
    const { problems } = checked(`a: 1\n${'a: 1\n'.repeat(21)}`);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe('There is 1 more problem of this kind in the file.');
  });
});
