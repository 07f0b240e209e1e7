import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCourse } from '#adapters/course-files';
import type { Register, Source } from '#domain/course/citation';
import { type Language, languageSchema } from '#domain/course/language';
import { type Checked, type CheckOptions, check } from '#domain/scenario/check';
import { parseScenario } from '#domain/scenario/load';
import { type Proof, prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';

export const root = join(import.meta.dirname, '../..');

/** The day on which the sources below are good. */
export const today = '2026-11-22';

export function fixtureText(id: string): string {
  return readFileSync(join(root, 'tests/fixtures', `${id}.yaml`), 'utf8');
}

export function fixture(id: string): Scenario {
  return parsed(fixtureText(id), id);
}

/** A scenario from its text, which must have the right shape. */
export function parsed(text: string, id = 'test'): Scenario {
  const loaded = parseScenario(text, `${id}.yaml`);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message, line }) => `${line}: ${message}`).join('\n'));
  return loaded.scenario;
}

/** A text with each `[from, to]` applied; `from` must stand in it exactly once. */
export function edited(text: string, edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((before, [from, to]) => {
    const parts = before.split(from);
    if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in the text, not once.`);
    return parts.join(to);
  }, text);
}

/** A fixture with edits applied. */
export function fixtureWith(id: string, ...edits: readonly (readonly [from: string, to: string])[]): Scenario {
  return parsed(edited(fixtureText(id), edits), id);
}

/** The proof of a scenario that must be provable. */
export function proofOf(scenario: Scenario): Proof {
  const proved = prove(scenario);
  if (!proved.ok) throw new Error(proved.violations.map(({ message }) => message).join('\n'));
  return proved.proof;
}

/** The scenarios that are shipped, in the order of their names. */
export function bank(): Scenario[] {
  return readdirSync(join(root, 'scenarios'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parsed(readFileSync(join(root, 'scenarios', name), 'utf8'), name.replace('.yaml', '')));
}

export const course = () => loadCourse(root);

const source = (id: string, with_: Partial<Source> = {}): [string, Source] => [
  id,
  {
    id,
    short: id,
    title: id,
    says: 'What it says.',
    url: 'https://example.org',
    kind: 'guidance',
    status: 'V-official',
    verified: true,
    checked: today,
    expires: '2027-11-22',
    ...with_,
  },
];

const register: Register = new Map([
  source('rule'),
  source('iacp-2007'),
  source('aged', { expires: '2026-11-21' }),
  source('unread', { verified: false, status: 'K' }),
]);

const language: Language = languageSchema.parse({
  avoid: [{ words: ['rescue*'], instead: 'left safely', why: 'x' }],
  spelling: [{ words: ['colour*'], instead: 'color' }],
  tone: { polite: ['please'], harsh: ['demand*'] },
  absolutes: ['always', 'never'],
  graphic: ['gory'],
});

/** Checks a text as if it were the file of that name, on a small register and word list of its own. */
export function checked(
  content: string | Uint8Array,
  file = 'tests/fixtures/quiet-street.yaml',
  with_: Partial<CheckOptions> = {},
): Checked {
  return check(content, file, { register, language, today, ...with_ });
}
