/**
 * The words that the course avoids, and those that give a choice away. Content stands in
 * content/language.yaml; which texts are looked at is for the linter to say.
 */
import { z } from 'zod';

const listed = z
  .string()
  .trim()
  .min(2)
  .regex(/^[^*]+\*?$/, 'a star may stand only at the end')
  .describe('A word or phrase, matched whole and in any case. A star at the end stands for any ending: "rescu*".');

const avoidSchema = z.strictObject({
  words: z.array(listed).min(1),
  instead: z.string().trim().min(1).describe('What to write.'),
  why: z.string().trim().min(1).describe('One plain sentence.'),
  lower_case_only: z.boolean().default(false).describe('Leaves names alone: "john" but not "John".'),
});

/** content/language.yaml. */
export const languageSchema = z.strictObject({
  avoid: z.array(avoidSchema).min(1),
  spelling: z
    .array(z.strictObject({ words: z.array(listed).min(1), instead: z.string().trim().min(1) }))
    .default([])
    .describe('British spellings and their American ones.'),
  tone: z
    .strictObject({ polite: z.array(listed).min(1), harsh: z.array(listed).min(1) })
    .describe('Words by whose tone a choice could be guessed.'),
  absolutes: z.array(listed).min(1).describe('Words that make an option sound wrong, or right, by themselves.'),
  graphic: z.array(listed).min(1).describe('Words that no text of the course uses.'),
});

export type Language = z.output<typeof languageSchema>;

/** A listed word in a text. */
export interface Listed {
  /** As it stands in the text. */
  readonly word: string;
  /** What to write instead. */
  readonly instead: string;
  /** Where it begins, in UTF-16 units from 0. */
  readonly index: number;
}

/** Every word of a text that the course avoids or spells otherwise, in reading order. */
export function findListed(text: string, language: Language): Listed[] {
  const rules = [...language.avoid, ...language.spelling.map((rule) => ({ ...rule, lower_case_only: false }))];
  const found = rules.flatMap(({ words, instead, lower_case_only }) =>
    findWords(text, words, lower_case_only).map((each) => ({ ...each, instead })),
  );
  // A word inside a listed phrase is the phrase's finding, not another.
  const isInside = (inner: Listed, outer: Listed) =>
    inner.word.length < outer.word.length &&
    inner.index >= outer.index &&
    inner.index + inner.word.length <= outer.index + outer.word.length;
  return found.filter((inner) => !found.some((outer) => isInside(inner, outer))).sort((a, b) => a.index - b.index);
}

/** Every place in a text where one of these words or phrases stands, in reading order. */
export function findWords(
  text: string,
  words: readonly string[],
  lowerCaseOnly = false,
): { word: string; index: number }[] {
  if (words.length === 0) return [];
  // The longest first, so that "child prostitute" is one finding and not two.
  const alternatives = [...words].sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`,
    lowerCaseOnly ? 'gu' : 'giu',
  );
  return [...text.matchAll(pattern)].map((match) => ({ word: match[0], index: match.index }));
}

/** Spaces also match hyphens and line breaks, a straight apostrophe also a curly one. */
function patternOf(word: string): string {
  return word
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/'/g, "['’]")
    .replace(/\s+/g, '[\\s-]+')
    .replace(/\*$/, '\\p{L}*');
}
