/** What can be wrong with a jurisdiction card that is of the right shape. */
import type { Finding } from '#domain/scenario/problem';
import { unfitWords } from './check-lesson.ts';
import { type Jurisdiction, latestExpiry } from './jurisdiction.ts';
import { statusOf } from './jurisdiction-line.ts';
import type { Language } from './language.ts';

type Place = Finding['at'];

/**
 * Errors keep a card from being used: each could make an officer rely on what nobody has verified.
 *
 * @param today - ISO day
 */
export function jurisdictionFindings(card: Jurisdiction, today: string): Finding[] {
  const { counsel, signed, jurisdiction } = card;
  const findings: Finding[] = [];
  const refuse = (code: string, at: Place, message: string, remedy: string) =>
    findings.push({ severity: 'error', code, at, message, remedy });
  const { verified, expires } = counsel;

  if (verified && expires && expires <= verified) {
    refuse(
      'card-expiry-order',
      ['counsel', 'expires'],
      'The card ends before it begins.',
      'Write a day after `verified`.',
    );
  } else if (verified && expires && expires > latestExpiry(verified)) {
    refuse(
      'card-lasts-too-long',
      ['counsel', 'expires'],
      `The card is to be good for more than six months after ${verified}.`,
      `Write ${latestExpiry(verified)} or an earlier day, and have the law read again by then.`,
    );
  }
  if ((signed.name === null) !== (signed.day === null)) {
    refuse(
      'card-half-signed',
      ['signed'],
      `The signature has no ${signed.name === null ? 'name' : 'day'}.`,
      'Write both, or neither.',
    );
  }
  if (signed.name !== null && (counsel.name === null || verified === null || expires === null)) {
    refuse(
      'card-not-verified',
      ['counsel'],
      'The card is signed, and does not say which lawyer read the law, when, and until when that holds.',
      'Fill in `name`, `verified` and `expires`; then sign.',
    );
  }
  if (signed.name !== null && (jurisdiction.agency === null || !(jurisdiction.state ?? jurisdiction.tribe))) {
    refuse(
      'card-names-nobody',
      ['jurisdiction'],
      'The card is signed, and does not say whose it is.',
      'Write `agency`, and `state` or `tribe`.',
    );
  }
  if (signed.day && verified && signed.day < verified) {
    refuse(
      'card-signed-early',
      ['signed', 'day'],
      `The card was signed before the law was last read, on ${verified}.`,
      'Have it signed again, and write that day.',
    );
  }
  // The example is shown as on the day it was signed.
  if (card.fictional) return findings;
  for (const [at, day] of [
    [['counsel', 'verified'], verified],
    [['signed', 'day'], signed.day],
  ] as const) {
    if (day === null || day <= dayAfter(today)) continue;
    refuse('card-dated-ahead', at, `${day} is still to come.`, 'Write the day on which it was done.');
  }
  findings.push(...leftovers(card));
  return findings;
}

/** Warnings: what keeps a sound card, or a line of it, from being shown. */
export function agingCardFindings(card: Jurisdiction, today: string): Finding[] {
  const status = statusOf(card, today);
  if (status === 'unsigned') {
    return [
      {
        severity: 'warning',
        code: 'card-unsigned',
        at: ['signed'],
        message: 'Nobody has signed the card, so every line of it shows as unknown.',
        remedy: 'Have counsel verify it and somebody sign it.',
      },
    ];
  }
  if (status === 'expired') {
    return [
      {
        severity: 'warning',
        code: 'card-expired',
        at: ['counsel', 'expires'],
        message: `The card was good through ${card.counsel.expires}, so every line of it shows as unknown.`,
        remedy: 'Have the law read again; then write the new days and have it signed.',
      },
    ];
  }
  const empty = [...Object.entries(card.rules), ...Object.entries(card.contacts)].flatMap(([field, line]) =>
    line === null ? [field] : [],
  );
  if (status === 'blank' || empty.length === 0) return [];
  return [
    {
      severity: 'warning',
      code: 'card-has-gaps',
      at: [],
      message: `Lines that show as unknown: ${empty.join(', ')}.`,
      remedy: 'Fill them in, or leave them so where nobody could say.',
    },
  ];
}

/** An agency's own card is no example. */
export function fictionalFindings(card: Jurisdiction): Finding[] {
  if (!card.fictional) return [];
  return [
    {
      severity: 'error',
      code: 'card-is-fictional',
      at: ['fictional'],
      message: 'This is a made-up example and cannot be an agency’s own card.',
      remedy: 'Start from content/jurisdictions/blank.yaml.',
    },
  ];
}

/** Words that the course avoids. Warnings, since a statute may be quoted. */
export function cardLanguageFindings(card: Jurisdiction, language: Language): Finding[] {
  return textsOf(card).flatMap(({ at, text }) =>
    unfitWords(text, language).map(({ word, instead }) => ({
      severity: 'warning' as const,
      code: 'listed-word',
      at,
      message: `"${word}" is a word that the course does not use.`,
      remedy: `Write: ${instead}.`,
    })),
  );
}

/** Text of the shipped example, left in a card that claims to be real. */
function leftovers(card: Jurisdiction): Finding[] {
  return textsOf(card).flatMap(({ at, text }) => {
    const [left] = /\bExample Code\b|\b555-01\d\d\b/.exec(text) ?? [];
    if (left === undefined) return [];
    return [
      {
        severity: 'error' as const,
        code: 'example-left',
        at,
        message: `"${left}" is from the made-up example.`,
        remedy: 'Write what is true in your state and agency, or leave the line empty.',
      },
    ];
  });
}

/** Every text of the lines, with its place. */
function textsOf({ rules, contacts }: Jurisdiction): { at: Place; text: string }[] {
  const lines = [
    ...Object.entries(rules).map(([field, line]) => [['rules', field], line] as const),
    ...Object.entries(contacts).map(([field, line]) => [['contacts', field], line] as const),
  ];
  return lines.flatMap(([at, line]) =>
    Object.entries<unknown>(line ?? {}).flatMap(([part, value]) => {
      if (typeof value === 'string') return [{ at: [...at, part], text: value }];
      return Array.isArray(value) ? value.map((text: string, index) => ({ at: [...at, part, index], text })) : [];
    }),
  );
}

/** Days are compared in UTC, and in some places it is already tomorrow. */
function dayAfter(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
