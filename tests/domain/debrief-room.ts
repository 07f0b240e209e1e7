/** Scenarios loaded and proved, and whole attempts at them, for the tests of the debrief. */
import { readFileSync } from 'node:fs';
import { debrief } from '#domain/attempt/debrief';
import type { AttemptEvent } from '#domain/attempt/event';
import type { CitationView, DebriefAnswer } from '#domain/attempt/wire';
import type { Edge } from '#domain/scenario/graph';
import { parseScenario } from '#domain/scenario/load';
import { type Proof, prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';

export interface Room {
  readonly scenario: Scenario;
  readonly proof: Proof;
}

export const bank = ['second-call', 'bus-bay', 'stolen-phone'].map((id) => `scenarios/${id}.yaml`);
export const fixtures = ['toy-01', 'short-stop'].map((id) => `tests/fixtures/${id}.yaml`);

export function openRoom(file: string): Room {
  return roomOf(readFileSync(file), file);
}

export function roomOf(content: string | Uint8Array, file = 'inline.yaml'): Room {
  const loaded = parseScenario(content, file);
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.message).join('\n'));
  const proved = prove(loaded.scenario);
  if (!proved.ok) throw new Error(`${file} cannot be proved`);
  return { scenario: loaded.scenario, proof: proved.proof };
}

/** Every complete path, edge by edge. Only for graphs small enough to list. */
export function allPaths({ proof }: Room, at = 0): Edge[][] {
  const state = proof.graph.states[at];
  if (!state || state.edges.length === 0) return [[]];
  return state.edges.flatMap((edge) => allPaths({ proof } as Room, edge.to).map((rest) => [edge, ...rest]));
}

/** The log of a path. `go` is left implied wherever a choice of the next node can imply it. */
export function eventsOf({ scenario }: Room, path: readonly Edge[], victim: boolean): AttemptEvent[] {
  const judgments = Object.fromEntries(
    Object.keys(scenario.judged).map((person) => [person, { victim, confidence: 75 as const }]),
  );
  return path.flatMap(({ event }, index): AttemptEvent[] => {
    if (event.type === 'commit') return [{ type: 'commit', judgments }];
    if (event.type === 'go' && path[index + 1]?.event.type.startsWith('choose.')) return [];
    return [event];
  });
}

/** A path by a repeatable rule: the edge at a fraction of those offered. */
export function somePath({ proof }: Room, fractions: () => number): Edge[] {
  const path: Edge[] = [];
  for (let state = proof.graph.states[0]; state && state.edges.length > 0; ) {
    const edge = state.edges[Math.floor(fractions() * state.edges.length)] as Edge;
    path.push(edge);
    state = proof.graph.states[edge.to];
  }
  return path;
}

/** Fractions that are spread evenly and the same every time. */
export function spread(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return ((state >> 8) % 1000) / 1000;
  };
}

export function citeAsIs(id: string): CitationView {
  return {
    id,
    short: id,
    title: `Title of ${id}`,
    says: `What ${id} says.`,
    url: 'https://example.org/',
    verified: !id.startsWith('state'),
    checked: '2026-11-22',
    expires: '2027-11-22',
    card: false,
    expired: false,
  };
}

export function debriefOf(room: Room, events: readonly AttemptEvent[]): DebriefAnswer {
  return {
    ...debrief(room.scenario, room.proof, events, citeAsIs),
    attempt: 'attempt-one',
    kind: 'practice',
    first: true,
  };
}

/** A fixture with one hub that leads straight to the judgment. @param questions - YAML list items, one a line */
export function hubThenCommit(questions: readonly string[]): string {
  return `
id: hub-commit
version: 1
profile: fixture
title: Hub
minutes: 1
objectives: [O1]
summary: A fixture.
place: Nowhere
time: Any time
note: A fixture; nothing happens.
people:
  you: {name: You, token: Y, officer: true}
  ana: {name: Ana, token: A}
judged:
  ana: {truth: signal, question: What is it?, headlines: {}}
start: ask
nodes:
  - id: ask
    kind: hub
    title: Ask
    budget: 2
    then: judge
    questions:
${questions.map((question) => `      - ${question}`).join('\n')}
  - {id: judge, kind: commit, title: Judge, then: act}
  - id: act
    title: Act
    choices:
      - {id: help, text: Help, w: {T: 2}, disposition: {ana: protective}, then: end, happens: H., why: H.}
      - {id: leave, text: Leave, w: {T: -1}, disposition: {ana: neutral}, then: end, happens: G., why: G.}
  - {id: end, kind: ending, title: End, say: End.}
`;
}
