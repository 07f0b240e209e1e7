/**
 * A lesson: front matter and MDX prose. This file reads what the pages and the checks need from the
 * text itself: its citations, in order, and its plain words.
 */
import { z } from 'zod';
import { objectives } from '#domain/scenario/schema';

const text = z.string().trim().min(1);

/** The front matter of content/lessons/<nn-slug>.mdx. */
export const lessonSchema = z.strictObject({
  title: text.max(60),
  short: text.max(24).describe('Its name where there is little room: the line at the top of a phone.'),
  order: z.number().int().min(0).describe('Its place in the course, the same as the number in the file’s name.'),
  summary: text.max(200).describe('A sentence for the list of lessons.'),
  objectives: z
    .array(z.enum(objectives))
    .describe('O1–O8: which objectives of the course it teaches. Empty only for what stands before the course.'),
  aims: z.array(text.max(200)).min(2).max(6).describe('What the reader can do afterwards; each begins with a verb.'),
  note: text.max(300).describe('The content note: what the lesson touches, and that one may skip or stop.'),
  nextShift: text
    .max(200)
    .optional()
    .describe('The one thing to do on the next shift. One item tests it. Only a lesson without items goes without.'),
});

/** A `<Cite>` as it stands in the text. Line and column count from 1 in the string given. */
export interface CitedId {
  /** Empty if the tag has no id written as a plain string: no source is called that, so it is reported as unknown. */
  readonly id: string;
  /** The subsection, as it follows the source's short name: "(e)(5)". */
  readonly at: string | null;
  /** What that subsection says, where the register's sentence is about the whole. */
  readonly says: string | null;
  readonly line: number;
  readonly column: number;
}

/** Every `<Cite>` of a lesson, in reading order. Comments and code are not text and are passed over. */
export function citedIds(mdx: string): CitedId[] {
  const prose = mdx.replace(/\{\/\*[\s\S]*?\*\/\}|```[\s\S]*?```|`[^`\n]*`/g, blank);
  return [...prose.matchAll(/<Cite\b([^>]*)>/g)].map((match) => {
    const before = prose.slice(0, match.index).split('\n');
    return {
      id: attribute(match[1], 'id') ?? '',
      at: attribute(match[1], 'at'),
      says: attribute(match[1], 'says'),
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    };
  });
}

/** The lesson's words as read: front matter, tags, marks and citations removed; myths and "not that" included. */
export function plainText(mdx: string): string {
  return strip(mdx.replace(/<Myth\b[^>]*?\bclaim="([^"]*)"[^>]*>/g, '\n$1\n'));
}

/**
 * The text with everything blanked in which words may stand that the course avoids: quoted law (`<q>`), the
 * claims of myths, and the second column of `<Say>`. Every character left keeps its line and column.
 */
export function ownWordsInPlace(mdx: string): string {
  return mdx
    .replace(/<q>[\s\S]*?<\/q>/g, blank)
    .replace(/\bclaim="[^"]*"/g, blank)
    .replace(/<Say>[\s\S]*?<\/Say>/g, (table) =>
      table.replace(/^(\s*\|[^|\n]*\|)([^\n]*)/gm, (_, kept: string, other: string) => kept + blank(other)),
    );
}

/** The words that the course itself speaks: `plainText` without what `ownWordsInPlace` blanks. */
export function ownWords(mdx: string): string {
  return strip(ownWordsInPlace(mdx));
}

function strip(mdx: string): string {
  return mdx
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replace(/^\s*\|?[\s|:-]+\|\s*$/gm, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#+|[-*>]|\d+\.)\s+/gm, '')
    .replace(/[*_`|]+/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function attribute(attributes: string | undefined, name: string): string | null {
  return attributes?.match(new RegExp(`(?:^|\\s)${name}="([^"]*)"`))?.[1] ?? null;
}

/** Same length, same line breaks: what follows keeps its place. */
function blank(match: string): string {
  return match.replace(/[^\n]/g, ' ');
}
