/** From the fields of a step's form to the answer that they make, or to what is missing. */

import { type Confidence, confidences, type Judgment } from '#domain/attempt/event';
import type { AskItemView, AskSceneView, AskView, SittingAnswer } from '#domain/certification/wire';
import { fieldOf, type Given, textGiven } from './given.ts';

export type ReadAnswer =
  | { readonly ok: true; readonly answer: SittingAnswer }
  /** By field, to follow "Fix:". */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export function readAnswer(ask: AskView, given: Given): ReadAnswer {
  switch (ask.kind) {
    case 'item':
      return readItem(ask, given);
    case 'card': {
      const read = readJudgments([{ id: 'card', name: 'this card' }], given);
      const judgment = read.judgments['card'];
      return judgment ? { ok: true, answer: { type: 'card', ...judgment } } : { ok: false, errors: read.errors };
    }
    case 'scene':
      return readScene(ask.task, given);
  }
}

/** @param given - the fields of this item alone */
export function readItem(ask: AskItemView, given: Given): ReadAnswer {
  const chosen = given.get('chosen') ?? [];
  switch (ask.type) {
    case 'single':
      return chosen.length === 1 ? { ok: true, answer: { type: ask.type, chosen } } : fix('Choose one of them.');
    case 'multi':
      return chosen.length > 0 ? { ok: true, answer: { type: ask.type, chosen } } : fix('Choose at least one of them.');
    case 'spot':
      return chosen.length > 0 ? { ok: true, answer: { type: ask.type, chosen } } : fix('Mark at least one line.');
    case 'hotspot':
      return chosen.length === ask.pick
        ? { ok: true, answer: { type: ask.type, chosen } }
        : fix(`Mark exactly ${ask.pick}; you have marked ${chosen.length}.`);
    case 'order': {
      const order = readOrder(ask.options, given);
      return order.ok ? { ok: true, answer: { type: ask.type, chosen: order.ids } } : fix(order.fix);
    }
    case 'match': {
      const pairs = Object.fromEntries(ask.options.map(({ id }) => [id, textGiven(given, fieldOf('pair', id))]));
      return Object.values(pairs).includes('')
        ? fix('Choose a letter for each of them.')
        : { ok: true, answer: { type: ask.type, pairs } };
    }
    case 'report': {
      const text = textGiven(given, 'text').trim();
      if (text === '') return fix('Write a few lines first.');
      if (text.length > mostCharacters)
        return fix(`Shorten it to ${mostCharacters} characters; it has ${text.length}.`);
      return { ok: true, answer: { type: ask.type, text } };
    }
  }
}

const mostCharacters = 4000;

function readScene(task: AskSceneView['task'], given: Given): ReadAnswer {
  switch (task.type) {
    case 'choose':
    case 'questions': {
      const option = textGiven(given, 'option');
      if (option === '') return { ok: false, errors: { option: 'Choose one of them.' } };
      if (option === 'go') return { ok: true, answer: { type: 'go' } };
      return { ok: true, answer: { type: task.type === 'choose' ? 'choose' : 'ask', option } };
    }
    case 'judge': {
      const about = task.people.map(({ id, question }) => ({ id, name: `“${question}”` }));
      const { judgments, errors } = readJudgments(about, given);
      return Object.keys(errors).length === 0
        ? { ok: true, answer: { type: 'judge', judgments } }
        : { ok: false, errors };
    }
    case 'rank': {
      const order = readOrder(task.items, given);
      return order.ok ? { ok: true, answer: { type: 'rank', order: order.ids } } : fix(order.fix);
    }
  }
}

function readJudgments(about: readonly { readonly id: string; readonly name: string }[], given: Given) {
  const judgments: Record<string, Judgment> = {};
  const errors: Record<string, string> = {};
  for (const { id, name } of about) {
    const judgment = textGiven(given, fieldOf('judgment', id));
    const confidence = confidences.find((step) => String(step) === textGiven(given, fieldOf('confidence', id)));
    if (judgment === '') errors[fieldOf('judgment', id)] = `Choose one of the two for ${name}.`;
    if (confidence === undefined) errors[fieldOf('confidence', id)] = `Choose how sure you are about ${name}.`;
    if (judgment !== '' && confidence !== undefined)
      judgments[id] = { victim: judgment === 'victim', confidence: confidence satisfies Confidence };
  }
  return { judgments, errors };
}

type Order = { readonly ok: true; readonly ids: readonly string[] } | { readonly ok: false; readonly fix: string };

/** Each number from 1 on must be given to one line. */
function readOrder(lines: readonly { readonly id: string }[], given: Given): Order {
  const places = lines.map(({ id }) => ({ id, place: textGiven(given, fieldOf('place', id)) }));
  if (places.some(({ place }) => place === '')) return { ok: false, fix: 'Give every line a number.' };
  const ids = lines.map((_, index) => places.find(({ place }) => place === String(index + 1))?.id);
  const lacking = ids.findIndex((id) => id === undefined);
  if (lacking >= 0) return { ok: false, fix: `Use each number once; no line has number ${lacking + 1}.` };
  return { ok: true, ids: ids as string[] };
}

const fix = (answer: string): ReadAnswer => ({ ok: false, errors: { answer } });
