/** What an author is told is in an author's words: how many, which field, what to write. */
import { describe, expect, it } from 'vitest';
import { nearest } from '#domain/scenario/problem';
import { checked, edited, fixtureText } from '../build/scenario.ts';

const sound = fixtureText('quiet-street');
const told = (text: string) =>
  checked(text)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ message, remedy }) => `${message} ${remedy}`)
    .join('\n');

describe('a fault of shape', () => {
  const cases: [string, string, string][] = [
    ['minutes: 5', 'minutes: five', '"minutes" should be a number. Write a number.'],
    ['minutes: 5', 'minutes: 2.5', '"minutes" should be a whole number. Write a whole number.'],
    ['minutes: 5\n', '', '"minutes" is missing. Add `minutes: 12`, a number.'],
    ['minutes: 5', 'minutes: 99', '"minutes" is 99, which is too large. The most is 30.'],
    ['minutes: 5', 'minutes: 0', '"minutes" is 0, which is too small. The least is 1.'],
    ['title: Quiet Street', 'title: 7', '"title" should be a text. Write a text, in quotation marks if'],
    ['title: Quiet Street', 'title:', '"title" is empty; it should be a text.'],
    ['title: Quiet Street', "title: ''", '"title" is empty. Write something there'],
    ['title: Quiet Street\n', '', '"title" is missing. Add `title: …` with a text after the colon.'],
    ['title: Quiet Street', `title: ${'x'.repeat(70)}`, '"title" has 70 characters. The most is 60 characters.'],
    ['start: arrive\n', '', '"start" is missing. Add `start: arrive`, '.replace('arrive', 'arrival')],
    ['truth: signal\n', '\n', '"truth" is missing. Add `truth: signal`, one of signal, noise, ambiguous.'],
    ['objectives: [O1]', 'objectives: O1', '"objectives" should be a list. Write a list: '],
    ['objectives: [O1]', 'objectives: [9]', 'Entry 1 of "objectives" is 9, which is not one of O1'],
    ['officer: true', 'officer: maybe', '"officer" should be true or false. Write true or false.'],
    ['happens: He talks.', 'happens: 5', 'Write a text, a line such as {who: renee, text: I am fine.}, or a list'],
    ['places: {k: kitchen, h: hall}', 'places: {k: kitchen, h: hall}\n  objects: {x: Bed}', 'Use one digit, 0 to 9.'],
    ['MISSED: Ana was not seen.', 'MISST: Ana was not seen.', 'There is no field "MISST" here. Did you mean "MISSED"?'],
    ['{S: 2, P: 1}', '{S: 2, X: 1}', 'There is no field "X" here. Remove it, or see the reference'],
    ['facilitator:', 'review: {legal: {by: A. Bar, on: today}}\nfacilitator:', 'Write a day as 2026-11-22'],
  ];
  it.each(cases)('%s → %s is told as it is mended', (from, to, words) => {
    const text = told(edited(sound, [[from, to]]));
    expect(text).toContain(words);
    expect(text).not.toMatch(/Invalid|expected|received|undefined|null/);
  });
});

describe('what is no YAML', () => {
  it.each([
    ['id: a\n---\nid: b\n', 'The file holds more than one document: a line of three hyphens begins a new one.'],
    ['id: a\nid: b\n', 'The field "id" stands twice in one place. Keep one of the two.'],
    ['id: a: b\n', 'There is a second colon in this line.'],
    ['id: "a\n', 'A quotation mark, a bracket or a comma is missing.'],
    ['id: @a\n', 'A text cannot begin with @ here. Put it in quotation marks.'],
    ['id: *a\n', 'A text here begins with an asterisk (*). Put it in quotation marks.'],
    ['words alone\nid: a\n', 'A field needs a name, a colon and a space'],
    ['a:\n\tb: 1\n', 'Indent with spaces.'],
    ['a: "\\q"\n', 'A backslash within double quotation marks'],
    ['? [a]\n: b\n', 'The name of a field must be a plain word.'],
    ['a: "x" y\n', 'This place cannot be read.'],
  ])('%j is told without the words of the parser', (text, words) => {
    expect(told(text)).toContain(words);
    expect(told(text)).not.toMatch(/YAML\.|mapping|scalar|implicit|token|Flow/);
  });
});

it('a name of one letter has no near miss, and one of two letters only another with one of them', () => {
  expect([nearest('X', ['I', 'id', 'w']), nearest('q9', ['q1', 'ab']), nearest('xy', ['id'])]).toEqual([
    undefined,
    'q1',
    undefined,
  ]);
});
