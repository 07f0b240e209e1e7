/** Variants that could not be told without a slip. */
import { describeMistakes, type Edit, one } from '../build/mistakes.ts';

const variants = (text: string): Edit => ['debrief:\n', `variants:\n${text}debrief:\n`];
const row = (text: string) => variants(`  ana:\n    - ${text}\n`);

describeMistakes({
  'a row that changes other words': one(
    [variants('  ana:\n    - {Ana: Ama}\n    - {Ben: Bo}\n')],
    'variant-uneven',
    '{Ben: Bo}',
  ),
  'a word that is not in the text': one([row('{Anna: Ama}')], 'variant-unknown-word', 'Ama'),
  'a word with a small letter': one([row('{keeps: holds}')], 'variant-unknown-word', 'holds'),
  'a word of the summary': one([row('{Tuesday: Wednesday}')], 'variant-in-list', 'Wednesday'),
  'a name with another letter': one([row('{Ana: Eva}')], 'variant-letter', 'Eva'),
  'a name that somebody has': one([row('{Ana: Arrive}')], 'variant-clash', 'Arrive}'),
  'a word in two slots': one(
    [variants('  one:\n    - {Ana: Ama}\n  two:\n    - {Ana: Abi}\n')],
    'variant-clash',
    'Abi',
  ),
  'a form without a row for it': one(
    [row('{Ana: Ama}'), ['happens: She comes along.', 'happens: <She|He> comes along.']],
    'variant-form',
    '- id: arrive',
  ),
  'a form that nothing differs by': one([row('{Ana: Ama, form: 2}')], 'variant-form', '- {Ana: Ama'),
});
