/** Everything that is wrong with a scenario file, all at once. */
import type { Register } from '../course/citation.ts';
import type { Language } from '../course/language.ts';
import { citationFindings } from './citations.ts';
import { craftFindings } from './craft.ts';
import { type Loaded, parseScenario } from './load.ts';
import type { Finding, Problem } from './problem.ts';
import { type Proof, prove } from './prove.ts';
import { referenceFindings } from './references.ts';
import type { Scenario } from './schema.ts';
import { placed } from './yaml-source.ts';

export interface CheckOptions {
  readonly register: Register;
  readonly language: Language;
  /** ISO day that expiry is measured against. */
  readonly today: string;
  /** Expired, unverified and unreviewed become errors. */
  readonly release?: boolean;
  /** Fixtures are refused unless the file stands under tests/. */
  readonly allowFixture?: boolean;
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** Set if the shape is right. */
  readonly scenario: Scenario | null;
  /** Set if it could be proved. */
  readonly proof: Proof | null;
}

const releaseCodes = new Set(['source-expired', 'source-unverified', 'not-reviewed']);

/**
 * Checks one file in three steps, each only if the one before found no error: shape, names, and then
 * sources, prose and every path.
 */
export function check(content: string | Uint8Array, file: string, options: CheckOptions): Checked {
  const loaded = parseScenario(content, file);
  return loaded.ok ? checkLoaded(loaded, file, options) : { problems: loaded.problems, scenario: null, proof: null };
}

function checkLoaded(
  { scenario, source }: Extract<Loaded, { ok: true }>,
  file: string,
  options: CheckOptions,
): Checked {
  const report = (findings: readonly Finding[]) =>
    placed(
      source,
      file,
      findings.map((finding) => atRelease(finding, options)),
    ).sort((a, b) => a.line - b.line || a.column - b.column);
  const names = [...identity(scenario, file, options), ...referenceFindings(scenario)];
  const isSound = names.every((finding) => finding.severity === 'warning');
  const proved = isSound ? prove(scenario) : null;
  return {
    problems: report([
      ...names,
      ...citationFindings(scenario, options.register, options.today),
      ...craftFindings(scenario, options.language),
      ...signOffs(scenario),
      ...(proved?.violations ?? []),
    ]),
    scenario,
    proof: proved?.ok ? proved.proof : null,
  };
}

function atRelease(finding: Finding, options: CheckOptions): Finding {
  return options.release && releaseCodes.has(finding.code) ? { ...finding, severity: 'error' } : finding;
}

function identity(scenario: Scenario, file: string, { release, allowFixture }: CheckOptions): Finding[] {
  const found: Finding[] = [];
  const name = file
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\.ya?ml$/, '');
  if (name !== scenario.id) {
    found.push({
      severity: 'error',
      code: 'id-is-not-file-name',
      at: ['id'],
      message: `The id is "${scenario.id}" and the file is called "${name}".`,
      remedy: 'Make them the same.',
    });
  }
  if (scenario.profile === 'fixture' && (release || !allowFixture)) {
    found.push({
      severity: 'error',
      code: 'fixture-outside-tests',
      at: ['profile'],
      message: 'A fixture skips the rules that make a scenario fair.',
      remedy: release ? 'A release holds no fixtures.' : 'Remove `profile`, or move the file under tests/.',
    });
  }
  return found;
}

function signOffs(scenario: Scenario): Finding[] {
  if (scenario.profile === 'fixture') return [];
  const who = { legal: 'a lawyer', survivor: 'a survivor reviewer', panel: 'the expert panel' } as const;
  const missing = (Object.keys(who) as (keyof typeof who)[]).filter((role) => scenario.review[role] === null);
  if (missing.length === 0) return [];
  const list = missing.map((role) => who[role]).join(', ');
  return [
    {
      severity: 'warning',
      code: 'not-reviewed',
      at: ['review'],
      message: `Version ${scenario.version} is not signed off by ${list}; its scores are provisional.`,
      remedy: 'After a real review, enter who signed and when under `review`.',
    },
  ];
}
