/**
 * Who plays the parts. A scenario's names, origins and, where the facts allow, gender are drawn for each attempt,
 * so that no name stands for a verdict, and so that the same case can later be compared across them.
 */
import { seededRandom } from '../attempt/shuffle.ts';
import type { Scenario } from './schema.ts';

/** As a draw, it gives the text as it stands in the file: for authors, print and tests. */
export const asWritten = 'as-written';

/** Between what the cast is drawn from and what only orders the options. */
const joint = '~';

/** The seed of an attempt. @param draw - what its cast is drawn from; two seeds with one draw have one cast */
export function seedOf(draw: string, order: string): string {
  return `${draw}${joint}${order}`;
}

/** The part of a seed that the cast is drawn from: all of it, if it was not made by `seedOf`. */
export function drawOf(seed: string): string {
  return seed.split(joint, 1)[0] ?? '';
}

/** Slot → the row drawn; 0 is the text of the file. Editions kept before there were variants have no slot. */
export function rowsDrawn(
  { variants = {} }: Partial<Pick<Scenario, 'variants'>>,
  seed: string,
): Readonly<Record<string, number>> {
  const draw = drawOf(seed);
  return Object.fromEntries(
    Object.entries(variants).map(([slot, rows]) => [
      slot,
      draw === asWritten ? 0 : Math.floor(seededRandom(`${draw}/${slot}`)() * (rows.length + 1)),
    ]),
  );
}

/**
 * The scenario as an attempt tells it. Ids, moves, weights and truth stay as they are, so an attempt replays and
 * scores the same on either.
 */
export function asDrawn(scenario: Scenario, seed: string): Scenario {
  const drawn = Object.entries(rowsDrawn(scenario, seed)).flatMap(([slot, index]) =>
    index === 0 ? [] : [scenario.variants[slot]?.[index - 1] ?? {}],
  );
  const words = new Map(drawn.flatMap((row) => Object.entries(wordsOf(row))));
  const form = drawn.some((row) => row.form === 2) ? 1 : 0;
  const known = words.size > 0 ? wholeWords([...words.keys()]) : null;
  const tell = (text: string) => {
    const formed = text.replace(forms, (_, alternatives: string) => alternatives.split('|')[form] ?? '');
    return known ? formed.replace(known, (word) => words.get(word) ?? word) : formed;
  };
  // The variants themselves stay as written: drawn words in them would mean nothing.
  return { ...(mapTexts(scenario, tell) as Scenario), variants: scenario.variants };
}

/** `<she|he>`: what differs with the row's form. */
export const forms = /<([^<>|]*\|[^<>]*)>/gu;

/** Matches any of the words where it stands whole, the longest first. */
export function wholeWords(words: readonly string[]): RegExp {
  const escaped = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** A row without its form: word of the file → word told. */
export function wordsOf(row: Scenario['variants'][string][number]): Record<string, string> {
  const { form: _, ...words } = row;
  return words as Record<string, string>;
}

function mapTexts(value: unknown, tell: (text: string) => string): unknown {
  if (typeof value === 'string') return tell(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, tell));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, tell)]));
}
