/** What stands beside a cited source that has no text of its own: the lines of the agency's jurisdiction card. */
import type { CardRule } from '#domain/attempt/wire';
import type { CardField, Jurisdiction } from './jurisdiction.ts';
import { type KnownLine, ruleOf } from './jurisdiction-line.ts';

/** The lines of the card behind each source of the register with `card: true`. A test holds that none is missing. */
export const cardSources: Readonly<Record<string, readonly CardField[]>> = {
  'state-safe-harbor': ['minor-immunity', 'diversion'],
  'state-vacatur': ['vacatur'],
  'state-defense': ['affirmative-defense'],
  'state-reporting-immunity': ['adult-reporting-immunity'],
  'state-mandated-report': ['mandated-report'],
  'state-child-custody': ['custody-power', 'placement'],
  'state-dv': ['protective-order'],
  'lethality-tool': ['lethality-tool'],
  'agency-standard': ['report-policy'],
};

/**
 * @param id - of a source with `card: true`
 * @param today - ISO day
 */
export function cardRules(id: string, card: Jurisdiction, today: string): CardRule[] {
  return (cardSources[id] ?? []).map((field) => {
    const line = ruleOf(card, field, today);
    if (!line.known) return { name: line.name, known: false, text: line.text, by: line.because };
    return { name: line.name, known: true, text: spelledOut(line), by: line.by };
  });
}

/** The line in one run of sentences, in the words of the card: rule, parts, and where it stands. */
function spelledOut({ text, parts, statute }: KnownLine): string {
  const said = [text, ...parts.map(({ name, value }) => `${name}: ${value}`)].map(asSentence);
  return [...said, ...(statute === null ? [] : [`(${statute})`])].join(' ');
}

function asSentence(words: string): string {
  return /[.?!][”’)]?$/.test(words) ? words : `${words}.`;
}
