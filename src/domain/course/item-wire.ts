/** What travels when items are asked and answered. */
import type { CitationView } from '#domain/attempt/wire';
import type { AskedItem } from './asked-item.ts';
import type { ItemFeedback } from './item-feedback.ts';

/** GET /api/items?lesson=<slug> */
export interface ItemsAnswer {
  readonly items: readonly AskedItem[];
}

/** POST /api/items/<id>/answer, whose body is an `ItemAnswer`. */
export interface ItemAnswered {
  readonly feedback: ItemFeedback;
  /** The sources that it names. */
  readonly cite: readonly CitationView[];
}
