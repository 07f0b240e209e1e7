/** In which order a sitting asks. It follows from the seed alone, so a page that is asked for again is the same. */
import { seededShuffle } from '../attempt/shuffle.ts';
import type { Card } from '../course/card.ts';
import type { Item } from '../course/item.ts';
import type { Form } from './form.ts';

export interface Order {
  readonly items: readonly Item[];
  readonly cards: readonly Card[];
  readonly scenarios: Form['scenarios'];
}

/** Knowledge first, then the cards, then one scene after the other. */
export function orderOf({ items, cards, scenarios }: Form, seed: string): Order {
  return {
    items: seededShuffle(items, `${seed}/items`),
    cards: seededShuffle(cards, `${seed}/cards`),
    scenarios: seededShuffle(scenarios, `${seed}/scenes`),
  };
}

/** The seed of a scene: draws its names and orders its options. */
export function sceneSeed(seed: string, scenario: string): string {
  return `${seed}/${scenario}`;
}
