import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseScenario } from '#domain/scenario/load';
import type { Problem } from '#domain/scenario/problem';
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
 * Reads every scenario of a folder, in the order of their file names. Whatever keeps one of them from being
 * played to its end and scored is reported, of all files at once; prose and sources are for `check`.
 */
export async function loadScenarios(folder: string): Promise<ScenarioFiles> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const read = await Promise.all(
    names.map(async (name) => load(await readFile(join(folder, name)), `${basename(folder)}/${name}`)),
  );
  const problems = read.flatMap((each) => ('problems' in each ? each.problems : []));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, scenarios: read.flatMap((each) => ('proof' in each ? [each] : [])) };
}

function load(content: Uint8Array, file: string): ProvedScenario | { readonly problems: readonly Problem[] } {
  const loaded = parseScenario(content, file);
  if (!loaded.ok) return loaded;
  const { scenario, source } = loaded;
  const dangling = referenceFindings(scenario).filter(({ severity }) => severity === 'error');
  if (dangling.length > 0) return { problems: placed(source, file, dangling) };
  const proved = prove(scenario);
  return proved.ok ? { scenario, proof: proved.proof } : { problems: placed(source, file, proved.violations) };
}
