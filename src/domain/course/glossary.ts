/** The course's words. Content stands in content/glossary.yaml. */
import { z } from 'zod';

const text = z.string().trim().min(1);

/** One entry of content/glossary.yaml. */
export const termSchema = z.strictObject({
  term: text.max(60).describe('The word as the course writes it: "Commercial sex act".'),
  meaning: text.max(420).describe('One or two plain sentences.'),
  cite: z
    .array(z.string())
    .default([])
    .describe('Ids from content/sources.yaml. Words about the world need one; words of the course itself do not.'),
});

export type Term = z.output<typeof termSchema>;

/** Where /glossary shows a term: "U status" stands at #u-status. */
export function anchorOf(term: string): string {
  return term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** By the first letter, in the order of an American dictionary. */
export function groupTerms(terms: readonly Term[]): { letter: string; terms: Term[] }[] {
  const sorted = [...terms].sort((a, b) => a.term.localeCompare(b.term, 'en-US'));
  const groups: { letter: string; terms: Term[] }[] = [];
  for (const term of sorted) {
    const letter = term.term.charAt(0).toUpperCase();
    const last = groups.at(-1);
    if (last?.letter === letter) last.terms.push(term);
    else groups.push({ letter, terms: [term] });
  }
  return groups;
}
