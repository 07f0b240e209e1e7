/** From the text of a file to a scenario of the right shape. Whether it makes sense is for check.ts. */
import { z } from 'zod';
import { capped, nearest, type Problem } from './problem.ts';
import { type Scenario, scenarioSchema } from './schema.ts';
import { type ShapeFault, shapeFaults } from './shape-faults.ts';
import { tell } from './shape-words.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario; readonly source: YamlSource }
  /** `source` is null if the file is no YAML. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly source: YamlSource | null };

const mostProblems = 100;

/**
 * Parses a scenario file. Reports every fault of shape at once.
 * @param file - the name to report, as the author would type it
 */
export function parseScenario(content: string | Uint8Array, file: string): Loaded {
  const read = readYaml(content, file);
  if (!read.ok) return { ...read, source: null };
  const parsed = parseShape(scenarioSchema, read.source, file);
  return parsed.ok
    ? { ok: true, scenario: parsed.value, source: read.source }
    : { ok: false, problems: parsed.problems, source: read.source };
}

/** Checks a YAML value against a Zod schema; each issue becomes a problem with its place and a remedy. */
export function parseShape<T>(
  schema: z.ZodType<T>,
  source: YamlSource,
  file: string,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const problems = shapeFaults(result.error.issues).flatMap((fault) => shapeProblems(schema, source, file, fault));
  return { ok: false, problems: capped(problems, mostProblems) };
}

function shapeProblems(schema: z.ZodType, source: YamlSource, file: string, fault: ShapeFault): Problem[] {
  const { at, issue } = fault;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      severity: 'error',
      code: 'unknown-key',
      file,
      ...source.place([...at, key], { key: true }),
      message: `There is no field "${key}" here.`,
      remedy: keyRemedy(schema, key),
    }));
  }
  const place = source.place(at, { key: issue.code === 'invalid_key' });
  return [{ severity: 'error', file, ...place, ...tell(fault) }];
}

function keyRemedy(schema: z.ZodType, key: string): string {
  const close = nearest(key, keysOf(schema));
  return close && close !== key
    ? `Did you mean "${close}"?`
    : 'Remove it, or see the reference in CONTRIBUTING.md for where it belongs.';
}

const keyCache = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Every field name that stands anywhere in a schema. */
export function keysOf(schema: z.ZodType): ReadonlySet<string> {
  let keys = keyCache.get(schema);
  if (!keys) {
    const found = new Set<string>();
    collectKeys(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), found);
    keys = found;
    keyCache.set(schema, keys);
  }
  return keys;
}

function collectKeys(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) collectKeys(each, found);
  } else if (value !== null && typeof value === 'object') {
    if ('properties' in value) for (const key of Object.keys(value.properties as object)) found.add(key);
    // The keys of a record that takes only some.
    if ('propertyNames' in value) {
      const { enum: names } = value.propertyNames as { enum?: readonly string[] };
      for (const name of names ?? []) found.add(name);
    }
    for (const each of Object.values(value)) collectKeys(each, found);
  }
}
