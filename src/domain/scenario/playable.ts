/**
 * What may travel to a browser before an attempt has ended: what a trainee sees, and what the machine needs
 * to move. Built by naming what goes in, so that a new field of the format stays behind until it is let out.
 */

import { seededShuffle } from '../attempt/shuffle.ts';
import { type DrawnPlan, drawnPlan } from './drawn-plan.ts';
import { type Gate, gatesOf, openGates } from './gates.ts';
import { opening, type Script, type ScriptChoice, type ScriptNode, type ScriptQuestion } from './rules.ts';
import type { Choice, Condition, Line, Node, Question, Scenario } from './schema.ts';

interface Shown {
  readonly title: string;
  readonly clock: string | null;
  readonly see: string | null;
  readonly say: readonly Line[];
  readonly prompt: string | null;
  readonly softSeconds: number | null;
}

export type PlayableChoice = ScriptChoice & { readonly text: string };
export type PlayableQuestion = ScriptQuestion & { readonly text: string };

export type PlayableNode = Shown &
  (
    | Extract<ScriptNode, { kind: 'commit' | 'ending' }>
    | (Extract<ScriptNode, { kind: 'scene' | 'report' }> & { readonly choices: readonly PlayableChoice[] })
    | (Extract<ScriptNode, { kind: 'hub' }> & { readonly questions: readonly PlayableQuestion[] })
    | (Extract<ScriptNode, { kind: 'ranking' }> & {
        readonly items: readonly { readonly id: string; readonly text: string }[];
      })
  );

export interface Playable extends Script {
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly time: string;
  readonly note: string;
  readonly minutes: number;
  readonly people: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly token: string;
        readonly officer: boolean;
        readonly role: string | null;
        readonly loud: boolean;
      }
    >
  >;
  readonly judged: Readonly<Record<string, { readonly question: string }>>;
  /** The place, read and drawn beforehand: reading it in the browser would cost more than sending it. */
  readonly plan: DrawnPlan | null;
  readonly nodes: readonly PlayableNode[];
  /** Decision points on the way, for "Decision 3 of 9". */
  readonly decisions: number;
}

/**
 * Strips the key from a scenario and orders every list of options by the attempt's seed. What an option does
 * stays behind: the server tells the outcome of the one taken (`toldAfter`). An option that is not always
 * offered carries only the id of its gate, which says nothing.
 */
export function playable(scenario: Scenario, seed: string): Playable {
  const gates = gatesOf(scenario, seed);
  return {
    id: scenario.id,
    version: scenario.version,
    title: scenario.title,
    place: scenario.place,
    time: scenario.time,
    note: scenario.note,
    minutes: scenario.minutes,
    people: mapValues(scenario.people, ({ name, token, officer, role, loud }) => ({
      name,
      token,
      officer,
      role: role ?? null,
      loud,
    })),
    judged: mapValues(scenario.judged, ({ question }) => ({ question })),
    plan: drawnPlan(scenario),
    flags: openGates(scenario, gates, opening(scenario)),
    meters: {},
    start: scenario.start,
    nodes: scenario.nodes.map((node) => playableNode(node, seed, gates)),
    decisions: countDecisions(scenario),
  };
}

function playableNode(node: Node, seed: string, gates: readonly Gate[]): PlayableNode {
  const order = <T>(items: readonly T[]) => seededShuffle(items, `${seed}/${node.id}`);
  const isEnding = node.kind === 'ending';
  const stage = {
    id: node.id,
    at: node.at,
    doors: node.doors,
    // An ending's words come with the decision that leads to it.
    title: isEnding ? '' : node.title,
    clock: node.clock ?? null,
    see: isEnding ? null : (node.see ?? null),
    say: isEnding ? [] : node.say,
    prompt: 'prompt' in node ? (node.prompt ?? null) : null,
    softSeconds: node.kind === 'scene' ? (node.soft_seconds ?? null) : null,
  };
  switch (node.kind) {
    case 'scene':
    case 'report': {
      const then = destinationsOf(node.choices);
      const choices = order(node.choices).map((choice) => ({ ...playableAction(choice, gates), then }));
      return { ...stage, kind: node.kind, choices };
    }
    case 'hub':
      return {
        ...stage,
        kind: 'hub',
        budget: node.budget,
        questions: order(node.questions).map((question) => ({
          ...playableAction(question, gates),
          cost: question.cost,
        })),
        then: node.then,
      };
    case 'commit':
      return { ...stage, kind: 'commit', then: node.then };
    case 'ranking':
      return {
        ...stage,
        kind: 'ranking',
        items: order(node.items.map(({ id, text }) => ({ id, text }))),
        then: node.then,
      };
    case 'ending':
      return { ...stage, kind: 'ending' };
  }
}

function playableAction(
  action: Choice | Question,
  gates: readonly Gate[],
): { id: string; text: string; when?: Condition } {
  const gate = gates.find((each) => each.action === action);
  return { id: action.id, text: action.text, ...(gate && { when: { flag: gate.id } }) };
}

/** Where any choice of a node may lead, for each of them alike: a place of its own would tell one apart. */
function destinationsOf(choices: readonly Choice[]): { readonly go: string }[] {
  return [...new Set(choices.flatMap((choice) => choice.then.map((branch) => branch.go)))].sort().map((go) => ({ go }));
}

/** Every view of an attempt shows this number. */
const counted = new WeakMap<Scenario, number>();

/** The most decision points that any way through the nodes passes, no node counted twice. */
export function countDecisions(scenario: Scenario): number {
  const count = counted.get(scenario) ?? longestWay(scenario);
  counted.set(scenario, count);
  return count;
}

function longestWay(scenario: Scenario): number {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const known = new Map<string, number>();
  const from = (id: string, above: ReadonlySet<string>): number => {
    const node = nodes.get(id);
    if (!node || node.kind === 'ending' || above.has(id)) return 0;
    const memo = known.get(id);
    if (memo !== undefined) return memo;
    const targets = 'choices' in node ? node.choices.flatMap((choice) => choice.then.map((b) => b.go)) : [node.then];
    const below = new Set(above).add(id);
    const count = 1 + Math.max(...[...new Set(targets)].map((target) => from(target, below)));
    known.set(id, count);
    return count;
  };
  return from(scenario.start, new Set());
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
