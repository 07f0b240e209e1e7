/** YAML with the place of every value, and friendly problems for what is no YAML at all. */
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { capped, type Finding, type Problem } from './problem.ts';
import { tellYaml } from './yaml-words.ts';

/** No file that a person writes comes near these. */
const maxBytes = 1_000_000;
const maxDepth = 40;
const mostProblems = 20;

export interface YamlSource {
  readonly value: unknown;
  /**
   * The place of a value, or of the nearest thing round it; list items by id or index. A row and a column, from 1,
   * after the keys of a text written with | find a letter in it.
   */
  place(at: readonly (string | number)[], options?: { readonly key?: boolean }): { line: number; column: number };
}

export type ReadYaml =
  | { readonly ok: true; readonly source: YamlSource }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads one YAML document from text or bytes. Bytes must be UTF-8. */
export function readYaml(content: string | Uint8Array, file: string): ReadYaml {
  const refuse = (code: string, message: string, remedy: string, place = { line: 1, column: 1 }): ReadYaml => ({
    ok: false,
    problems: [{ severity: 'error', code, file, ...place, message, remedy }],
  });
  if (content.length > maxBytes) {
    const size = `${(content.length / 1e6).toFixed(1)} MB`;
    return refuse(
      'file-too-large',
      `The file is ${size}; the most is 1 MB.`,
      'Split it, or remove what is no part of it.',
    );
  }
  const text = typeof content === 'string' ? content : decode(content);
  if (text === null) {
    return refuse('not-utf8', 'The file is not UTF-8 text.', 'Save it again with the encoding UTF-8.');
  }
  if (text.includes('\0')) {
    return refuse('not-text', 'The file holds a zero byte, so it is no text file.', 'Check that it is the right file.');
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, stringKeys: true });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tooDeep = (place?: { line: number; column: number }) =>
    refuse(
      'too-deep',
      `The file holds lists or fields inside each other more than ${maxDepth} deep.`,
      'Write it flatter.',
      place,
    );
  // The parser gives up on what would overflow its stack, and what it says of the rest then means nothing.
  if (document.errors.some((error) => error.code === 'RESOURCE_EXHAUSTION')) return tooDeep();
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: capped(
        document.errors.map((error) => ({
          severity: 'error',
          file,
          ...placeOf(error.pos[0]),
          ...tellYaml(error.code, text, error.pos[0]),
        })),
        mostProblems,
      ),
    };
  }
  if (document.contents === null) {
    return refuse('empty-file', 'The file is empty.', 'Start from the example in CONTRIBUTING.md.');
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    const [, alias] = /^Unresolved alias .*: (.*)$/.exec((error as Error).message) ?? [];
    if (alias !== undefined) {
      const place = placeOf(Math.max(0, text.indexOf(`*${alias}`)));
      return refuse('broken-yaml', 'A text here begins with an asterisk (*).', 'Put it in quotation marks.', place);
    }
    return refuse('too-many-aliases', 'The file repeats itself through too many aliases (*).', 'Write the parts out.');
  }
  const deepest = pathBelow(value);
  if (deepest) return tooDeep(placeOf(offsetOf(document, text, deepest, false)));
  return {
    ok: true,
    source: { value, place: (at, options) => placeOf(offsetOf(document, text, at, options?.key ?? false)) },
  };
}

/** Findings with the file and the place that they speak of. */
export function placed(source: YamlSource, file: string, findings: readonly Finding[]): Problem[] {
  return findings.map(({ at, ...finding }) => ({ ...finding, file, ...source.place(at) }));
}

/** The way to the first value that lies deeper than the limit; without recursion, since that is what it guards. */
function pathBelow(value: unknown): (string | number)[] | null {
  const waiting: { value: unknown; path: (string | number)[] }[] = [{ value, path: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.path.length > maxDepth) return next.path;
    if (next.value === null || typeof next.value !== 'object') continue;
    const entries = Array.isArray(next.value) ? [...next.value.entries()] : Object.entries(next.value);
    for (const [key, inner] of entries) waiting.push({ value: inner, path: [...next.path, key] });
  }
  return null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function offsetOf(document: Document, text: string, at: readonly (string | number)[], wantsKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? start(node) : 0;
  for (const [depth, step] of at.entries()) {
    const next = child(node, step);
    if (!next) return offset + withinText(node, text, at.slice(depth));
    node = next.value;
    const isLast = depth === at.length - 1;
    offset = isLast && wantsKey && next.key ? start(next.key) : isNode(next.value) ? start(next.value) : offset;
  }
  return offset;
}

/** From the | of a literal text to the letter at a row and column of it. */
function withinText(node: unknown, text: string, at: readonly (string | number)[]): number {
  const [row, column] = at;
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || typeof row !== 'number' || typeof column !== 'number')
    return 0;
  const from = start(node);
  const lines = text.slice(from).split('\n').slice(1);
  const [first = ''] = String(node.value).split('\n');
  const indent = (lines[0] ?? '').trimEnd().length - first.trimEnd().length;
  const above = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return text.indexOf('\n', from) + 1 - from + above + indent + column - 1;
}

function child(node: unknown, step: string | number): { key: Node | null; value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => String((item.key as { value?: unknown })?.value) === String(step));
    if (pair) return { key: isNode(pair.key) ? pair.key : null, value: pair.value };
    // A choice, question or item by its id, without the name of the list it stands in.
    for (const item of node.items) {
      const found = isSeq(item.value) ? child(item.value, step) : null;
      if (found) return found;
    }
    return null;
  }
  if (!isSeq(node)) return null;
  const item =
    typeof step === 'number' ? node.items[step] : node.items.find((each) => isMap(each) && each.get('id') === step);
  return item === undefined ? null : { key: null, value: item };
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}
