import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { viewCitation } from '#domain/course/citation';
import { numberFootnotes } from '#domain/course/footnote';
import {
  blankJurisdiction,
  type CardField,
  contactFields,
  type Jurisdiction,
  jurisdictionSchema,
  latestExpiry,
  ruleFields,
} from '#domain/course/jurisdiction';
import { cardRules, cardSources } from '#domain/course/jurisdiction-citation';
import { bylineOf, ruleOf, statusOf, unknownHere } from '#domain/course/jurisdiction-line';
import { cardGroups, cardWords, partNames } from '#domain/course/jurisdiction-words';
import { parseJurisdiction } from '#domain/course/load-jurisdiction';
import { course, root } from '../build/scenario.ts';

const fields: readonly CardField[] = [...ruleFields, ...contactFields];
const text = (name: string) => readFileSync(join(root, 'content/jurisdictions', name), 'utf8');
const example = cardIn('example.yaml');
const today = '2026-11-22';

/** A real agency's card, signed, with one line. */
const signed: Jurisdiction = jurisdictionSchema.parse({
  jurisdiction: { state: 'Ohio', agency: 'Police Department of Elm' },
  counsel: { name: 'A. Lawyer', verified: '2026-11-01', expires: '2027-05-01' },
  signed: { name: 'Chief B.', day: '2026-11-02' },
  rules: {
    'minor-immunity': {
      rule: 'A minor is not charged.',
      statute: 'Code § 1',
      applies: true,
      under: 18,
      offenses: ['Prostitution', 'Loitering'],
    },
  },
});

function cardIn(name: string): Jurisdiction {
  const loaded = parseJurisdiction(text(name), name);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.card;
}

describe('a line of the card', () => {
  it('is the rule with its parts, its statute, the agency and the day', () => {
    expect(ruleOf(signed, 'minor-immunity', today)).toEqual({
      known: true,
      field: 'minor-immunity',
      name: 'Minors and prostitution charges',
      text: 'A minor is not charged.',
      statute: 'Code § 1',
      parts: [
        { name: 'Applies', value: 'yes' },
        { name: 'Under age', value: '18' },
        { name: 'Offenses', value: 'Prostitution; Loitering' },
      ],
      by: 'Your agency’s jurisdiction card: Police Department of Elm, Ohio. Verified Nov 1, 2026.',
    });
  });

  it('that is empty is unknown, though the card is signed', () => {
    expect(ruleOf(signed, 'vacatur', today)).toEqual({
      known: false,
      field: 'vacatur',
      name: 'Clearing a record',
      text: 'Unknown here: call your supervisor or prosecutor',
      asks: 'How can a person clear a record that trafficking caused?',
      because: 'This line of your agency’s jurisdiction card is empty.',
    });
  });

  it('is good through the day on which the card expires, and unknown from the next', () => {
    expect(ruleOf(signed, 'minor-immunity', '2027-05-01').known).toBe(true);
    expect(ruleOf(signed, 'minor-immunity', '2027-05-02')).toMatchObject({
      text: unknownHere,
      because: 'Your agency’s jurisdiction card expired on May 1, 2027.',
    });
  });

  it.each<[string, Partial<Jurisdiction>]>([
    ['a signature', { signed: { name: null, day: null } }],
    ['the day of the signature', { signed: { name: 'Chief B.', day: null } }],
    ['the lawyer', { counsel: { ...signed.counsel, name: null } }],
    ['the day of the reading', { counsel: { ...signed.counsel, verified: null } }],
    ['an expiry', { counsel: { ...signed.counsel, expires: null } }],
  ])('is unknown without %s', (_, change) => {
    const card = { ...signed, ...change };
    expect(statusOf(card, today)).toBe('unsigned');
    expect(ruleOf(card, 'minor-immunity', today)).toMatchObject({ known: false, text: unknownHere });
  });

  it('of the blank card is unknown, whichever it is', () => {
    expect(statusOf(blankJurisdiction, today)).toBe('blank');
    expect(new Set(fields.map((field) => ruleOf(blankJurisdiction, field, today).text))).toEqual(
      new Set([unknownHere]),
    );
  });
});

describe('beside a source that comes only from the card', () => {
  it('stands the rule, or that it is unknown', () => {
    expect(cardRules('state-safe-harbor', signed, today)).toEqual([
      {
        name: 'Minors and prostitution charges',
        known: true,
        text: 'A minor is not charged. Applies: yes. Under age: 18. Offenses: Prostitution; Loitering. (Code § 1)',
        by: 'Your agency’s jurisdiction card: Police Department of Elm, Ohio. Verified Nov 1, 2026.',
      },
      {
        name: 'Diversion',
        known: false,
        text: unknownHere,
        by: 'This line of your agency’s jurisdiction card is empty.',
      },
    ]);
  });

  it.each([
    [
      'state-mandated-report',
      'Report to: Lindmere Child Line, 555-0110, day and night. Time limit: By phone at once, in writing within 48 hours. Who: Every sworn officer and dispatcher. (Example Code § 20.05)',
    ],
    [
      'state-child-custody',
      'Who: Any sworn officer, with the watch commander’s approval. Hours: 24. (Example Code § 20.11)',
      'Contact: Child welfare, on-call worker, 555-0117. (Example Code § 20.14)',
    ],
    ['state-defense', 'Burden of proof: The defendant, more likely than not. (Example Code § 12.55)'],
    ['state-vacatur', 'Who helps: Lindmere Second Chance Clinic, 555-0142. (Example Code § 12.60)'],
    ['lethality-tool', 'Tool: Harrow Eleven-Question Screen. (Department Policy 5.04)'],
  ])('%s says whom to call and how soon, and not the rule alone', (id, ...ends) => {
    const said = cardRules(id, example, today).map(({ text }) => text);
    expect(said.map((text, index) => text.slice(-(ends[index]?.length ?? 0)))).toEqual(ends);
  });

  it('leaves out no part and no statute that the card holds, and no sentence runs on', () => {
    for (const [id, ofCard] of Object.entries(cardSources)) {
      const said = cardRules(id, example, today);
      for (const [index, field] of ofCard.entries()) {
        const line = ruleOf(example, field, today);
        if (!line.known) throw new Error(`the example has no ${field}`);
        const text = said[index]?.text ?? '';
        expect(text).toContain(line.text);
        for (const { name, value } of line.parts) expect(text, field).toContain(`${name}: ${value}`);
        if (line.statute !== null) expect(text).toContain(`. (${line.statute})`);
        expect(text).not.toMatch(/\.\.|[a-z0-9] (Report to|Time limit|Who|Hours|Contact|Applies):/);
      }
    }
  });

  it('no other source has any', async () => {
    const { sources } = await course();
    for (const source of sources.values()) {
      expect(viewCitation(source, today, signed).rules !== undefined, source.id).toBe(source.card === true);
    }
  });

  it('is never nothing: each such source has its lines', async () => {
    const { sources } = await course();
    const ids = [...sources.values()].filter(({ card }) => card).map(({ id }) => id);
    expect(Object.keys(cardSources).sort()).toEqual(ids.sort());
    expect(Object.values(cardSources).flat()).not.toEqual([]);
  });

  it('a footnote of a lesson shows it too', async () => {
    const { sources } = await course();
    const [footnote] = numberFootnotes(
      { cited: [], more: ['state-vacatur'], where: 'x', card: example },
      sources,
      today,
    );
    expect(footnote?.rules).toEqual(cardRules('state-vacatur', example, today));
  });
});

describe('the words of the card', () => {
  it('name every line once, in one group', () => {
    expect(cardGroups.flatMap((group) => group.fields).toSorted()).toEqual(fields.toSorted());
    expect(Object.keys(cardWords).sort()).toEqual(fields.toSorted());
  });

  it('name every part', () => {
    const parts = Object.values(example.rules).flatMap((line) => Object.keys(line ?? {}));
    expect(parts.filter((part) => !['rule', 'statute', ...Object.keys(partNames)].includes(part))).toEqual([]);
  });
});

describe('blank.yaml', () => {
  it('is a blank card', () => {
    expect(cardIn('blank.yaml')).toEqual(blankJurisdiction);
  });

  it('names every field of every line, so that an agency finds what it can say', () => {
    const written = parse(text('blank.yaml')) as Record<string, Record<string, object>>;
    const filled = example as unknown as typeof written;
    for (const part of ['rules', 'contacts']) {
      for (const [field, line] of Object.entries(filled[part] ?? {})) {
        expect(Object.keys(written[part]?.[field] ?? {}), field).toEqual(expect.arrayContaining(Object.keys(line)));
      }
    }
    expect(Object.keys(written['rules'] ?? {}).sort()).toEqual(ruleFields.toSorted());
    expect(Object.keys(written['contacts'] ?? {}).sort()).toEqual(contactFields.toSorted());
  });
});

describe('example.yaml', () => {
  it('fills in every line, and says that it is no real place', () => {
    const day = example.signed.day ?? '';
    const lines = fields.map((field) => ruleOf(example, field, day));
    expect(lines.filter(({ known }) => !known)).toEqual([]);
    for (const line of lines) expect(line).toMatchObject({ by: expect.stringContaining('not a real place') });
    expect(bylineOf(example)).toBe('Example: State of Lindmere, not a real place. Verified Nov 2, 2026.');
  });

  it('holds no number that could be dialed, and no statute that could be looked up', () => {
    const numbers = text('example.yaml').match(/\b\d{3}-\d{4}\b/g) ?? [];
    expect(numbers.length).toBeGreaterThan(8);
    expect(numbers.filter((number) => !/^555-01\d\d$/.test(number))).toEqual([]);
    const statutes = Object.values(example.rules).flatMap((line) => line?.statute ?? []);
    expect(statutes.filter((statute) => !/^(Example Code § |Department Policy )/.test(statute))).toEqual([]);
  });
});

it.each([
  ['2026-11-22', '2027-05-22'],
  ['2026-08-31', '2027-02-28'],
  ['2027-08-30', '2028-02-29'],
  ['2026-06-30', '2026-12-30'],
])('a card verified on %s is good through %s at most', (verified, expires) => {
  expect(latestExpiry(verified)).toBe(expires);
});
