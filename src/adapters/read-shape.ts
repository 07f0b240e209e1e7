/** Reads one YAML file of the course into its shape. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseShape } from '#domain/scenario/load';
import type { Finding, Problem } from '#domain/scenario/problem';
import { placed, readYaml, type YamlSource } from '#domain/scenario/yaml-source';

export type Read<T> =
  /** `place`: findings about the value, with where they stand in the file. */
  | { readonly ok: true; readonly value: T; readonly place: (findings: readonly Finding[]) => Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** @param file - its path from `root`, as problems name it */
export async function readShape<T>(root: string, file: string, schema: z.ZodType<T>): Promise<Read<T>> {
  const content = await readFile(join(root, file)).catch(() => null);
  if (content === null) return { ok: false, problems: [missing(file)] };
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const source: YamlSource = yaml.source;
  const parsed = parseShape(schema, source, file);
  return parsed.ok ? { ...parsed, place: (findings) => placed(source, file, findings) } : parsed;
}

function missing(file: string): Problem {
  return {
    severity: 'error',
    code: 'file-missing',
    file,
    line: 1,
    column: 1,
    message: 'The file cannot be read.',
    remedy: 'Restore it, and start from the folder that holds content/.',
  };
}
