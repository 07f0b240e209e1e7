/** Everything that is wrong with a scenario file, all at once. */
import type { Register } from '../course/citation.ts';
import type { Language } from '../course/language.ts';
import { citationFindings } from './citations.ts';
import { craftFindings } from './craft.ts';
import { type IdentityOptions, identityFindings } from './identity.ts';
import { type Loaded, parseScenario } from './load.ts';
import { mendScenario } from './mend.ts';
import { trueFindings } from './mended-findings.ts';
import type { Finding, Problem } from './problem.ts';
import { type Proof, prove } from './prove.ts';
import { referenceFindings } from './references.ts';
import type { Scenario } from './schema.ts';
import { asDrawn, asWritten } from './variants.ts';
import { placed, type YamlSource } from './yaml-source.ts';

export interface CheckOptions extends IdentityOptions {
  readonly register: Register;
  readonly language: Language;
  /** ISO day that expiry is measured against. */
  readonly today: string;
  /** Expired, unverified and unreviewed become errors. */
  readonly release?: boolean;
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** Set if the shape is right. */
  readonly scenario: Scenario | null;
  /** Set if it could be proved. */
  readonly proof: Proof | null;
  /** False if errors of shape or of names made it impossible to try the ways through. */
  readonly isWalked: boolean;
}

const releaseCodes = new Set(['source-expired', 'source-unverified', 'not-reviewed']);

/**
 * Checks one file for everything at once: shape, names, sources and prose, the last three on a mended copy if
 * the shape is wrong. Only paths have to wait until shape and names are right.
 */
export function check(content: string | Uint8Array, file: string, options: CheckOptions): Checked {
  const loaded = parseScenario(content, file);
  if (loaded.ok) return checkLoaded(loaded, file, options);
  const problems = loaded.source ? [...loaded.problems, ...beyondShape(loaded.source, file, options)] : loaded.problems;
  return { problems: inOrder(problems), scenario: null, proof: null, isWalked: false };
}

function checkLoaded(
  { scenario, source }: Extract<Loaded, { ok: true }>,
  file: string,
  options: CheckOptions,
): Checked {
  const names = nameFindings(scenario, file, options);
  const isSound = names.every((finding) => finding.severity === 'warning');
  const proved = isSound ? prove(scenario) : null;
  const findings = [...names, ...textFindings(scenario, options), ...(proved?.violations ?? [])];
  return {
    problems: report(source, file, findings, options),
    scenario,
    proof: proved?.ok ? proved.proof : null,
    isWalked: isSound,
  };
}

/** What else is wrong with a file whose shape is wrong. */
function beyondShape(source: YamlSource, file: string, options: CheckOptions): Problem[] {
  const mended = mendScenario(source.value);
  if (!mended) return [];
  const { scenario } = mended;
  const findings = [...nameFindings(scenario, file, options), ...textFindings(scenario, options)];
  return report(source, file, trueFindings(findings, mended), options);
}

function nameFindings(scenario: Scenario, file: string, options: CheckOptions): Finding[] {
  return [...identityFindings(scenario, file, options), ...referenceFindings(scenario)];
}

function textFindings(scenario: Scenario, options: CheckOptions): Finding[] {
  return [
    ...citationFindings(scenario, options.register, options.today),
    ...craftFindings(asDrawn(scenario, asWritten), options.language),
    ...signOffs(scenario),
  ];
}

function report(source: YamlSource, file: string, findings: readonly Finding[], options: CheckOptions): Problem[] {
  return inOrder(
    placed(
      source,
      file,
      findings.map((finding) => atRelease(finding, options)),
    ),
  );
}

/** By their place in the file, each once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ code, line, column, message }) => {
      const name = `${code} ${line}:${column} ${message}`;
      return !seen.has(name) && seen.add(name);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function atRelease(finding: Finding, options: CheckOptions): Finding {
  return options.release && releaseCodes.has(finding.code) ? { ...finding, severity: 'error' } : finding;
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
