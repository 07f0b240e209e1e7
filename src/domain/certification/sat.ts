/** How far a sitting has come, as values; and which question comes next. */
import type { AttemptEvent, Judgment } from '../attempt/event.ts';
import { type Replayed, replay } from '../attempt/replay.ts';
import type { Card } from '../course/card.ts';
import type { Item } from '../course/item.ts';
import type { ItemAnswer } from '../course/item-answer.ts';
import type { Machine } from '../scenario/compile.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Form } from './form.ts';
import { orderOf } from './order.ts';

/** An answer to an item as stored: with the item's own ids. A report keeps what was written. */
export type KeptItemAnswer =
  | Exclude<ItemAnswer, { type: 'report' }>
  | { readonly type: 'report'; readonly text: string };

export type KeptAnswer =
  | { readonly kind: 'item'; readonly ref: string; readonly answer: KeptItemAnswer }
  | { readonly kind: 'card'; readonly ref: string; readonly answer: Judgment };

export interface SatScene {
  readonly scenario: Scenario;
  readonly machine: Machine;
  /** Draws names and orders options. */
  readonly seed: string;
  readonly events: readonly AttemptEvent[];
}

export interface Sat {
  readonly form: Form;
  readonly seed: string;
  readonly answers: readonly KeptAnswer[];
  /** In the order of the sitting. */
  readonly scenes: readonly SatScene[];
}

export type Played = Extract<Replayed, { ok: true }>;

export type Place =
  | { readonly kind: 'item'; readonly item: Item; readonly index: number }
  | { readonly kind: 'card'; readonly card: Card; readonly index: number }
  | { readonly kind: 'scene'; readonly scene: SatScene; readonly index: number; readonly played: Played }
  | { readonly kind: 'end' };

/** The question that comes next. @throws if a stored decision does not replay: it did when it was stored */
export function placeOf(sat: Sat): Place {
  const { items, cards } = orderOf(sat.form, sat.seed);
  const count = sat.answers.length;
  const item = items[count];
  if (item) return { kind: 'item', item, index: count };
  const card = cards[count - items.length];
  if (card) return { kind: 'card', card, index: count - items.length };
  for (const [index, scene] of sat.scenes.entries()) {
    const played = playedOf(scene);
    if (!played.finished) return { kind: 'scene', scene, index, played };
  }
  return { kind: 'end' };
}

/** How many answers have been given; the next question has this number and one. */
export function countAnswered({
  answers,
  scenes,
}: {
  readonly answers: readonly unknown[];
  readonly scenes: readonly { readonly events: readonly unknown[] }[];
}): number {
  return answers.length + scenes.reduce((sum, { events }) => sum + events.length, 0);
}

/** The sitting as it stood before the answer with this number. */
export function satBefore(sat: Sat, seq: number): Sat {
  let left = seq - 1;
  const take = <T>(list: readonly T[]): readonly T[] => {
    const taken = list.slice(0, left);
    left -= taken.length;
    return taken;
  };
  return {
    ...sat,
    answers: take(sat.answers),
    scenes: sat.scenes.map((scene) => ({ ...scene, events: take(scene.events) })),
  };
}

/** One answer asks several times how far a scene is, and replaying it takes a millisecond. */
const known = new WeakMap<SatScene, Played>();

/** @throws if a stored decision does not replay */
export function playedOf(scene: SatScene): Played {
  const played = known.get(scene) ?? replayed(scene);
  known.set(scene, played);
  return played;
}

function replayed({ machine, events, scenario }: SatScene): Played {
  const done = replay(machine, events);
  if (!done.ok) throw new Error(`${scenario.id}: decision ${done.at + 1} is not offered at "${done.node}"`);
  return done;
}
