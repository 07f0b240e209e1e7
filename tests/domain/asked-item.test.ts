/** Nothing that travels before an answer may give the key of an item away. */
import { describe, expect, it } from 'vitest';
import { type AskedItem, type AskedItemOf, askedItem } from '#domain/course/asked-item';
import type { Item, ItemOf } from '#domain/course/item';
import { itemTexts } from '#domain/course/item-texts';
import { fields, guessed, type Menu } from '../build/guess.ts';
import { everyType, match, multi, order } from '../build/items.ts';
import { course } from '../build/scenario.ts';

const bank = (await course()).items;
const seeds = Array.from({ length: 200 }, (_, seed) => String(seed));

/** Every field that may travel, by type. A new one has to be let out here too. */
const allowed: Readonly<Record<Item['type'], readonly string[]>> = {
  single: ['options'],
  multi: ['options'],
  order: ['options'],
  match: ['options', 'right'],
  hotspot: ['document', 'pick'],
  spot: ['document'],
  report: ['facts'],
};
const allowedWithin = ['kind', 'title', 'parts', 'id', 'label', 'text'];

function strayFields(asked: AskedItem): string[] {
  const top = ['id', 'type', 'stem', ...allowed[asked.type]];
  const inner = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(inner)
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, each]) => [key, ...inner(each)])
        : [];
  return [
    ...Object.keys(asked).filter((key) => !top.includes(key)),
    ...Object.values(asked)
      .flatMap(inner)
      .filter((key) => !allowedWithin.includes(key)),
  ];
}

describe.each([...everyType, ...bank].map((item) => [item.id, item] as const))('%s as it is asked', (_id, item) => {
  const asked = askedItem(item, 'a seed');
  const travels = JSON.stringify(asked);

  it('has only fields that may travel', () => expect(strayFields(asked)).toEqual([]));

  it('has none of the reasons, the model, the rubric or the sources', () => {
    const shown = new Set(['stem', 'text', 'with', 'label', 'title', 'facts']);
    const secrets = itemTexts(item)
      .filter(({ at }) => !at.some((key) => shown.has(String(key))))
      .map(({ text }) => JSON.stringify(text).slice(1, -1));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((text) => travels.includes(text))).toEqual([]);
    expect(item.cite.filter((id) => travels.includes(`"${id}"`))).toEqual([]);
  });

  it('is the same for the same seed, and of the same size for every one', () => {
    expect(askedItem(item, 'a seed')).toEqual(asked);
    expect(JSON.stringify(askedItem(item, 'b seed'))).toHaveLength(travels.length);
  });

  it('is the same whichever options are right', () => {
    expect(askedItem(turned(item), 'a seed')).toEqual(asked);
  });
});

/** The item with its key the other way round. */
function turned(item: Item): Item {
  const flip = <T extends { readonly correct: boolean }>(list: readonly T[]) =>
    list.map((each) => ({ ...each, correct: !each.correct }));
  if (item.type === 'single' || item.type === 'multi') return { ...item, options: flip(item.options) };
  if (item.type === 'hotspot' || item.type === 'spot') {
    return { ...item, document: { ...item.document, parts: flip(item.document.parts) } } as Item;
  }
  return item;
}

describe('the scan for leaks', () => {
  it('finds a field that should have stayed behind', () => {
    const asked = askedItem(multi, 'a seed') as AskedItem & { options: object[] };
    const leaky = { ...asked, ce: 'CE1', options: asked.options.map((option) => ({ ...option, correct: true })) };
    expect(new Set(strayFields(leaky as AskedItem))).toEqual(new Set(['ce', 'correct']));
  });
});

const optionsOf = (asked: AskedItem) => ('options' in asked ? asked.options : []);

describe('over many seeds', () => {
  /** Four standard deviations of so many draws. */
  const near = (count: number, share: number) =>
    Math.abs(count - seeds.length * share) <= 4 * Math.sqrt(seeds.length * share * (1 - share));

  it('every step of an order stands in every place equally often, the right one included', () => {
    const places = seeds.map((seed) => optionsOf(askedItem(order, seed)));
    for (const [place] of order.options.entries()) {
      for (const { id } of order.options) {
        const count = places.filter((options) => options[place]?.id === id).length;
        expect(near(count, 1 / order.options.length), `${id} in place ${place}: ${count}`).toBe(true);
      }
    }
  });

  it('what belongs together stands side by side no more often than anything else', () => {
    const asked = seeds.map((seed) => askedItem(match, seed) as AskedItemOf<'match'>);
    for (const { id, with: right } of match.options) {
      const beside = asked.filter((item) => item.right[item.options.findIndex((option) => option.id === id)] === right);
      expect(near(beside.length, 1 / (match.options.length + match.extra.length))).toBe(true);
    }
  });

  it('the order in which an author wrote the pairs leaves no trace on the right', () => {
    const reversed: ItemOf<'match'> = { ...match, options: match.options.toReversed() };
    const right = (item: Item, seed: string) => (askedItem(item, seed) as AskedItemOf<'match'>).right;
    for (const seed of seeds.slice(0, 20)) expect(right(reversed, seed)).toEqual(right(match, seed));
  });
});

describe('somebody who knows the other items by heart', () => {
  const menus = (item: Item, seed: string): Menu[] => {
    if (item.type !== 'single') return [];
    const right = item.options.find(({ correct }) => correct)?.id;
    const options = optionsOf(askedItem(item, seed)).map((shown) => ({
      shown: { ...shown, then: [] },
      isBest: shown.id === right,
    }));
    return [{ scenario: item.id, options }];
  };
  const applicable = Object.entries(fields).filter(([name]) => !/condition|target|cost/.test(name));
  const all = bank.flatMap((item) => menus(item, 'any seed'));

  it.each(applicable)('finds the right option no better by: %s', (_name, field) => {
    const { right, byChance, deviation } = guessed(all, field);
    expect(right).toBeLessThanOrEqual(byChance + 3.3 * deviation);
  });

  it('finds it no better by its place, over many seeds', () => {
    const many = seeds.flatMap((seed) => bank.flatMap((item) => menus(item, seed)));
    const { right, byChance, deviation } = guessed(many, fields['position'] as (typeof fields)[string]);
    expect(right).toBeLessThanOrEqual(byChance + 3.3 * deviation);
  });
});
