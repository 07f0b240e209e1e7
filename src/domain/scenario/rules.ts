/**
 * How a scenario moves: what a situation offers and what a decision makes of it. The compiled machine,
 * the prover and the command line all ask these functions, so there is one account of the rules.
 */
import type { AttemptEvent, Judgment, ToldEvent } from '../attempt/event.ts';
import { changeDoors } from './plan-senses.ts';
import type { Condition } from './schema.ts';

/** What the rules read of a choice or question. A playable has none of its effects: the server tells them. */
export interface ScriptAction {
  readonly id: string;
  readonly when?: Condition | undefined;
  readonly once?: boolean;
  readonly sets?: readonly string[];
  readonly clears?: readonly string[];
  readonly effect?: Readonly<Record<string, number>>;
  readonly reveals?: readonly string[];
  readonly moves?: Readonly<Record<string, string>>;
  readonly doors?: Readonly<Record<string, DoorPosition>> | undefined;
}

type DoorPosition = 'open' | 'closed';

interface Branch {
  readonly when?: Condition | undefined;
  readonly go: string;
}

export interface ScriptChoice extends ScriptAction {
  readonly then: readonly Branch[];
}

export interface ScriptQuestion extends ScriptAction {
  readonly cost: number;
}

interface Stage {
  readonly id: string;
  readonly at: Readonly<Record<string, string>>;
  readonly doors?: Readonly<Record<string, DoorPosition>> | undefined;
  readonly notices?: readonly string[];
}

export type ScriptNode =
  | (Stage & {
      readonly kind: 'scene';
      readonly choices: readonly ScriptChoice[];
      readonly timeout?: string | undefined;
    })
  | (Stage & { readonly kind: 'report'; readonly choices: readonly ScriptChoice[] })
  | (Stage & {
      readonly kind: 'hub';
      readonly budget: number;
      readonly questions: readonly ScriptQuestion[];
      readonly then: string;
    })
  | (Stage & { readonly kind: 'commit'; readonly then: string })
  | (Stage & { readonly kind: 'ranking'; readonly items: readonly { readonly id: string }[]; readonly then: string })
  | (Stage & { readonly kind: 'ending' });

export interface Script {
  readonly id: string;
  /** True from the start. */
  readonly flags?: readonly string[];
  readonly start: string;
  readonly judged: Readonly<Record<string, unknown>>;
  readonly meters: Readonly<Record<string, { readonly start: number; readonly min: number; readonly max: number }>>;
  readonly nodes: readonly ScriptNode[];
}

/** Where an attempt stands. Plain data: it is the machine's context and can be stored. */
export interface Situation {
  readonly node: string;
  /** Ids of choices and questions taken, in the order first taken, each once. */
  readonly used: readonly string[];
  readonly cues: readonly string[];
  readonly flags: readonly string[];
  readonly meters: Readonly<Record<string, number>>;
  /** Minutes spent on questions at the present hub. */
  readonly spent: number;
  readonly at: Readonly<Record<string, string>>;
  readonly doors: Readonly<Record<string, DoorPosition>>;
  readonly judgments: Readonly<Record<string, Judgment>>;
  /** Ranking node → item ids, first to last. */
  readonly rankings: Readonly<Record<string, readonly string[]>>;
}

/** Where everything begins: at the first node, having noticed what there is to notice. */
export function opening(script: Script): Situation {
  const meters = Object.fromEntries(Object.entries(script.meters).map(([id, meter]) => [id, meter.start]));
  return arrive(script, script.start, {
    node: script.start,
    used: [],
    cues: [],
    flags: script.flags ?? [],
    meters,
    spent: 0,
    at: {},
    doors: {},
    judgments: {},
    rankings: {},
  });
}

export function holds(condition: Condition | undefined, situation: Situation): boolean {
  if (condition === undefined) return true;
  if ('has_cue' in condition) return situation.cues.includes(condition.has_cue);
  if ('flag' in condition) return situation.flags.includes(condition.flag);
  if ('meter' in condition) {
    const value = situation.meters[condition.meter] ?? 0;
    return value >= (condition.at_least ?? -Infinity) && value <= (condition.at_most ?? Infinity);
  }
  if ('and' in condition) return condition.and.every((part) => holds(part, situation));
  if ('or' in condition) return condition.or.some((part) => holds(part, situation));
  return !holds(condition.not, situation);
}

/** @throws if the script has no such node, which check.ts rules out. */
export function nodeOf<N extends ScriptNode>(script: Script & { readonly nodes: readonly N[] }, id: string): N {
  const node = nodesById(script).get(id);
  if (!node) throw new Error(`Scenario ${script.id} has no node "${id}".`);
  return node as N;
}

/** Choices that the present node offers; at a hub, those of the node it leads to. */
export function offeredChoices(script: Script, situation: Situation): readonly ScriptChoice[] {
  const node = nodeOf(script, situation.node);
  if (node.kind === 'hub') {
    const next = nodeOf(script, node.then);
    return next.kind === 'scene' || next.kind === 'report'
      ? offeredChoices(script, arrive(script, next.id, situation))
      : [];
  }
  if (node.kind !== 'scene' && node.kind !== 'report') return [];
  return node.choices.filter(
    (choice) => holds(choice.when, situation) && !(choice.once && situation.used.includes(choice.id)),
  );
}

/** Questions that the present hub still has minutes for. */
export function offeredQuestions(script: Script, situation: Situation): readonly ScriptQuestion[] {
  const node = nodeOf(script, situation.node);
  if (node.kind !== 'hub') return [];
  return node.questions.filter(
    (question) =>
      !situation.used.includes(question.id) &&
      question.cost <= node.budget - situation.spent &&
      holds(question.when, situation),
  );
}

/**
 * What a decision makes of a situation, or `undefined` if the node does not offer it.
 * A hub whose minutes are used up moves on by itself. What the server has told of the outcome wins.
 */
export function decide(script: Script, situation: Situation, event: ToldEvent): Situation | undefined {
  const after = decideByRule(script, situation, event);
  return after && event.told ? { ...after, ...event.told } : after;
}

function decideByRule(script: Script, situation: Situation, event: AttemptEvent): Situation | undefined {
  const node = nodeOf(script, situation.node);
  if (event.type === 'timeout') {
    return node.kind === 'scene' && node.timeout
      ? decideByRule(script, situation, { type: `choose.${node.timeout}` })
      : undefined;
  }
  if (event.type === 'go') return node.kind === 'hub' ? arrive(script, node.then, situation) : undefined;
  if (event.type === 'commit') {
    if (node.kind !== 'commit' || !isWhole(script, event.judgments)) return undefined;
    return passCommit(script, situation, event.judgments);
  }
  if (event.type === 'rank') {
    if (node.kind !== 'ranking' || !isPermutation(event.order, node.items)) return undefined;
    const rankings = { ...situation.rankings, [node.id]: event.order };
    return arrive(script, node.then, { ...situation, rankings });
  }
  if (event.type.startsWith('ask.')) {
    const id = event.type.slice(4);
    const question = offeredQuestions(script, situation).find((each) => each.id === id);
    if (!question) return undefined;
    const asked = { ...take(script, question, situation), spent: situation.spent + question.cost };
    const isOver = node.kind === 'hub' && offeredQuestions(script, asked).length === 0;
    return isOver ? arrive(script, node.then, asked) : asked;
  }
  if (event.type.startsWith('choose.')) {
    const id = event.type.slice(7);
    const choice = offeredChoices(script, situation).find((each) => each.id === id);
    if (!choice) return undefined;
    const here = node.kind === 'hub' ? arrive(script, node.then, situation) : situation;
    const taken = take(script, choice, here);
    const branch = choice.then.find((each) => holds(each.when, taken));
    return branch && arrive(script, branch.go, taken);
  }
  return undefined;
}

/** Moves on from a commit node with the judgments given, which may be none where a tool asks "what if". */
export function passCommit(
  script: Script,
  situation: Situation,
  judgments: Readonly<Record<string, Judgment>>,
): Situation {
  const node = nodeOf(script, situation.node);
  if (node.kind !== 'commit') throw new Error(`Node "${situation.node}" is no commit.`);
  return arrive(script, node.then, { ...situation, judgments: { ...situation.judgments, ...judgments } });
}

/** The effects of arriving at a node: people stand, doors move, what is plain to see is noticed. */
function arrive(script: Script, id: string, situation: Situation): Situation {
  const node = nodeOf(script, id);
  return {
    ...situation,
    node: id,
    spent: 0,
    cues: union(situation.cues, node.notices ?? []),
    at: { ...situation.at, ...node.at },
    doors: changeDoors(situation.doors, node.doors),
  };
}

function take(script: Script, action: ScriptAction, situation: Situation): Situation {
  const meters = { ...situation.meters };
  for (const [id, change] of Object.entries(action.effect ?? {})) {
    const meter = script.meters[id];
    if (meter) meters[id] = Math.min(meter.max, Math.max(meter.min, (meters[id] ?? meter.start) + change));
  }
  return {
    ...situation,
    used: union(situation.used, [action.id]),
    cues: union(situation.cues, action.reveals ?? []),
    flags: union(situation.flags, action.sets ?? []).filter((flag) => !action.clears?.includes(flag)),
    meters,
    at: { ...situation.at, ...action.moves },
    doors: changeDoors(situation.doors, action.doors),
  };
}

function isWhole(script: Script, judgments: Readonly<Record<string, Judgment>>): boolean {
  const people = Object.keys(script.judged);
  return people.length === Object.keys(judgments).length && people.every((id) => Object.hasOwn(judgments, id));
}

function isPermutation(order: readonly string[], items: readonly { readonly id: string }[]): boolean {
  return order.length === items.length && items.every((item) => order.includes(item.id));
}

function union(before: readonly string[], added: readonly string[]): readonly string[] {
  const fresh = added.filter((each) => !before.includes(each));
  return fresh.length === 0 ? before : [...before, ...new Set(fresh)];
}

const indexes = new WeakMap<Script, ReadonlyMap<string, ScriptNode>>();

function nodesById(script: Script): ReadonlyMap<string, ScriptNode> {
  let index = indexes.get(script);
  if (!index) {
    index = new Map(script.nodes.map((node) => [node.id, node]));
    indexes.set(script, index);
  }
  return index;
}
