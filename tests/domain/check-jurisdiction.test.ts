/** One mistake at a time in a sound card: what is said about it, and where. */
import { describe, expect, it } from 'vitest';
import {
  agingCardFindings,
  cardLanguageFindings,
  fictionalFindings,
  jurisdictionFindings,
} from '#domain/course/check-jurisdiction';
import { parseJurisdiction } from '#domain/course/load-jurisdiction';
import { stateRuleProblems } from '#domain/course/state-rules';
import { type Problem, problemText } from '#domain/scenario/problem';
import { placed } from '#domain/scenario/yaml-source';
import { course, edited } from '../build/scenario.ts';

const today = '2026-11-22';
const file = 'card.yaml';
const { language } = await course();

const sound = `jurisdiction:
  state: Ohio
  agency: Police Department of Elm
counsel:
  name: A. Lawyer
  verified: 2026-11-01
  expires: 2027-05-01
signed:
  name: Chief B.
  day: 2026-11-02
rules:
  minor-immunity:
    rule: A minor is not charged.
    statute: Code § 1
    applies: true
    under: 18
    offenses: [Prostitution]
  mandated-report:
    rule: Call at once.
    hotline: 1-800-000-0000
    within: At once
    who: Every officer
contacts:
  prosecutor:
    name: On-call deputy
    number: "1-800-000-0001"
`;

function problems(text: string, on = today): readonly Problem[] {
  const loaded = parseJurisdiction(text, file);
  if (!loaded.ok) return loaded.problems;
  const { card, source } = loaded;
  return placed(source, file, [
    ...fictionalFindings(card),
    ...jurisdictionFindings(card, on),
    ...agingCardFindings(card, on).filter(({ code }) => code !== 'card-has-gaps'),
    ...cardLanguageFindings(card, language),
  ]);
}

it('a sound card has no problem', () => {
  expect(problems(sound)).toEqual([]);
});

describe.each<[string, readonly [string, string], string]>([
  ['card-lasts-too-long', ['expires: 2027-05-01', 'expires: 2027-05-02'], '7:12'],
  ['card-expiry-order', ['expires: 2027-05-01', 'expires: 2026-11-01'], '7:12'],
  ['card-half-signed', ['  day: 2026-11-02\n', ''], '9:3'],
  ['card-not-verified', ['  name: A. Lawyer\n', ''], '5:3'],
  ['card-names-nobody', ['  state: Ohio\n', ''], '2:3'],
  ['card-signed-early', ['day: 2026-11-02', 'day: 2026-10-31'], '10:8'],
  ['card-dated-ahead', ['day: 2026-11-02', 'day: 2026-12-02'], '10:8'],
  ['example-left', ['statute: Code § 1', 'statute: Example Code § 12.51'], '14:14'],
  ['card-is-fictional', ['jurisdiction:\n', 'fictional: true\njurisdiction:\n'], '1:12'],
  ['card-unsigned', ['signed:\n  name: Chief B.\n  day: 2026-11-02\n', 'signed:\n'], '8:8'],
  ['listed-word', ['rule: Call at once.', 'rule: Call about the hooker.'], '19:11'],
  ['missing-field', ['    applies: true\n', ''], '13:5'],
  ['wrong-form', ['    under: 18\n', ''], '13:5'],
  ['unknown-key', ['    within: At once', '    withn: At once'], '21:5'],
])('%s', (code, edit, place) => {
  const found = problems(edited(sound, [edit]));

  it('is reported with its place, and with a remedy', () => {
    const first = found.find((problem) => problem.code === code);
    expect(first && `${first.line}:${first.column}`, found.map(problemText).join('\n')).toBe(place);
    expect(first?.message).toMatch(/^.{9,}[.?!]$/s);
    expect(first?.remedy).toMatch(/^.{3,}[.?!]$/s);
  });
});

it('a card that has run out is reported as expired, and nothing else', () => {
  expect(problems(sound, '2027-05-02').map(problemText)).toEqual([
    'card.yaml:7:12 warning The card was good through 2027-05-01, so every line of it shows as unknown. Have the law read again; then write the new days and have it signed. [card-expired]',
  ]);
});

it('the gaps of a signed card are named in one warning', () => {
  const loaded = parseJurisdiction(sound, file);
  const [gaps, ...more] = loaded.ok ? agingCardFindings(loaded.card, today) : [];
  expect(more).toEqual([]);
  expect(gaps).toMatchObject({ severity: 'warning', code: 'card-has-gaps' });
  expect(gaps?.message).toMatch(/^Lines that show as unknown: trafficking-statute, age-rule, .*, hsi, fbi\.$/);
});

it('a day that is tomorrow in UTC is no mistake: in some places it already is', () => {
  expect(problems(edited(sound, [['day: 2026-11-02', 'day: 2026-11-23']]))).toEqual([]);
});

it('empty fields count as left out', () => {
  expect(problems(sound.replace('    who: Every officer\n', '    who: Every officer\n    statute:\n'))).toEqual([]);
  const loaded = parseJurisdiction('rules:\n  vacatur:\n    rule:\n    statute: ""\n    clinic:\n', file);
  expect(loaded.ok && loaded.card.rules.vacatur).toBeNull();
});

it('a lesson that asks for a line which the card does not have is told so', () => {
  const mdx =
    'Text.\n\n<StateRule of="minor-immunity" />\n\n<StateRule of="minor-imunity" />\n<StateRule of="constructor" />\n<StateRule />';
  expect(stateRuleProblems(mdx, 'lesson.mdx').map(problemText)).toEqual([
    'lesson.mdx:5:1 error The card has no line "minor-imunity". Did you mean "minor-immunity"? [unknown-card-field]',
    'lesson.mdx:6:1 error The card has no line "constructor". Use a field of src/domain/course/jurisdiction.ts. [unknown-card-field]',
    'lesson.mdx:7:1 error A <StateRule> does not say of what. Use a field of src/domain/course/jurisdiction.ts. [unknown-card-field]',
  ]);
});
