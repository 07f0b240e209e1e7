/**
 * The source register: every legal fact, number, contact and study the course relies on, each with
 * the day it was last checked. The descriptions below are the author's reference to
 * content/sources.yaml. Days are ISO days ("2026-11-22"); "today" is always passed in.
 */
import { z } from 'zod';
import type { CitationView } from '#domain/attempt/wire';
import type { Jurisdiction } from './jurisdiction.ts';
import { cardRules } from './jurisdiction-citation.ts';

export const sourceKinds = [
  'statute',
  'public-law',
  'regulation',
  'case',
  'card',
  'guidance',
  'study',
  'data',
  'contact',
  'article',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const sourceStatuses = ['V-code', 'V-official', 'V-secondary', 'K'] as const;

const text = z.string().trim().min(1);

const lineSchema = z.strictObject({
  label: text.max(60).describe('Whom one reaches: "CopLine".'),
  number: text.max(60).nullable().describe('As a person would dial or type it; null where the agency has its own.'),
  how: text.max(60).optional().describe('What to know before calling: "call, text or chat".'),
  serves: text.max(160).describe('For whom it is, in a few plain words.'),
  verified: z.boolean().describe('Was this number read on an official page of the service?'),
});

const fields = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[A-Za-z0-9]+)*$/, 'use words and numbers joined by hyphens, such as "usc-18-1591"')
    .describe('A name for the program, cited by lessons and scenarios. Never change one that has been cited.'),
  short: text.max(60).describe('How the text names it: "18 U.S.C. § 1591".'),
  title: text.max(240).describe('Its full title.'),
  says: text
    .max(900)
    .describe('What it says, in the course’s own words, one to three plain sentences, with its caveats.'),
  note: text.max(500).optional().describe('What a reader must know about how far it was checked, or what may change.'),
  url: z
    .url({ protocol: /^https$/ })
    .nullable()
    .describe('Where to read it; null for a card, a list of several services, or the commissioning article.'),
  kind: z.enum(sourceKinds),
  status: z
    .enum(sourceStatuses)
    .describe(
      'V-code: read in the U.S. Code. V-official: read in an official page or document. V-secondary: seen in a secondary source only. K: general knowledge.',
    ),
  verified: z.boolean().describe('true only for V-code and V-official read without reservation.'),
  checked: z.iso.date().describe('The day it was last checked.'),
  expires: z.iso
    .date()
    .describe(
      'The last day the check is good for. Immigration, benefits, language access, contacts and state facts: 90 days after `checked`; all others: one year.',
    ),
  card: z
    .literal(true)
    .optional()
    .describe('Comes only from the jurisdiction card that an agency has signed; has no text of its own.'),
  background: z
    .literal(true)
    .optional()
    .describe('Cited nowhere: it stands here for readers who want to know what the course was weighed against.'),
  lines: z.array(lineSchema).min(1).optional().describe('For contacts: the numbers.'),
  tested: z.iso
    .date()
    .nullable()
    .optional()
    .describe('For contacts: the day each number was last tried by calling; null if never.'),
});

/** One entry of content/sources.yaml. */
export const sourceSchema = fields.superRefine((source, context) => {
  const refuse = (field: keyof typeof source, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });

  if (source.verified && source.status !== 'V-code' && source.status !== 'V-official') {
    refuse(
      'verified',
      `an entry with status ${source.status} cannot be verified: write false, or read the source and change the status`,
    );
  }
  if (source.expires <= source.checked) refuse('expires', 'must be a day after `checked`');
  if (source.card !== undefined && source.verified)
    refuse('verified', 'a card entry is verified on the signed card, not here: write false');
  if ((source.kind === 'card') !== (source.card === true)) refuse('kind', 'kind "card" and `card: true` go together');
  if (source.url === null && !['card', 'contact', 'article'].includes(source.kind)) {
    refuse('url', 'only a card entry, a list of contacts or the commissioning article may do without an address');
  }
  if ((source.kind === 'contact') !== (source.lines !== undefined))
    refuse('lines', 'contacts, and only they, have `lines`');
  if ((source.kind === 'contact') !== (source.tested !== undefined)) {
    refuse('tested', 'contacts, and only they, say when each number was last tried: a day, or null');
  }
  if (source.verified && source.lines?.some((line) => !line.verified)) {
    refuse('verified', 'one of its numbers is not verified: write false');
  }
});

export type Source = z.output<typeof sourceSchema>;
export type ContactLine = z.output<typeof lineSchema>;

/** Sources by id. */
export type Register = ReadonlyMap<string, Source>;

/** True from the day after `expires`: the check is good through that day. A card entry states no fact that could age. */
export function isExpired(source: Pick<Source, 'expires' | 'card'>, today: string): boolean {
  return !source.card && today > source.expires;
}

/**
 * A source as pages and the player show it.
 * @param jurisdiction - the agency's card, for sources that come only from it
 */
export function viewCitation(source: Source, today: string, jurisdiction: Jurisdiction): CitationView {
  const { id, short, title, says, url, verified, checked, expires } = source;
  return {
    id,
    short,
    title,
    says,
    url,
    verified,
    card: source.card === true,
    checked,
    expires,
    expired: isExpired(source, today),
    ...(source.card ? { rules: cardRules(id, jurisdiction, today) } : {}),
  };
}

/** Sources in the order of `sourceKinds`, each kind in register order; kinds without a source are left out. */
export function groupSources(register: Register): { kind: SourceKind; sources: Source[] }[] {
  const all = [...register.values()];
  return sourceKinds
    .map((kind) => ({ kind, sources: all.filter((source) => source.kind === kind) }))
    .filter((group) => group.sources.length > 0);
}
