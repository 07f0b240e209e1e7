import type { AskedItem } from '#domain/course/asked-item';
import type { ItemFeedback } from '#domain/course/item-feedback';

/** What came of an answer, in one sentence. @param chosen - ids that were chosen or marked */
export function headline(asked: AskedItem, told: ItemFeedback, chosen: readonly string[]): string {
  const { credit } = told;
  switch (told.type) {
    case 'single':
      return credit === 1 ? 'You chose the one that holds.' : 'Another one holds.';
    case 'multi':
      return `You judged ${of(credit, told.options.length)} correctly.`;
    case 'order':
      return credit === 1
        ? 'All of them stand in the right order.'
        : `${of(credit, pairsOf(told.options.length))} pairs of steps stand in the right order.`;
    case 'match':
      return credit === 1 ? 'All of them belong together.' : `${of(credit, told.options.length)} belong together.`;
    case 'hotspot':
      return marked(credit, asked.type === 'hotspot' ? asked.pick : 1);
    case 'spot':
      return spotted(told.options, chosen);
    case 'report':
      return credit === null ? 'Now compare the two.' : `You gave yourself ${Math.round(credit * 20)} of 20.`;
  }
}

function of(credit: number | null, all: number): string {
  const right = Math.round((credit ?? 0) * all);
  return right === all ? `all ${all}` : `${right} of ${all}`;
}

function marked(credit: number | null, pick: number): string {
  if (pick === 1) return credit === 1 ? 'You marked the place that matters.' : 'Another place matters.';
  return `You marked ${of(credit, pick)} places that matter.`;
}

const pairsOf = (steps: number) => (steps * (steps - 1)) / 2;

function spotted(options: readonly { readonly id: string; readonly correct: boolean }[], chosen: readonly string[]) {
  const errors = options.filter(({ correct }) => correct);
  const hits = errors.filter(({ id }) => chosen.includes(id)).length;
  const falseMarks = chosen.length - hits;
  const found = `You found ${hits} of ${errors.length} errors`;
  if (falseMarks === 0) return `${found}.`;
  return `${found}, and marked ${falseMarks} ${falseMarks === 1 ? 'line that is' : 'lines that are'} sound.`;
}
