/** The words round a sitting. */
import type { AskItemView, AskView, PartView, Purpose, SittingHead, SittingView } from '#domain/certification/wire';

export const purposeNames: Readonly<Record<Purpose, string>> = {
  certification: 'Certification',
  'pre-test': 'Pre-test',
  'post-test': 'Post-test',
};

/** "Certification, form A"; a test has no other name than what it is. */
export function sittingName({ purpose, title }: Pick<SittingHead, 'purpose' | 'title'>): string {
  const name = purposeNames[purpose];
  return purpose === 'certification' ? `${name}, ${title.charAt(0).toLowerCase()}${title.slice(1)}` : name;
}

const units: Readonly<Record<PartView['kind'], string>> = {
  knowledge: 'Question',
  cards: 'Card',
  scene: 'Decision',
};

/** "Question 4 of 20 · Part 1 of 7" */
export function progressWords({ parts, ask }: Pick<SittingView, 'parts' | 'ask'>): string {
  const part = parts.find(({ state }) => state === 'now');
  if (!part) return '';
  const [number, of] = ask?.kind === 'scene' ? [ask.decision, ask.decisions] : [part.done + 1, part.of];
  const within = `${units[part.kind]} ${number} of ${of}`;
  return parts.length === 1 ? within : `${within} · Part ${part.number} of ${parts.length}`;
}

/** What to do with an item, where it is answered in a form. */
export function taskWords(ask: AskItemView): string {
  switch (ask.type) {
    case 'single':
      return 'Choose one.';
    case 'multi':
      return 'Choose all that apply.';
    case 'order':
      return 'Give each line its number, 1 for what comes first. Use each number once.';
    case 'match':
      return ask.right.length > ask.options.length
        ? 'Choose what belongs to each. Some letters stay over.'
        : 'Choose what belongs to each.';
    case 'hotspot':
      return ask.pick === 1 ? 'Mark one place.' : `Mark ${ask.pick} places.`;
    case 'spot':
      return 'Mark each line that holds an error. A false mark takes one away.';
    case 'report':
      return 'Write it in your own words, a few lines. It is kept for your instructors to read and is not scored.';
  }
}

/** On the one button of a step. */
export function sendWords(ask: AskView): string {
  if (ask.kind === 'item') return 'Save this answer';
  if (ask.kind === 'card') return 'Commit to this judgment';
  switch (ask.task.type) {
    case 'choose':
    case 'questions':
      return 'Do this';
    case 'judge':
      return 'Commit to this judgment';
    case 'rank':
      return 'This is my order';
  }
}
