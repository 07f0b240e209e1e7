/**
 * What may travel to a browser before an attempt has ended: what a trainee sees, and what the machine needs
 * to move. Built by naming what goes in, so that a new field of the format stays behind until it is let out.
 */

import { seededShuffle } from '../attempt/shuffle.ts';
import { drawPlan, type PlanDrawing } from './plan-drawing.ts';
import { type Floor, readFloor } from './plan-grid.ts';
import type { Script, ScriptAction, ScriptChoice, ScriptNode, ScriptQuestion } from './rules.ts';
import type { Choice, Condition, Line, Node, Plan, Question, Scenario } from './schema.ts';

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
  readonly plan: { readonly floor: Floor; readonly drawing: PlanDrawing } | null;
  readonly nodes: readonly PlayableNode[];
  /** Decision points on the way, for "Decision 3 of 9". */
  readonly decisions: number;
}

/**
 * Strips the key from a scenario and orders every list of options by the attempt's seed.
 * Cues and flags travel only where a condition reads them, under ids that say nothing.
 */
export function playable(scenario: Scenario, seed: string): Playable {
  const veil = veilFor(scenario, seed);
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
    plan: scenario.plan ? drawn(scenario.plan, scenario) : null,
    meters: Object.fromEntries(Object.entries(scenario.meters).filter(([id]) => veil.meters.has(id))),
    start: scenario.start,
    nodes: scenario.nodes.map((node) => playableNode(node, seed, veil)),
    decisions: countDecisions(scenario),
  };
}

function drawn(plan: Plan, scenario: Scenario): NonNullable<Playable['plan']> {
  const floor = readFloor(plan, scenario.people);
  return { floor, drawing: drawPlan(floor) };
}

interface Veil {
  readonly cues: ReadonlyMap<string, string>;
  readonly flags: ReadonlyMap<string, string>;
  readonly meters: ReadonlySet<string>;
}

function veilFor(scenario: Scenario, seed: string): Veil {
  const read = { cues: new Set<string>(), flags: new Set<string>(), meters: new Set<string>() };
  for (const condition of conditionsOf(scenario)) collect(condition, read);
  const under = (prefix: string, ids: Set<string>) =>
    new Map(seededShuffle([...ids].sort(), seed).map((id, index) => [id, `${prefix}${index + 1}`]));
  return { cues: under('c', read.cues), flags: under('f', read.flags), meters: read.meters };
}

function* conditionsOf(scenario: Scenario): Generator<Condition> {
  for (const node of scenario.nodes) {
    const actions = 'choices' in node ? node.choices : 'questions' in node ? node.questions : [];
    for (const action of actions) {
      if (action.when) yield action.when;
      if ('then' in action) for (const branch of action.then) if (branch.when) yield branch.when;
    }
  }
}

function collect(condition: Condition, read: { cues: Set<string>; flags: Set<string>; meters: Set<string> }): void {
  if ('has_cue' in condition) read.cues.add(condition.has_cue);
  else if ('flag' in condition) read.flags.add(condition.flag);
  else if ('meter' in condition) read.meters.add(condition.meter);
  else if ('not' in condition) collect(condition.not, read);
  else for (const part of 'and' in condition ? condition.and : condition.or) collect(part, read);
}

function playableNode(node: Node, seed: string, veil: Veil): PlayableNode {
  const order = <T>(items: readonly T[]) => seededShuffle(items, `${seed}/${node.id}`);
  const isEnding = node.kind === 'ending';
  const stage = {
    id: node.id,
    at: node.at,
    doors: node.doors,
    notices: veiled(node.notices, veil.cues),
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
    case 'report':
      return { ...stage, kind: node.kind, choices: order(node.choices).map((choice) => playableChoice(choice, veil)) };
    case 'hub':
      return {
        ...stage,
        kind: 'hub',
        budget: node.budget,
        questions: order(node.questions).map((question) => playableQuestion(question, veil)),
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

function playableAction(action: Choice | Question, veil: Veil): ScriptAction & { text: string } {
  return {
    id: action.id,
    text: action.text,
    when: action.when && veiledCondition(action.when, veil),
    once: action.once,
    sets: veiled(action.sets, veil.flags),
    clears: veiled(action.clears, veil.flags),
    effect: Object.fromEntries(Object.entries(action.effect).filter(([id]) => veil.meters.has(id))),
    reveals: veiled(action.reveals, veil.cues),
    moves: action.moves,
    doors: action.doors,
  };
}

function playableChoice(choice: Choice, veil: Veil): PlayableChoice {
  return {
    ...playableAction(choice, veil),
    then: choice.then.map((branch) => ({ go: branch.go, when: branch.when && veiledCondition(branch.when, veil) })),
  };
}

function playableQuestion(question: Question, veil: Veil): PlayableQuestion {
  return { ...playableAction(question, veil), cost: question.cost };
}

function veiled(ids: readonly string[], names: ReadonlyMap<string, string>): string[] {
  return ids.flatMap((id) => names.get(id) ?? []);
}

function veiledCondition(condition: Condition, veil: Veil): Condition {
  if ('has_cue' in condition) return { has_cue: veil.cues.get(condition.has_cue) ?? '' };
  if ('flag' in condition) return { flag: veil.flags.get(condition.flag) ?? '' };
  if ('meter' in condition) return condition;
  if ('not' in condition) return { not: veiledCondition(condition.not, veil) };
  if ('and' in condition) return { and: condition.and.map((part) => veiledCondition(part, veil)) };
  return { or: condition.or.map((part) => veiledCondition(part, veil)) };
}

/** The most decision points that any way through the nodes passes, no node counted twice. */
export function countDecisions(scenario: Scenario): number {
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
