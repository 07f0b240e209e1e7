/** The printed guide, taken apart: its elements by id, and what a reader sees of them. */
import { escaped } from '../../src/exports/guide/html.ts';

/** The section with this id, as HTML. Sections do not stand in one another. */
export function sectionOf(page: string, id: string): string {
  const start = page.search(new RegExp(`<section[^>]* id="${id}"`));
  if (start < 0) throw new Error(`There is no section "${id}".`);
  return page.slice(start, page.indexOf('</section>', start));
}

/** If a text of the course stands in the page as it was written. */
export function holds(page: string, text: string): boolean {
  return page.includes(escaped(text));
}

/** The texts that do not stand in it. */
export const missingFrom = (page: string, texts: readonly string[]) => texts.filter((text) => !holds(page, text));

/** The texts that do. */
export const foundIn = (page: string, texts: readonly string[]) => texts.filter((text) => holds(page, text));

/** The levels of its headings, in order. */
export function headingLevels(page: string): number[] {
  return [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
}
