import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { identityFindings } from '#domain/scenario/identity';
import { parseScenario } from '#domain/scenario/load';
import type { Finding, Problem } from '#domain/scenario/problem';
import { type Proof, prove } from '#domain/scenario/prove';
import { referenceFindings } from '#domain/scenario/references';
import type { Scenario } from '#domain/scenario/schema';
import { placed } from '#domain/scenario/yaml-source';

export interface ProvedScenario {
  readonly scenario: Scenario;
  readonly proof: Proof;
}

export type ScenarioFiles =
  | { readonly ok: true; readonly scenarios: readonly ProvedScenario[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads every scenario of a folder, in the order of their file names. Whatever makes one of them unfit to be
 * played and scored is reported, of all files at once; prose and sources are for `check`.
 * @param options - `allowFixture`: the folder stands under tests/
 */
export async function loadScenarios(
  folder: string,
  { allowFixture }: { readonly allowFixture: boolean },
): Promise<ScenarioFiles> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  /** Scenario id → the file that was first to take it. */
  const taken = new Map<string, string>();
  const problems: Problem[] = [];
  const scenarios: ProvedScenario[] = [];
  for (const name of names) {
    const file = `${basename(folder)}/${name}`;
    const loaded = parseScenario(await readFile(join(folder, name)), file);
    if (!loaded.ok) {
      problems.push(...loaded.problems);
      continue;
    }
    const { scenario, source } = loaded;
    const identity = [
      ...identityFindings(scenario, file, { allowFixture }),
      ...sameId(scenario.id, taken.get(scenario.id)),
    ];
    const dangling = errorsOf(referenceFindings(scenario));
    if (!taken.has(scenario.id)) taken.set(scenario.id, file);
    // Proving relies on every name meaning something.
    const proved = dangling.length > 0 ? null : prove(scenario);
    const errors = placed(source, file, [...identity, ...dangling, ...errorsOf(proved?.violations ?? [])]);
    if (errors.length === 0 && proved?.ok) scenarios.push({ scenario, proof: proved.proof });
    problems.push(...errors);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenarios };
}

function errorsOf<F extends Finding>(findings: readonly F[]): F[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function sameId(id: string, other: string | undefined): Finding[] {
  if (other === undefined) return [];
  return [
    {
      severity: 'error',
      code: 'same-scenario-id',
      at: ['id'],
      message: `${other} has the id "${id}" too.`,
      remedy: 'Remove one of the files, or rename one and its id.',
    },
  ];
}
