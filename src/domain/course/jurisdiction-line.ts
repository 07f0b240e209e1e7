/** What a jurisdiction card says on one day: a rule if it is known, and else whom to call. Nothing is ever guessed. */

import { type CardField, isContactField, type Jurisdiction } from './jurisdiction.ts';
import { cardWords, partNames } from './jurisdiction-words.ts';
import { showDay } from './show-day.ts';

export const unknownHere = 'Unknown here: call your supervisor or prosecutor';

/** Only a card that is `current` is read. */
export type CardStatus = 'blank' | 'unsigned' | 'expired' | 'current';

export interface KnownLine {
  readonly known: true;
  readonly field: CardField;
  readonly name: string;
  readonly text: string;
  /** The parts that must not be misread, in the order of the card: "Under age: 18". */
  readonly parts: readonly { readonly name: string; readonly value: string }[];
  readonly statute: string | null;
  /** Whose rule it is and how fresh: "Your agency’s jurisdiction card: Elm Police Department, Ohio. Verified …". */
  readonly by: string;
}

export interface UnknownLine {
  readonly known: false;
  readonly field: CardField;
  readonly name: string;
  readonly text: typeof unknownHere;
  /** What to ask. */
  readonly asks: string;
  /** Why the card does not say: "Your agency’s jurisdiction card is not signed." */
  readonly because: string;
}

export type CardLine = KnownLine | UnknownLine;

/** @param today - ISO day; the card is good through the day it expires */
export function statusOf({ counsel, signed, rules, contacts }: Jurisdiction, today: string): CardStatus {
  const isBlank = [...Object.values(rules), ...Object.values(contacts)].every((line) => line === null);
  if (isBlank) return 'blank';
  const isVerified = counsel.name !== null && counsel.verified !== null && counsel.expires !== null;
  if (!isVerified || signed.name === null || signed.day === null) return 'unsigned';
  return today > (counsel.expires ?? '') ? 'expired' : 'current';
}

/** The line of a card, or that it is not known: an unsigned, blank or expired card says nothing. */
export function ruleOf(card: Jurisdiction, field: CardField, today: string): CardLine {
  const { name, asks } = cardWords[field];
  const status = statusOf(card, today);
  const held = isContactField(field) ? contactText(card.contacts[field]) : ruleText(card.rules[field]);
  if (status !== 'current' || held === null) {
    return { known: false, field, name, text: unknownHere, asks, because: reasonOf(card, status) };
  }
  return { known: true, field, name, ...held, by: bylineOf(card) };
}

/** Whose card it is: the agency with its state or tribe, or plainly no real place. */
export function placeOf({ fictional, jurisdiction: { state, tribe, agency } }: Jurisdiction): string {
  if (fictional) return `Example: ${state ?? 'a made-up state'}, not a real place`;
  return [agency, tribe, state].filter((part) => part !== null).join(', ');
}

/** A short line under a rule. */
export function bylineOf(card: Jurisdiction): string {
  const verified = card.counsel.verified === null ? '' : ` Verified ${showDay(card.counsel.verified)}.`;
  return `${card.fictional ? '' : 'Your agency’s jurisdiction card: '}${placeOf(card)}.${verified}`;
}

type Held = Pick<KnownLine, 'text' | 'parts' | 'statute'>;

function contactText(contact: Jurisdiction['contacts'][keyof Jurisdiction['contacts']]): Held | null {
  if (contact === null) return null;
  const { name, number, how } = contact;
  const parts = [{ name: 'Number', value: number }, ...(how ? [{ name: 'To know', value: how }] : [])];
  return { text: name, parts, statute: null };
}

function ruleText(line: Jurisdiction['rules'][keyof Jurisdiction['rules']]): Held | null {
  if (line === null) return null;
  const { rule, statute, ...rest } = line;
  const parts = Object.entries(rest as Record<string, boolean | number | string | readonly string[] | undefined>);
  return {
    text: rule,
    statute: statute ?? null,
    parts: parts.flatMap(([part, value]) =>
      value === undefined ? [] : [{ name: partNames[part] ?? part, value: valueText(value) }],
    ),
  };
}

function valueText(value: boolean | number | string | readonly string[]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'object' ? value.join('; ') : String(value);
}

function reasonOf(card: Jurisdiction, status: CardStatus): string {
  switch (status) {
    case 'blank':
      return 'Your agency has not filled in its jurisdiction card.';
    case 'unsigned':
      return 'Your agency’s jurisdiction card is not signed.';
    case 'expired':
      return `Your agency’s jurisdiction card expired on ${showDay(card.counsel.expires ?? '')}.`;
    case 'current':
      return 'This line of your agency’s jurisdiction card is empty.';
  }
}
