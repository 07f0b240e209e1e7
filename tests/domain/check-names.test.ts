/** Names that mean nothing, or the same thing twice, and sources that cannot carry a score. */
import { describeMistakes, type Edit, one, section } from '../build/mistakes.ts';

const fixtureProfile: Edit = ['version: 1', 'version: 1\nprofile: fixture'];

describeMistakes({
  'an id that is not the file’s name': one(
    [['id: quiet-street', 'id: loud-street']],
    'id-is-not-file-name',
    'loud-street',
  ),
  'two nodes of one name': one(
    [
      ['{id: judge, kind: commit', '{id: report, kind: commit'],
      ['disposition: {ana: protective}, then: judge', 'disposition: {ana: protective}, then: report'],
      ['disposition: {ana: neutral}, then: judge', 'disposition: {ana: neutral}, then: report'],
      ['disposition: {ana: punitive}, then: judge', 'disposition: {ana: punitive}, then: report'],
    ],
    'duplicate-id',
    '- id: ⌖report\n',
  ),
  'two choices of one name': one([['{id: digest', '{id: help']], 'duplicate-id', '{id: ⌖help, text: What'),
  'a choice called go': one([['{id: digest', '{id: go']], 'reserved-id', 'go, text: What the call'),
  'a question called go': one([['{id: ask-day', '{id: go']], 'reserved-id', 'go, text: How was'),
  'a target that does not exist': one(
    [['then: ask, happens: He talks.', 'then: aks, happens: He talks.']],
    'unknown-target',
    'aks',
    'Did you mean "ask"?',
  ),
  'a start that does not exist': one(
    [['start: arrive', 'start: arive']],
    'unknown-target',
    'arive',
    'Did you mean "arrive"?',
  ),
  'no ending': one(
    [
      [
        '{id: end, kind: ending, title: End, say: The street is quiet.}',
        '{id: end, kind: commit, title: End, then: end}',
      ],
    ],
    'no-ending',
    '- id: arrive',
  ),
  'a list of targets without a last': one(
    [
      [
        'then: ask, happens: He talks.',
        'then: [{go: act, when: {has_cue: pay}}, {go: ask, when: {has_cue: pay}}], happens: He talks.',
      ],
    ],
    'open-branch',
    '[{go: act',
  ),
  'a timer without a neutral choice': one(
    [['title: Arrive', 'title: Arrive\n    soft_seconds: 30']],
    'half-timer',
    'id: arrive',
    'soft_seconds',
  ),
  'a neutral choice that does not exist': one(
    [['title: Arrive', 'title: Arrive\n    soft_seconds: 30\n    timeout: lisen']],
    'unknown-choice',
    'lisen',
    'Did you mean "listen"?',
  ),
  'a neutral choice that is weighted': one(
    [['title: Arrive', 'title: Arrive\n    soft_seconds: 30\n    timeout: listen']],
    'timeout-not-neutral',
    'timeout: ⌖listen',
  ),
  'a speaker who does not exist': one(
    [['say: The street is quiet.', 'say: {who: anna, text: Thanks.}']],
    'unknown-person',
    '{who: anna',
    'Did you mean "ana"?',
  ),
  'no trainee': {
    edits: [
      ['  you: {name: You, token: Y, officer: true}\n', ''],
      ['#.Y.#', '#...#'],
      ['at: {you: hall, ana: hall, ben: hall}', 'at: {ana: hall, ben: hall}'],
      ['moves: {you: kitchen, ana: kitchen}', 'moves: {ana: kitchen}'],
      ['at: {you: kitchen, ana: kitchen, ben: hall}', 'at: {ana: kitchen, ben: hall}'],
    ],
    expected: [['no-you', 'ana: {name: Ana']],
  },
  'two people of one letter': one(
    [
      ['token: B', 'token: A'],
      ['#.A.#.B.#', '#.A.#...#'],
    ],
    'same-token',
    'token: ⌖A, controls',
  ),
  'a place that does not exist': one(
    [['ben: hall}\n    budget', 'ben: hal}\n    budget']],
    'unknown-place',
    'hal}',
    'Did you mean "hall"?',
  ),
  'a place without a plan': {
    edits: [
      fixtureProfile,
      [section('plan', 'cues'), ''],
      ['moves: {you: kitchen, ana: kitchen}, ', ''],
      ['    at: {you: kitchen, ana: kitchen, ben: hall}\n', ''],
      ['at: {you: hall, ana: hall, ben: hall}', 'at: {ben: hall}'],
    ],
    with: { allowFixture: true },
    expected: [['no-plan', '{ben: ⌖hall}']],
  },
  'a character that the plan does not know': one([['#.Y.#...#', '#.Y.#.?.#']], 'plan-unknown-character', '#.Y.#.⌖?.#'),
  'a person who stands nowhere': one(
    [
      ['#.A.#.B.#', '#.A.#...#'],
      ['ana: hall, ben: hall}', 'ana: hall}'],
    ],
    'unplaced-person',
    '{name: Ben',
  ),
  'a cue that does not exist': one(
    [['{has_cue: pay}', '{has_cue: play}']],
    'unknown-cue',
    '{has_cue: play}',
    'Did you mean "pay"?',
  ),
  'a cue that nobody finds': one(
    [['cues:\n', 'cues:\n  bed: {text: A bed., sense: saw, where: Here, meaning: A cue.}\n']],
    'cue-never-found',
    '{text: A bed.',
  ),
  'a meter that does not exist': one(
    [['effect: {minutes: 3}', 'effect: {minute: 3}']],
    'unknown-meter',
    '{minute: 3}',
    'Did you mean "minutes"?',
  ),
  'a meter that starts beyond its range': one(
    [['minutes: {start: 0, min: 0, max: 60}', 'minutes: {start: 90, min: 0, max: 60}']],
    'meter-out-of-range',
    '{start: 90',
  ),
  'a flag that nothing sets': one([['{has_cue: pay}', '{or: [{has_cue: pay}, {flag: paid}]}']], 'unknown-flag', '{or:'),
  'a flag that nothing reads': one(
    [['effect: {minutes: 3}', 'sets: [parted], effect: {minutes: 3}']],
    'flag-never-read',
    '[parted]',
  ),
  'a meter condition without a number': one(
    [['{has_cue: pay}', '{meter: minutes}']],
    'empty-condition',
    '{meter: minutes}',
  ),
  'a private question to nobody in particular': {
    edits: [
      [
        'judged:\n',
        'judged:\n  ben: {truth: noise, question: And Ben?, headlines: {FALSE_ALARM: Ben was held., CORRECT_REJECTION: Ben went on.}}\n',
      ],
      ['w: {I: 1}, reveals', 'of: ana, w: {I: 1}, reveals'],
      ['asks: private, ce', 'of: ana, asks: private, ce'],
    ],
    expected: [['asks-whom', '{id: ask-bed']],
  },
  'nobody to judge': one(
    [
      [section('judged', 'plan'), 'judged: {}\n'],
      ['disposition: {ana: protective}, ', ''],
      ['disposition: {ana: neutral}, ', ''],
      ['disposition: {ana: punitive}, ', ''],
      ['escalates: [ana], ', ''],
    ],
    'nobody-judged',
    'judged: ⌖{}',
  ),
  'a judgment of somebody who is not judged': one(
    [['escalates: [ana]', 'escalates: [ben]']],
    'unknown-judged',
    '[ben]',
  ),
  'a critical error without a remedy': one([['remedy: Part them first., ', '']], 'no-remedy', '{id: press'),
  'a remedy without a critical error': one(
    [['id: listen,', 'id: listen, remedy: Do not.,']],
    'remedy-without-error',
    'Do not.',
  ),
});

describeMistakes({
  'a source that is not in the register': one(
    [['why: It took time., cite: [rule]', 'why: It took time., cite: [rul]']],
    'unknown-source',
    '[rul]',
    'Did you mean "rule"?',
  ),
  'an expired source': one(
    [['why: It took time., cite: [rule]', 'why: It took time., cite: [rule, aged]']],
    'source-expired',
    '[rule, aged]',
  ),
  'an unverified source': one(
    [['why: It took time., cite: [rule]', 'why: It took time., cite: [rule, unread]']],
    'source-unverified',
    '[rule, unread]',
  ),
  'a choice that rests on an unverified source': {
    edits: [['why: It took time., cite: [rule]', 'why: It took time., cite: [unread]']],
    expected: [
      ['source-unverified', '[unread]'],
      ['weak-basis', '[unread]'],
    ],
  },
  'no source': one([['why: It took time., cite: [rule]', 'why: It took time.']], 'no-source', '{id: listen'),
  'a critical error without the source that carries it': one(
    [['cite: [iacp-2007, rule]', 'cite: [rule]']],
    'critical-error-basis',
    '[rule]}\n  - id: ask',
    'iacp-2007 or ovc-eguide',
  ),
});
