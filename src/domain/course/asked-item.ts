/**
 * An item as it is asked: all that may travel before it has been answered. What is right, why, the
 * sources, the critical error behind it and how a report is rated stay behind.
 */
import { seededShuffle } from '#domain/attempt/shuffle';
import type { Item, ItemOf } from './item.ts';

interface Asked {
  readonly id: string;
  readonly stem: string;
}

export interface AskedOption {
  readonly id: string;
  readonly text: string;
}

export interface AskedDocument {
  readonly kind: 'report' | 'ad' | 'message' | 'form' | 'note';
  readonly title: string;
  /** From the top: a document keeps its order. */
  readonly parts: readonly (AskedOption & { readonly label?: string })[];
}

export type AskedItem =
  | (Asked & { readonly type: 'single' | 'multi' | 'order'; readonly options: readonly AskedOption[] })
  /** `right` is answered by its texts: an id of its own, or a place, could tell what belongs together. */
  | (Asked & { readonly type: 'match'; readonly options: readonly AskedOption[]; readonly right: readonly string[] })
  | (Asked & { readonly type: 'hotspot'; readonly document: AskedDocument; readonly pick: number })
  | (Asked & { readonly type: 'spot'; readonly document: AskedDocument })
  | (Asked & { readonly type: 'report'; readonly facts: readonly string[] });

export type AskedItemOf<T extends AskedItem['type']> = Extract<AskedItem, { type: T }>;

/** @param seed - orders what has no order of its own; the same seed gives the same order */
export function askedItem(item: Item, seed: string): AskedItem {
  const { id, stem } = item;
  const shuffled = <T>(list: readonly T[], column = '') => seededShuffle(list, `${seed} ${id} ${column}`);
  switch (item.type) {
    case 'single':
    case 'multi':
    case 'order':
      return { id, type: item.type, stem, options: shuffled(item.options).map(shownOption) };
    case 'match': {
      const texts = [...item.options.map((option) => option.with), ...item.extra.map(({ text }) => text)];
      // Sorted first, so that the order in which the author wrote the pairs leaves no trace.
      return {
        id,
        type: item.type,
        stem,
        options: shuffled(item.options, 'left').map(shownOption),
        right: shuffled(texts.sort(), 'right'),
      };
    }
    case 'hotspot':
      return { id, type: item.type, stem, document: shownDocument(item), pick: item.pick };
    case 'spot':
      return { id, type: item.type, stem, document: shownDocument(item) };
    case 'report':
      return { id, type: item.type, stem, facts: item.facts };
  }
}

function shownOption({ id, text }: AskedOption): AskedOption {
  return { id, text };
}

function shownDocument({ document: { kind, title, parts } }: ItemOf<'hotspot' | 'spot'>): AskedDocument {
  return {
    kind,
    title,
    parts: parts.map(({ id, label, text }) => (label === undefined ? { id, text } : { id, label, text })),
  };
}
