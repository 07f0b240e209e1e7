/** What can be wrong with an item whose fields are all of the right shape: keys that contradict themselves. */
import type { Item } from './item.ts';

export interface Fault {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

export function itemFaults(item: Item): Fault[] {
  switch (item.type) {
    case 'single':
    case 'multi':
      return [...repeated(item.options, 'options'), ...keyFaults(item.type, item.options, ['options'])];
    case 'order':
      return repeated(item.options, 'options');
    case 'match':
      return matchFaults(item);
    case 'hotspot':
    case 'spot':
      return documentFaults(item);
    case 'report':
      return repeated(item.rubric, 'rubric');
  }
}

const nouns = { options: 'options', parts: 'parts of the document', rubric: 'rows of the rubric' } as const;

function repeated(list: readonly { readonly id: string }[], field: keyof typeof nouns): Fault[] {
  const at = field === 'parts' ? ['document', field] : [field];
  const ids = list.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ at: [...at, index, 'id'], message: `two ${nouns[field]} are called "${id}": give each its own id` }],
  );
}

function keyFaults(
  type: 'single' | 'multi' | 'hotspot' | 'spot',
  list: readonly { readonly correct: boolean }[],
  at: readonly (string | number)[],
): Fault[] {
  const right = list.filter(({ correct }) => correct).length;
  const [one, other] = {
    single: ['right option', 'wrong option'],
    multi: ['right option', 'wrong option'],
    hotspot: ['place to mark', 'place to leave'],
    spot: ['line with an error', 'line without an error'],
  }[type] as [string, string];
  if (type === 'single') {
    return right === 1 ? [] : [{ at, message: `a single item has one right option; this one has ${right}` }];
  }
  if (right === 0) return [{ at, message: `a ${type} item needs at least one ${one}` }];
  if (right === list.length) return [{ at, message: `a ${type} item needs at least one ${other}` }];
  return [];
}

function matchFaults({ options, extra }: Extract<Item, { type: 'match' }>): Fault[] {
  const faults = repeated(options, 'options');
  const taken = new Set(options.map(({ id }) => id));
  const texts = new Set<string>();
  const doubled = (text: string, at: Fault['at']) => {
    if (texts.has(text))
      faults.push({ at, message: 'this text stands on the right twice: nobody could tell which is meant' });
    texts.add(text);
  };
  for (const [index, option] of options.entries()) doubled(option.with, ['options', index, 'with']);
  for (const [index, { id, text }] of extra.entries()) {
    if (taken.has(id)) {
      faults.push({ at: ['extra', index, 'id'], message: `another option is called "${id}": give each its own id` });
    }
    taken.add(id);
    doubled(text, ['extra', index, 'text']);
  }
  return faults;
}

function documentFaults(item: Extract<Item, { type: 'hotspot' | 'spot' }>): Fault[] {
  const { parts } = item.document;
  const faults = [...repeated(parts, 'parts'), ...keyFaults(item.type, parts, ['document', 'parts'])];
  if (item.type === 'spot') return faults;
  const right = parts.filter(({ correct }) => correct).length;
  if (right > 0 && right !== item.pick) {
    faults.push({
      at: ['pick'],
      message: `asks for ${item.pick}, but ${right} of the parts are correct: make them agree`,
    });
  }
  return faults;
}
