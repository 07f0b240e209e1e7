/** Faults of shape in the words of somebody who writes scenarios, not of the parser. */
import type { z } from 'zod';
import { nearest } from './problem.ts';
import { formsOf, type Issue, type Path, type ShapeFault } from './shape-faults.ts';

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const reference = 'See the reference in CONTRIBUTING.md.';

/** What is wrong and how to mend it; for every fault but a key that is not known. */
export function tell({ at, issue }: ShapeFault): Told {
  const where = nameOf(at);
  switch (issue.code) {
    case 'invalid_union': {
      if (issue.input === undefined) return missing(at, 'union');
      const forms = formsOf(issue);
      if (forms.length > 0) {
        return wrongValue(where, (issue.input as Record<string, unknown>)[issue.discriminator ?? ''], forms);
      }
      return { code: 'wrong-shape', message: `${where} is in none of the forms allowed here.`, remedy: formFor(at) };
    }
    case 'invalid_key':
      return badKey(where, issue);
    case 'invalid_type':
      if (issue.input === undefined) return missing(at, issue.expected);
      return {
        code: 'wrong-type',
        message: `${where} ${issue.input === null ? 'is empty; it ' : ''}should be ${kindOf(issue.expected)}.`,
        remedy: remedyFor(issue.expected),
      };
    case 'invalid_value':
      if (issue.input === undefined) return missing(at, 'choice', issue.values.map(String));
      return wrongValue(where, issue.input, issue.values.map(String));
    case 'too_small':
    case 'too_big':
      return beyond(where, issue);
    case 'invalid_format':
      return { code: 'wrong-form', message: `${where} is not written as it must be.`, remedy: formatRemedy(issue) };
    case 'custom':
      return { code: 'wrong-form', message: `${where} is not written as it must be.`, remedy: sentence(issue.message) };
    default:
      return { code: 'wrong-value', message: `${where} cannot be used.`, remedy: reference };
  }
}

/** A field by its name; an entry of a list by its number and the name of the list. */
function nameOf(at: Path): string {
  const last = at.at(-1);
  if (last === undefined) return 'The file';
  if (typeof last === 'string') return `"${last}"`;
  const list = at.findLast((step) => typeof step === 'string');
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of "${list}"`;
}

function missing(at: Path, expected: string, values: readonly string[] = []): Told {
  const field = String(at.at(-1));
  // `who` of a jurisdiction card is a text; in a scenario it is one of its people.
  const known = at[0] === 'rules' ? undefined : examples[field];
  const remedy = exampleOf(field, known, expected, values);
  return { code: 'missing-field', message: `${nameOf(at)} is missing.`, remedy };
}

type Example = readonly [value: string, what: string];

/** Fields whose value is easier shown than named. */
const examples: Readonly<Record<string, Example>> = {
  version: ['1', 'a whole number'],
  key: ['5', 'a number from 1 to 5'],
  budget: ['4', 'a number of minutes'],
  min: ['0', 'a whole number'],
  max: ['10', 'a whole number'],
  token: ['A', 'one capital letter'],
  // biome-ignore lint/suspicious/noThenProperty: `then` is the authors' word and is never awaited
  then: ['arrival', 'the id of the node that comes next'],
  go: ['arrival', 'the id of a node'],
  start: ['arrival', 'the id of the first node'],
  id: ['two-phones', 'lower-case words joined by hyphens'],
  who: ['renee', 'a key of `people`'],
  has_cue: ['two-phones', 'a key of `cues`'],
  meter: ['rapport', 'a key of `meters`'],
  happens: ['She looks at the door.', 'what follows at once'],
  not: ['{has_cue: two-phones}', 'a condition'],
};

function exampleOf(field: string, known: Example | undefined, expected: string, values: readonly string[]): string {
  const add = (value: string, what: string) => `Add \`${field}: ${value}\`, ${what}.`;
  if (known) return add(...known);
  switch (expected) {
    case 'choice':
      return values.length > 1
        ? add(values[0] ?? '', `one of ${values.join(', ')}`)
        : `Add \`${field}: ${values[0]}\`.`;
    case 'number':
    case 'int':
      return add('12', 'a number');
    case 'boolean':
      return add('true', 'or `false`');
    case 'array':
      return `Add \`${field}:\` with a list below it, each entry after a hyphen.`;
    case 'object':
    case 'record':
      return `Add \`${field}:\` with its own fields below it, indented by two spaces.`;
    default:
      return `Add \`${field}: …\` with a text after the colon.`;
  }
}

function kindOf(expected: string): string {
  const names: Record<string, string> = {
    record: 'a set of fields',
    object: 'a set of fields',
    array: 'a list',
    int: 'a whole number',
    number: 'a number',
    string: 'a text',
    boolean: 'true or false',
  };
  return names[expected] ?? 'something else';
}

function remedyFor(expected: string): string {
  switch (expected) {
    case 'number':
      return 'Write a number.';
    case 'int':
      return 'Write a whole number.';
    case 'string':
      return 'Write a text, in quotation marks if it looks like a number or like true or false.';
    case 'boolean':
      return 'Write true or false.';
    case 'array':
      return 'Write a list: each entry on a line of its own, after a hyphen.';
    case 'object':
    case 'record':
      return 'Write fields such as `name: value`, one a line, indented by two spaces.';
    default:
      return reference;
  }
}

function formFor(at: Path): string {
  const field = at.findLast((step) => typeof step === 'string');
  switch (field) {
    case 'when':
    case 'and':
    case 'or':
    case 'not':
      return 'Write a condition such as {has_cue: two-phones}.';
    case 'then':
      return 'Write the id of a node, or a list of {when, go}.';
    case 'say':
    case 'happens':
      return 'Write a text, a line such as {who: renee, text: I am fine.}, or a list of these.';
    default:
      return reference;
  }
}

function wrongValue(where: string, given: unknown, values: readonly string[]): Told {
  const guess = typeof given === 'string' ? nearest(given, values) : undefined;
  return {
    code: 'wrong-value',
    message:
      given === null
        ? `${where} is empty; it should be one of ${values.join(', ')}.`
        : `${where} is ${shown(given)}, which is not one of ${values.join(', ')}.`,
    remedy: guess ? `Did you mean "${guess}"?` : 'Use one of these.',
  };
}

function badKey(where: string, issue: z.core.$ZodIssueInvalidKey): Told {
  const [inner] = issue.issues;
  if (inner?.code === 'invalid_value') return wrongValue('A key', issue.input, inner.values.map(String));
  if (inner?.code === 'too_big' || inner?.code === 'too_small') return beyond(where, inner);
  return {
    code: 'wrong-form',
    message: `${where} is not written as it must be.`,
    remedy: inner?.code === 'invalid_format' ? formatRemedy(inner) : inner ? sentence(inner.message) : reference,
  };
}

function beyond(where: string, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Told {
  const isLess = issue.code === 'too_small';
  const limit = isLess ? issue.minimum : issue.maximum;
  const given = issue.input;
  const size =
    typeof given === 'string'
      ? given.trim().length
      : Array.isArray(given)
        ? given.length
        : (given as number | undefined);
  const code = isLess ? 'too-small' : 'too-large';
  const bound = `The ${isLess ? 'least' : 'most'} is ${limit}`;
  if (issue.origin === 'string') {
    return size === 0
      ? {
          code,
          message: `${where} is empty.`,
          remedy: 'Write something there, or take the field away if it may be left out.',
        }
      : { code, message: `${where} has ${size} characters.`, remedy: `${bound} characters.` };
  }
  if (issue.origin === 'array') {
    const entries = `${size} ${size === 1 ? 'entry' : 'entries'}`;
    return { code, message: `${where} has ${entries}.`, remedy: `${bound}.` };
  }
  const strict = issue.inclusive === false ? `Write a number ${isLess ? 'above' : 'below'} ${limit}.` : `${bound}.`;
  return {
    code,
    message: `${where} is ${shown(given)}, which is too ${isLess ? 'small' : 'large'}.`,
    remedy: strict,
  };
}

function formatRemedy(issue: z.core.$ZodIssueInvalidStringFormat | Issue): string {
  const format = 'format' in issue ? issue.format : '';
  if (format === 'date') return 'Write a day as 2026-11-22: year, month, day.';
  if (format === 'url') return 'Write a whole address that begins with https://.';
  // Without words of the schema's own there is only the parser's pattern, which helps nobody.
  if (!issue.message.startsWith('Invalid ')) return sentence(issue.message);
  return 'pattern' in issue && String(issue.pattern).includes('^[0-9]$') ? 'Use one digit, 0 to 9.' : reference;
}

/** A value as a message quotes it: the beginning of it is enough to find it. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
