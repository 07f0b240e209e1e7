import type { CardEnd } from '#domain/course/card-round';

/** The name of each end, as over the whole course. */
export const endNames: Readonly<Record<CardEnd, string>> = {
  caught: 'Caught',
  missed: 'Missed',
  'over-called': 'Over-called',
  'right-to-leave': 'Right to leave',
};

/** What happened, in a sentence. "Of sex trafficking" each time: somebody robbed, beaten or unpaid is a victim too. */
export const endSentences: Readonly<Record<CardEnd, string>> = {
  caught: 'Someone here was a victim of sex trafficking, and you saw it.',
  missed: 'Someone here was a victim of sex trafficking.',
  'over-called': 'Nobody here was a victim of sex trafficking.',
  'right-to-leave': 'Nobody here was a victim of sex trafficking, and you saw that too.',
};
