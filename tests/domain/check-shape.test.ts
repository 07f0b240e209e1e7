/** What a file says in a form that the format does not have. */
import { describeMistakes, one } from '../build/mistakes.ts';

describeMistakes({
  'an unknown field': one(
    [['minutes: 5', 'minuts: 5\nminutes: 5']],
    'unknown-key',
    'minuts',
    'Did you mean "minutes"?',
  ),
  'an unknown field of a choice': one(
    [['asks: private, ce: CE2', 'asks: private, ceh: x, ce: CE2']],
    'unknown-key',
    'ceh: x',
    'Did you mean "ce"?',
  ),
  'an unknown field in a condition': one(
    [['{has_cue: pay}', '{has_que: pay}']],
    'unknown-key',
    'has_que',
    'Did you mean "has_cue"?',
  ),
  'a missing field': one([['title: Quiet Street\n', '']], 'missing-field', 'id: quiet-street', '"title" is missing.'),
  'a missing consequence': one(
    [['then: ask, happens: He talks., ', 'then: ask, ']],
    'missing-field',
    '{id: listen',
    '"happens" is missing.',
  ),
  'text for a number': one([['minutes: 5', 'minutes: five']], 'wrong-type', 'five'),
  'a word that is none of the list': one(
    [['truth: signal', 'truth: signl']],
    'wrong-value',
    'signl',
    'Did you mean "signal"?',
  ),
  'a kind that is none of the list': one(
    [['kind: ending', 'kind: endig']],
    'wrong-value',
    'endig',
    'Did you mean "ending"?',
  ),
  'a weight beyond the scale': one([['{S: 2, P: 1}', '{S: 3, P: 1}']], 'too-large', '3, P: 1', 'The most is 2.'),
  'a list that is too short': one(
    [['prompts: [What did you see?, What did you ask?, What did you do?]', 'prompts: [What did you see?]']],
    'too-small',
    '[What did you see?]',
    'The least is 3.',
  ),
  'an id that is no slug': one([['{id: part,', '{id: Part Them,']], 'wrong-form', 'Part Them', 'lower-case words'),
  'a key that is no slug': one([['  pay: {text', '  Pay Day: {text']], 'wrong-form', 'Pay Day', 'lower-case words'),
  'a condition that is a list': one([['when: {has_cue: pay}', 'when: [pay]']], 'wrong-shape', 'when: ⌖[pay]'),
});
