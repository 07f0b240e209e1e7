/** What gives an answer away, or cannot be read. */
import { describeMistakes, type Edit, one, section } from '../build/mistakes.ts';

/** A scene before the first, of as many decisions as are needed for a habit to show. */
const earlier = (best: string, other: string): Edit[] => [
  ['start: arrive', 'start: s1'],
  [
    'nodes:\n',
    `nodes:\n${[1, 2, 3, 4, 5, 6]
      .map(
        (n) =>
          `  - {id: s${n}, title: S, choices: [{id: y${n}, text: ${best}, w: {P: 1}, then: ${n === 6 ? 'arrive' : `s${n + 1}`}, happens: It is done., why: It helps., cite: [rule]}, {id: z${n}, text: ${other}, w: {P: -2, S: 1}, then: ${n === 6 ? 'arrive' : `s${n + 1}`}, happens: It is done., why: It harms., cite: [rule]}]}\n`,
      )
      .join('')}`,
  ],
];

describeMistakes({
  'a text that is hard to read': one(
    [
      [
        'next_shift: Part them first.',
        `next_shift: ${'Institutional considerations necessitate comprehensive interdepartmental communication notwithstanding jurisdictional ambiguities '.repeat(9).trim()}.`,
      ],
    ],
    'hard-to-read',
    '- id: arrive',
  ),
  'a best option that is longer than the others': one(
    [
      [
        'text: What was seen and said in her words',
        'text: What was seen and said in her own words and in the order in which she said them',
      ],
    ],
    'length-gives-away',
    'What was seen',
  ),
  'best options that are mostly the longest': one(
    earlier('Write down her names', 'Write down the name'),
    'longest-is-best',
    '- {id: s1',
  ),
  'best options in a kinder tone': one(
    earlier('Say please to her now', 'Say what to do to her'),
    'tone-gives-away',
    '- {id: s1',
    'Polite',
  ),
  'an option with an absolute': one(
    [['text: Book her for the noise and the mess', 'text: Book her as one always has to do']],
    'absolute-word',
    'Book her as',
  ),
  'a word that the course does not use': one(
    [['why: He could hear it.', 'why: No rescue comes.']],
    'listed-word',
    'No rescue',
    'left safely',
  ),
  'a word that the course does not use, where people are named': one(
    [['token: B, controls', 'token: B, role: the rescuer, controls']],
    'listed-word',
    '{name: Ben',
  ),
  'a word that is too graphic': one([['He keeps her pay.', 'A gory scene.']], 'graphic-word', 'A gory'),
  'a telephone number': one([['happens: He talks.', 'happens: Call 555-0134.']], 'real-contact', 'Call 555'),
  'an address on the web': one(
    [['happens: He talks.', 'happens: See www.example.org now.']],
    'real-contact',
    'See www',
  ),
  'no plan': {
    edits: [
      [section('plan', 'cues'), ''],
      ['moves: {you: kitchen, ana: kitchen}, ', ''],
      ['    at: {you: kitchen, ana: kitchen, ben: hall}\n', ''],
      ['    at: {you: hall, ana: hall, ben: hall}\n', ''],
    ],
    expected: [['missing-plan', '- id: arrive']],
  },
  'no debrief': one([[section('debrief', 'facilitator'), '']], 'missing-debrief', '- id: arrive'),
  'no notes for the facilitator': one([[section('facilitator'), '']], 'missing-facilitator', '- id: arrive'),
  'no headline for a way it can end': one(
    [['      MISSED: Ana was not seen.\n', '']],
    'missing-headline',
    'headlines:\n      ⌖VICTIM',
  ),
});
