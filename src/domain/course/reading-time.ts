import { plainText } from './lesson.ts';

/**
 * Words per minute. Adults read English non-fiction silently at about 240 a minute; law is denser than
 * that, and a lesson is to be understood, not skimmed.
 */
export const wordsPerMinute = 200;

/** Whole minutes that a text takes to read, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute));
}

/** Words as a reader meets them: runs of letters or digits, with what is joined to them ("18-year-old", "they’re"). */
export function countWords(prose: string): number {
  return prose.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** Whole minutes that a lesson takes to read: its text, myths and tables included, its check-yourself items not. */
export function lessonMinutes(mdx: string): number {
  return readingMinutes(countWords(plainText(mdx)));
}
