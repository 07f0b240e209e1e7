/** What goes wrong only on some way through. */
import { describeMistakes, type Edit, type Mistake, one } from '../build/mistakes.ts';

const two = (edits: readonly Edit[], code: string, other: string, at: string): Mistake => ({
  edits,
  expected: [
    [code, at],
    [other, at],
  ],
});

describeMistakes({
  'a node that no path reaches': one(
    [['  - {id: end,', '  - {id: hidden, kind: commit, title: Hidden, then: end}\n  - {id: end,']],
    'unreachable-node',
    '{id: hidden',
  ),
  'an ending that no path reaches': one(
    [['  - {id: end,', '  - {id: other, kind: ending, title: Other}\n  - {id: end,']],
    'unreachable-ending',
    '{id: other',
  ),
  'a place where nothing is offered': {
    edits: [
      ['disposition: {ana: neutral}, then: judge', 'when: {has_cue: pay}, disposition: {ana: neutral}, then: judge'],
      ['disposition: {ana: punitive}, then: judge', 'when: {has_cue: pay}, disposition: {ana: punitive}, then: judge'],
    ],
    expected: [['dead-end', 'id: act\n']],
  },
  'a loop that uses nothing up': one(
    [['then: ask, happens: He talks.', 'then: arrive, happens: He talks.']],
    'endless-loop',
    'id: arrive\n',
  ),
  'a condition that always holds': one(
    [['id: card, ', 'id: card, when: {not: {meter: minutes, at_least: 50}}, ']],
    'condition-always-true',
    '{not:',
  ),
  'a condition that never holds': one(
    [['id: card, ', 'id: card, when: {meter: minutes, at_least: 50}, ']],
    'condition-never-true',
    '{meter:',
  ),
  'a branch that is never taken': one(
    [['then: ask, happens: He talks.', 'then: [{when: {has_cue: pay}, go: act}, {go: ask}], happens: He talks.']],
    'branch-never-taken',
    '[{when:',
    '"act"',
  ),
  'a question that costs more than there is': one(
    [['id: ask-day, text: How was your day?,', 'id: ask-day, text: How was your day?, cost: 3,']],
    'option-never-offered',
    '{id: ask-day',
    '"ask-day" costs 3 minutes and "ask" has 2',
  ),
  'a question that costs more than there is, and waits for something too': one(
    [['id: ask-day, text: How was your day?,', 'id: ask-day, text: How was your day?, cost: 3, when: {has_cue: pay},']],
    'option-never-offered',
    '{id: ask-day',
  ),
  'a private question in earshot': one(
    [['asks: private, ce: CE2, remedy: Part them first.,', 'asks: private,']],
    'private-in-earshot',
    '{id: press',
    'Ben',
  ),
  'a way past the judgment': one(
    [['disposition: {ana: neutral}, then: judge', 'disposition: {ana: neutral}, then: report']],
    'commit-bypassed',
    '- id: arrive',
  ),
  'a way past the report': one(
    [
      ['disposition: {ana: neutral}, then: judge', 'disposition: {ana: neutral}, then: quick'],
      ['  - {id: end,', '  - {id: quick, kind: commit, title: Quick, then: end}\n  - {id: end,'],
    ],
    'report-bypassed',
    '- id: arrive',
  ),
  'a best path with a critical error': two(
    [
      ['{T: 2, P: 1}, disposition', '{T: 2, P: 1}, ce: CE2, remedy: Do not., disposition'],
      ['why: Help comes first., cite: [rule]', 'why: Help comes first., cite: [rule, iacp-2007]'],
    ],
    'best-path-critical',
    'one-good-way',
    '- id: arrive',
  ),
  'a single good way': one(
    [
      ['{S: 1}, happens: Here.', '{S: 2, T: 2}, happens: Here.'],
      ['{I: 1, T: -1}', '{I: 1, T: -2}'],
    ],
    'one-good-way',
    '- id: arrive',
  ),
  'random play that pays': one(
    [
      ['{I: 1, T: -1}', '{I: 1, S: 1}'],
      ['{S: 1}, disposition: {ana: neutral}', '{T: 2, S: 1}, disposition: {ana: neutral}'],
    ],
    'luck-pays',
    '- id: arrive',
  ),
  'a best choice that another one beats': one(
    [
      ['{T: 2, P: 1}, disposition', '{T: 2, S: 1}, disposition'],
      [
        '{S: 1}, disposition: {ana: neutral}',
        '{T: 2, S: 1, P: 1}, when: {not: {has_cue: pay}}, disposition: {ana: neutral}',
      ],
      ['{T: -2, P: -2}, disposition', '{T: -2, P: -2, I: 1}, disposition'],
      ['{I: 1, T: -1}', '{I: 1, T: -2, P: -2}'],
      ['{S: 1, P: -1}', '{S: 1, P: -2, T: -2}'],
    ],
    'best-dominated',
    '{id: help',
  ),
  'a decision without a trade-off': one(
    [['w: {S: 1, P: -1}, then: end', 'w: {P: -1}, then: end']],
    'no-trade-off',
    'id: report\n',
  ),
});
