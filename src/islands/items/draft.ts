/** What somebody has marked, chosen or written so far, and the answer that it makes. */
import type { AskedItem } from '#domain/course/asked-item';
import type { RubricRow } from '#domain/course/item';
import type { ItemAnswer, Rating } from '#domain/course/item-answer';

export interface Draft {
  /** Ids of options or parts; for `order` all of them, as they stand. */
  readonly chosen: readonly string[];
  readonly pairs: Readonly<Record<string, string>>;
  readonly text: string;
  readonly ratings: Readonly<Partial<Record<RubricRow, Rating>>>;
}

export function blankDraft(item: AskedItem): Draft {
  return { chosen: item.type === 'order' ? item.options.map(({ id }) => id) : [], pairs: {}, text: '', ratings: {} };
}

export type Made =
  | { readonly ok: true; readonly answer: ItemAnswer }
  /** What is still missing, to follow "Fix:". */
  | { readonly ok: false; readonly fix: string };

/** @param isCompared - a report has been compared with the model, so that it can be rated */
export function answerOf(item: AskedItem, draft: Draft, isCompared: boolean): Made {
  const fix = missing(item, draft, isCompared);
  if (fix !== null) return { ok: false, fix };
  switch (item.type) {
    case 'match':
      return { ok: true, answer: { type: item.type, pairs: draft.pairs } };
    case 'report':
      return { ok: true, answer: { type: item.type, ratings: isCompared ? wholeRatings(draft.ratings) : null } };
    default:
      return { ok: true, answer: { type: item.type, chosen: draft.chosen } };
  }
}

function missing(item: AskedItem, { chosen, pairs, text, ratings }: Draft, isCompared: boolean): string | null {
  switch (item.type) {
    case 'single':
      return chosen.length === 0 ? 'choose one of them.' : null;
    case 'multi':
      return chosen.length === 0 ? 'choose at least one of them.' : null;
    case 'order':
      return null;
    case 'match':
      return item.options.every(({ id }) => pairs[id]) ? null : 'choose a letter for each of them.';
    case 'hotspot':
      return chosen.length === item.pick ? null : `mark exactly ${item.pick}; you have marked ${chosen.length}.`;
    case 'spot':
      return chosen.length === 0 ? 'mark at least one line.' : null;
    case 'report':
      if (isCompared) return rows.every((row) => ratings[row] !== undefined) ? null : 'rate each of the five rows.';
      return text.trim() === '' ? 'write a few lines first.' : null;
  }
}

/** In the order in which a report is rated. */
export const rows: readonly RubricRow[] = ['facts', 'neutral', 'elements', 'evidence', 'safety'];

function wholeRatings(ratings: Draft['ratings']): Readonly<Record<RubricRow, Rating>> {
  return Object.fromEntries(rows.map((row) => [row, ratings[row] ?? 0])) as Record<RubricRow, Rating>;
}
