import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Loaded, parseScenario } from '#domain/scenario/load';
import { problemText } from '#domain/scenario/problem';
import { type Proof, prove } from '#domain/scenario/prove';
import { referenceFindings } from '#domain/scenario/references';
import { placed } from '#domain/scenario/yaml-source';
import { CommandError } from './command-error.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ScenarioFile {
  /** As the person typed it, or from the project's folder. */
  readonly name: string;
  readonly content: Uint8Array;
  readonly isTest: boolean;
}

/** The files named, or all of scenarios/ if none is. */
export async function scenarioFiles(names: readonly string[]): Promise<ScenarioFile[]> {
  const folder = join(root, 'scenarios');
  const chosen =
    names.length > 0
      ? [...names]
      : (await readdir(folder))
          .filter((name) => /\.ya?ml$/.test(name))
          .sort()
          .map((name) => relative(process.cwd(), join(folder, name)));
  return Promise.all(chosen.map(readScenario));
}

async function readScenario(name: string): Promise<ScenarioFile> {
  const path = resolve(name);
  try {
    return { name, content: await readFile(path), isTest: path.startsWith(join(root, 'tests') + sep) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    throw new CommandError(
      `${name}: ${reason === 'ENOENT' ? 'there is no such file' : reason === 'EISDIR' ? 'this is a folder; name a file' : 'cannot be read'}.`,
    );
  }
}

/** A scenario that can be played and proved. @throws CommandError with every problem that prevents it */
export async function soundScenario(
  name: string,
): Promise<{ loaded: Extract<Loaded, { ok: true }>; proof: Proof; file: ScenarioFile }> {
  const [file] = (await scenarioFiles([name])) as [ScenarioFile];
  const loaded = parseScenario(file.content, file.name);
  if (!loaded.ok) throw new CommandError(loaded.problems.map(problemText).join('\n'), 1);
  const findings = referenceFindings(loaded.scenario).filter((finding) => finding.severity === 'error');
  const proved = findings.length === 0 ? prove(loaded.scenario) : null;
  if (!proved?.ok) {
    throw new CommandError(
      placed(loaded.source, file.name, [...findings, ...(proved?.violations ?? [])])
        .map(problemText)
        .join('\n'),
      1,
    );
  }
  return { loaded, proof: proved.proof, file };
}
