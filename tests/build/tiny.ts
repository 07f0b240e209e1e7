import type { Scenario } from '#domain/scenario/schema';
import { parsed } from './scenario.ts';

/** The top of a fixture: what every scenario must say, and nothing that matters to a test of paths. */
const head = (with_: Head) => `
id: test
version: 1
profile: fixture
title: Test
minutes: 1
objectives: [O1]
summary: A fixture.
place: Nowhere
time: Any time
note: A fixture.
people: ${with_.people ?? '{you: {name: You, token: Y, officer: true}, ana: {name: Ana, token: A}}'}
judged: ${with_.judged ?? '{ana: {truth: signal, question: What of Ana?, headlines: {}}}'}
cues: ${with_.cues ?? '{}'}
meters: ${with_.meters ?? '{}'}
review: ${with_.review ?? '{legal: null, survivor: null, panel: null}'}
start: ${with_.start ?? 'one'}
nodes:
`;

/** Fields of the head, in YAML. */
export interface Head {
  readonly people?: string;
  readonly judged?: string;
  readonly cues?: string;
  readonly meters?: string;
  readonly review?: string;
  readonly start?: string;
}

export function tinyText(nodes: readonly string[], with_: Head = {}): string {
  return head(with_).trimStart() + nodes.map((node) => `  - ${node}\n`).join('');
}

/** A fixture of these nodes, each as YAML in one line; see `scene`, `choice` and `end`. */
export function tiny(nodes: readonly string[], with_: Head = {}): Scenario {
  return parsed(tinyText(nodes, with_));
}

/** A choice, or without `then` a question, as YAML. `more` are further fields. */
export function choice(id: string, then?: string, more = ''): string {
  return `{id: ${id}, text: ${id}, ${then ? `then: ${then}, ` : ''}happens: x, why: x${more && `, ${more}`}}`;
}

export function scene(id: string, ...choices: readonly string[]): string {
  return `{id: ${id}, title: x, choices: [${choices.join(', ')}]}`;
}

export function hub(id: string, budget: number, then: string, ...questions: readonly string[]): string {
  return `{id: ${id}, kind: hub, title: x, budget: ${budget}, then: ${then}, questions: [${questions.join(', ')}]}`;
}

export const end = '{id: end, kind: ending, title: End}';

/** Nodes in a row, each with three choices of different worth: 3ⁿ paths. */
export function chain(length: number): Scenario {
  const nodes = Array.from({ length }, (_, index) => {
    const next = index === length - 1 ? 'end' : `n${index + 2}`;
    return scene(
      `n${index + 1}`,
      choice(`a${index + 1}`, next, 'w: {I: 1}'),
      choice(`b${index + 1}`, next),
      choice(`c${index + 1}`, next, 'w: {I: -1}'),
    );
  });
  return tiny([...nodes, end], { start: 'n1' });
}

/** A scenario in 2ⁿ situations at once: every flag may be up or down when the last node asks for all of them. */
export function flags(count: number): Scenario {
  const nodes = Array.from({ length: count }, (_, index) => {
    const next = index === count - 1 ? 'last' : `n${index + 2}`;
    return scene(
      `n${index + 1}`,
      choice(`up${index + 1}`, next, `sets: [f${index + 1}]`),
      choice(`down${index + 1}`, next),
    );
  });
  const all = Array.from({ length: count }, (_, index) => `{flag: f${index + 1}}`).join(', ');
  const last = scene('last', choice('stay', 'end'), choice('reward', 'end', `when: {and: [${all}]}`));
  return tiny([...nodes, last, end], { start: 'n1' });
}
