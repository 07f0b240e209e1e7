/** An item as a sitting asks it, and what an answer to that means. No id of its own travels. */
import { askedItem } from '../course/asked-item.ts';
import type { Item } from '../course/item.ts';
import { findAnswerFault, type ItemAnswer } from '../course/item-answer.ts';
import { behind, type Opaque, opaque } from './opaque.ts';
import type { KeptItemAnswer } from './sat.ts';
import { incomplete, notOffered, type Understood } from './understood.ts';
import type { AskItemView, SittingAnswer } from './wire.ts';

/** As much as somebody writes in a few minutes, in characters. */
export const longestReport = 4000;

export function askItem(item: Item, seed: string): AskItemView {
  const asked = askedItem(item, seed);
  const ask = { kind: 'item', stem: asked.stem } as const;
  switch (asked.type) {
    case 'single':
    case 'multi':
    case 'order':
      return { ...ask, type: asked.type, options: renamed(asked.options) };
    case 'match':
      return {
        ...ask,
        type: asked.type,
        options: renamed(asked.options),
        right: opaque(asked.right, 'r').map(({ id, thing }) => ({ id, text: thing })),
      };
    case 'hotspot':
      return { ...ask, type: asked.type, document: renamedParts(asked.document), pick: asked.pick };
    case 'spot':
      return { ...ask, type: asked.type, document: renamedParts(asked.document) };
    case 'report':
      return { ...ask, type: asked.type, facts: asked.facts };
  }
}

/** What an answer of the wire says about an item. */
export function understoodItem(item: Item, seed: string, answer: SittingAnswer): Understood<KeptItemAnswer> {
  if (answer.type !== item.type) return notOffered;
  if (answer.type === 'report') {
    const text = answer.text.trim();
    return text === '' || text.length > longestReport
      ? incomplete(null)
      : { ok: true, value: { type: 'report', text } };
  }
  const told = toldIn(item, seed, answer);
  if (!told) return notOffered;
  const fault = findAnswerFault(item, told);
  if (fault?.fault === 'count') return incomplete(fault.needed);
  if (fault) return notOffered;
  return told.type === 'report' ? notOffered : { ok: true, value: told };
}

function toldIn(item: Item, seed: string, answer: SittingAnswer): ItemAnswer | null {
  const asked = askedItem(item, seed);
  const left = opaque('document' in asked ? asked.document.parts : 'options' in asked ? asked.options : [], 'o');
  if (answer.type === 'match' && asked.type === 'match') return pairsIn(left, opaque(asked.right, 'r'), answer.pairs);
  if (!('chosen' in answer)) return null;
  const chosen = behind(left, answer.chosen);
  return chosen && { type: answer.type, chosen: chosen.map(({ id }) => id) };
}

function pairsIn(
  left: readonly Opaque<{ readonly id: string }>[],
  right: readonly Opaque<string>[],
  given: Readonly<Record<string, string>>,
): ItemAnswer | null {
  const known = Object.keys(given).every((id) => left.some((each) => each.id === id));
  // In the order shown, so that equal answers are equal text.
  const pairs = left.flatMap(({ id, thing }) => {
    const chosen = given[id];
    return chosen === undefined ? [] : [[thing.id, right.find((each) => each.id === chosen)?.thing] as const];
  });
  const told = pairs.flatMap(([id, text]) => (text === undefined ? [] : [[id, text] as const]));
  return known && told.length === pairs.length ? { type: 'match', pairs: Object.fromEntries(told) } : null;
}

function renamed(options: readonly { readonly text: string }[]) {
  return opaque(options, 'o').map(({ id, thing: { text } }) => ({ id, text }));
}

function renamedParts<Kind extends string, Part extends { readonly text: string; readonly label?: string }>(document: {
  readonly kind: Kind;
  readonly title: string;
  readonly parts: readonly Part[];
}) {
  const parts = opaque(document.parts, 'o').map(({ id, thing: { text, label } }) =>
    label === undefined ? { id, text } : { id, label, text },
  );
  return { kind: document.kind, title: document.title, parts };
}
