/** The words round items: for the player here, and for the list that stands without JavaScript. */
import type { AskedDocument, AskedItem } from '#domain/course/asked-item';
import type { RubricRow } from '#domain/course/item';

/** What to do, in the player. */
export function taskOf(item: AskedItem): string {
  switch (item.type) {
    case 'single':
      return 'Choose one.';
    case 'multi':
      return 'Choose all that apply.';
    case 'order':
      return 'Put them in order, first at the top.';
    case 'match':
      return item.right.length > item.options.length
        ? 'Choose what belongs to each. Some letters stay over.'
        : 'Choose what belongs to each.';
    case 'hotspot':
      return item.pick === 1 ? 'Mark one place.' : `Mark ${item.pick} places.`;
    case 'spot':
      return 'Mark each line that holds an error. A false mark takes one away.';
    case 'report':
      return 'Write it in your own words, a few lines. They stay on this page: they are not sent.';
  }
}

export const documentNames: Readonly<Record<AskedDocument['kind'], string>> = {
  report: 'Report',
  ad: 'Ad, its fields only',
  message: 'Messages',
  form: 'Form',
  note: 'Note',
};

export const rowNames: Readonly<Record<RubricRow, string>> = {
  facts: 'Facts and exact words',
  neutral: 'Neutral words',
  elements: 'Elements',
  evidence: 'Evidence',
  safety: 'Safety',
};

/** "A", "B", "C" … for the right-hand column. */
export const letterOf = (index: number) => String.fromCharCode(65 + index);
