/** What somebody is told once they have answered an item: the whole key of it, with the reasons. */
import { gradeItem } from './grade-item.ts';
import type { Item, RubricRow } from './item.ts';
import type { ItemAnswer } from './item-answer.ts';

export interface JudgedOption {
  readonly id: string;
  /** Of a document: whether it was to be marked. */
  readonly correct: boolean;
  readonly why: string;
}

export type ItemFeedback = {
  readonly id: string;
  /** From 0 to 1; see `gradeItem`. Null for a report that is not rated yet. */
  readonly credit: number | null;
  /** Ids of sources. */
  readonly cite: readonly string[];
} & (
  | { readonly type: 'single' | 'multi' | 'hotspot' | 'spot'; readonly options: readonly JudgedOption[] }
  /** In the right order. */
  | { readonly type: 'order'; readonly options: readonly { readonly id: string; readonly why: string }[] }
  | {
      readonly type: 'match';
      readonly options: readonly { readonly id: string; readonly with: string; readonly why: string }[];
    }
  | {
      readonly type: 'report';
      readonly rubric: readonly { readonly id: RubricRow; readonly asks: string; readonly low: string }[];
      readonly model: string;
      readonly why: string;
    }
);

export function feedback(item: Item, answer: ItemAnswer): ItemFeedback {
  const told = { id: item.id, credit: gradeItem(item, answer), cite: item.cite };
  switch (item.type) {
    case 'single':
    case 'multi':
      return { ...told, type: item.type, options: item.options.map(judged) };
    case 'hotspot':
    case 'spot':
      return { ...told, type: item.type, options: item.document.parts.map(judged) };
    case 'order':
      return { ...told, type: item.type, options: item.options.map(({ id, why }) => ({ id, why })) };
    case 'match':
      return {
        ...told,
        type: item.type,
        options: item.options.map(({ id, with: other, why }) => ({ id, with: other, why })),
      };
    case 'report':
      return { ...told, type: item.type, rubric: item.rubric, model: item.model, why: item.why };
  }
}

function judged({ id, correct, why }: JudgedOption): JudgedOption {
  return { id, correct, why };
}
