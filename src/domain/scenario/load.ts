/** From the text of a file to a scenario of the right shape. Whether it makes sense is for check.ts. */
import { z } from 'zod';
import { nearest, type Problem } from './problem.ts';
import { type Scenario, scenarioSchema } from './schema.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses a scenario file. Reports every fault of shape at once.
 * @param file - the name to report, as the author would type it
 */
export function parseScenario(content: string | Uint8Array, file: string): Loaded {
  const read = readYaml(content, file);
  if (!read.ok) return read;
  const parsed = parseShape(scenarioSchema, read.source, file);
  return parsed.ok ? { ok: true, scenario: parsed.value, source: read.source } : parsed;
}

/** Checks a YAML value against a Zod schema; each issue becomes a problem with its place and a remedy. */
export function parseShape<T>(
  schema: z.ZodType<T>,
  source: YamlSource,
  file: string,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.flatMap((issue) => shapeProblems(schema, source, file, issue, []));
  return { ok: false, problems: problems.slice(0, 100) };
}

function shapeProblems(
  schema: z.ZodType,
  source: YamlSource,
  file: string,
  issue: z.core.$ZodIssue,
  above: readonly (string | number)[],
): Problem[] {
  const at = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const where = at.length === 0 ? 'The file' : `"${at.at(-1)}"`;
  const problem = (code: string, message: string, remedy: string, place = source.place(at)): Problem => ({
    severity: 'error',
    code,
    file,
    ...place,
    message,
    remedy,
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(schema, source, file, [...at, key]));
    case 'invalid_union': {
      if (issue.input === undefined) return [problem('missing-field', `${where} is missing.`, 'Add it.')];
      const kinds = optionsOf(issue);
      if (kinds.length > 0) {
        const given = (issue.input as Record<string, unknown>)[issue.discriminator ?? ''];
        return [
          problem(
            'wrong-value',
            `${where} is ${shown(given)}, which is not one of ${kinds.join(', ')}.`,
            near(given, kinds),
          ),
        ];
      }
      const branches = issue.errors.filter((branch) => !missesType(branch));
      const strange = keysStrangeTo(branches);
      if (branches.length > 1 && strange.length > 0) {
        return strange.map((key) => unknownKey(schema, source, file, [...at, key]));
      }
      const meant =
        branches.find((branch) => keysStrangeTo([branch]).length === 0) ??
        (branches.length === 1 ? branches[0] : undefined);
      if (meant) return meant.flatMap((inner) => shapeProblems(schema, source, file, inner, at));
      return [
        problem(
          'wrong-shape',
          `${where} is in none of the forms allowed here.`,
          'See the reference in CONTRIBUTING.md.',
        ),
      ];
    }
    case 'invalid_key':
      return issue.issues.map((inner) =>
        problem(
          'wrong-form',
          `${where} is not written as it must be.`,
          sentence(inner.message),
          source.place(at, { key: true }),
        ),
      );
    case 'invalid_type': {
      const isMissing = issue.input === undefined;
      return isMissing
        ? [
            problem(
              'missing-field',
              `${where} is missing.`,
              `Add it: ${issue.expected === 'record' ? 'object' : issue.expected}.`,
            ),
          ]
        : [problem('wrong-type', `${where} should be ${article(issue.expected)}.`, remedyFor(issue))];
    }
    case 'invalid_value':
      return [
        problem(
          'wrong-value',
          `${where} is ${shown(issue.input)}, which is not one of ${issue.values.map(String).join(', ')}.`,
          near(issue.input, issue.values.map(String)),
        ),
      ];
    case 'too_small':
      return [problem('too-small', `${where} is too short or too small.`, `The least is ${issue.minimum}.`)];
    case 'too_big':
      return [problem('too-large', `${where} is too long or too large.`, `The most is ${issue.maximum}.`)];
    case 'invalid_format':
    case 'custom':
      return [problem('wrong-form', `${where} is not written as it must be.`, sentence(issue.message))];
    default:
      return [problem('wrong-value', `${where} cannot be used.`, sentence(issue.message))];
  }
}

function unknownKey(schema: z.ZodType, source: YamlSource, file: string, at: readonly (string | number)[]): Problem {
  const key = String(at.at(-1));
  const close = nearest(key, keysOf(schema));
  return {
    severity: 'error',
    code: 'unknown-key',
    file,
    ...source.place(at, { key: true }),
    message: `There is no field "${key}" here.`,
    remedy:
      close && close !== key ? `Did you mean "${close}"?` : 'Remove it, or see the reference for where it belongs.',
  };
}

function near(input: unknown, values: readonly string[]): string {
  const guess = typeof input === 'string' ? nearest(input, values) : undefined;
  return guess ? `Did you mean "${guess}"?` : 'Use one of these.';
}

function remedyFor(issue: z.core.$ZodIssue): string {
  return issue.message ? sentence(issue.message) : 'See the reference in CONTRIBUTING.md.';
}

/** The values that tell the forms of a discriminated union apart; empty if it is none, or the value is fine. */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  return 'options' in issue && Array.isArray(issue.options)
    ? issue.options.filter((option) => typeof option === 'string')
    : [];
}

/** True for a form that is another kind of value altogether, such as a list where the author wrote a text. */
function missesType(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === 'invalid_type' ||
        (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.errors.every(missesType))),
  );
}

/** Keys of the value that none of these forms knows. */
function keysStrangeTo(branches: readonly (readonly z.core.$ZodIssue[])[]): string[] {
  const perBranch = branches.map((branch) =>
    branch.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])),
  );
  return (perBranch[0] ?? []).filter((key) => perBranch.every((keys) => keys.includes(key)));
}

/** A value as a message quotes it: the beginning of it is enough to find it. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function article(kind: string): string {
  const names: Record<string, string> = {
    record: 'a set of fields',
    object: 'a set of fields',
    array: 'a list',
    int: 'a whole number',
  };
  return names[kind] ?? `a ${kind}`;
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

const keyCache = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Every field name that stands anywhere in a schema. */
function keysOf(schema: z.ZodType): ReadonlySet<string> {
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
    for (const each of Object.values(value)) collectKeys(each, found);
  }
}
