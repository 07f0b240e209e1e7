/** The numbered sources of a lesson: what is cited in the text becomes a list at its end. */
import type { CitationView } from '#domain/attempt/wire';
import { type Register, type SourceKind, viewCitation } from './citation.ts';
import { blankJurisdiction, type Jurisdiction } from './jurisdiction.ts';
import type { CitedId } from './lesson.ts';

/** A numbered source as the page shows it. `short` ends with the subsection cited, and `says` speaks of that one. */
export interface Footnote extends CitationView {
  /** 1, 2, 3 … in the order first cited. */
  readonly number: number;
  readonly at: string | null;
  readonly kind: SourceKind;
}

/** An id that the register does not have: a mistake of the lesson's author. */
export class UnknownSource extends Error {
  constructor(id: string, where: string) {
    super(
      `${where} cites "${id}", which content/sources.yaml does not have. Mend the id, or add the source there. [unknown-source]`,
    );
  }
}

/**
 * Numbers what a lesson cites. The same subsection of the same source is one footnote, however often cited.
 *
 * @param lesson.cited - the citations of the text, in reading order
 * @param lesson.more - ids cited beside the text, by items; they join a footnote of the same source
 * @param lesson.where - the file, for the message
 * @param lesson.card - the agency's jurisdiction card; the blank one if left out
 * @throws UnknownSource if the register has no such id
 */
export function numberFootnotes(
  lesson: { cited: readonly CitedId[]; more?: readonly string[]; where: string; card?: Jurisdiction },
  register: Register,
  today: string,
): Footnote[] {
  const footnotes: Footnote[] = [];

  const add = (id: string, at: string | null, says: string | null, where: string) => {
    const source = register.get(id);
    if (source === undefined) throw new UnknownSource(id, where);
    const view = viewCitation(source, today, lesson.card ?? blankJurisdiction);
    footnotes.push({
      ...view,
      short: view.short + (at ?? ''),
      says: says ?? view.says,
      number: footnotes.length + 1,
      at,
      kind: source.kind,
    });
  };

  for (const { id, at, line, column } of lesson.cited) {
    if (findFootnote(footnotes, id, at) !== undefined) continue;
    // Wherever the same subsection is cited, its sentence need be written once.
    const says = lesson.cited.find((other) => other.id === id && other.at === at && other.says !== null)?.says;
    add(id, at, says ?? null, `${lesson.where}:${line}:${column}`);
  }
  for (const id of lesson.more ?? []) {
    if (!footnotes.some((footnote) => footnote.id === id)) add(id, null, null, lesson.where);
  }
  return footnotes;
}

export function findFootnote(footnotes: readonly Footnote[], id: string, at: string | null): Footnote | undefined {
  return footnotes.find((footnote) => footnote.id === id && footnote.at === at);
}
