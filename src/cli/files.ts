import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Loaded, parseScenario } from '#domain/scenario/load';
import { type Problem, problemText } from '#domain/scenario/problem';
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

export type ReadScenario =
  | { readonly ok: true; readonly file: ScenarioFile }
  | { readonly ok: false; readonly name: string; readonly problem: Problem };

/** The files named, or all of scenarios/ if none is. One that cannot be read does not keep the others back. */
export async function readScenarios(names: readonly string[]): Promise<ReadScenario[]> {
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

async function readScenario(name: string): Promise<ReadScenario> {
  const path = pathOf(name);
  try {
    const content = await readFile(path);
    return { ok: true, file: { name, content, isTest: path.startsWith(join(root, 'tests') + sep) } };
  } catch (error) {
    return { ok: false, name, problem: unreadable(name, (error as NodeJS.ErrnoException).code) };
  }
}

/** npm starts programs in the folder of the project; INIT_CWD is the one that the person stood in. */
export function pathOf(name: string): string {
  const here = resolve(name);
  const { INIT_CWD: there } = process.env;
  const other = there === undefined ? here : resolve(there, name);
  return !existsSync(here) && existsSync(other) ? other : here;
}

export function unreadable(name: string, reason: string | undefined): Problem {
  const place = { severity: 'error', file: name, line: 1, column: 1 } as const;
  if (reason === 'EISDIR') {
    return {
      ...place,
      code: 'file-is-folder',
      message: 'This is a folder; name a file.',
      remedy: 'Add the name of a file in it.',
    };
  }
  return {
    ...place,
    code: 'file-missing',
    message: reason === 'ENOENT' ? 'There is no such file.' : 'The file cannot be read.',
    remedy: 'Check its name and its folder, and that you may open it.',
  };
}

export type Sound =
  | {
      readonly ok: true;
      readonly loaded: Extract<Loaded, { ok: true }>;
      readonly proof: Proof;
      readonly file: ScenarioFile;
    }
  | { readonly ok: false; readonly id: string | null; readonly problems: readonly Problem[] };

/** A scenario that can be played and proved, or every problem that prevents it. */
export function proveFile(file: ScenarioFile): Sound {
  const loaded = parseScenario(file.content, file.name);
  if (!loaded.ok) return { ok: false, id: idIn(loaded.source?.value), problems: loaded.problems };
  const findings = referenceFindings(loaded.scenario).filter((finding) => finding.severity === 'error');
  const proved = findings.length === 0 ? prove(loaded.scenario) : null;
  if (proved?.ok) return { ok: true, loaded, proof: proved.proof, file };
  const problems = placed(loaded.source, file.name, [...findings, ...(proved?.violations ?? [])]);
  return { ok: false, id: loaded.scenario.id, problems };
}

function idIn(value: unknown): string | null {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}

/** A scenario that can be played and proved. @throws CommandError with every problem that prevents it */
export async function soundScenario(name: string): Promise<Extract<Sound, { ok: true }>> {
  const [read] = (await readScenarios([name])) as [ReadScenario];
  if (!read.ok) {
    const { message } = read.problem;
    throw new CommandError(`${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
  }
  const sound = proveFile(read.file);
  if (!sound.ok) throw new CommandError(sound.problems.map(problemText).join('\n'), 1);
  return sound;
}
