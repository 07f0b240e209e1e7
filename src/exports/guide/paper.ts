/**
 * A scenario for a room without devices: numbered paragraphs, and at the end of each which one to turn to.
 * Flags become boxes to tick and meters tallies to keep, and only those that some way depends on.
 */
import { seededShuffle } from '#domain/attempt/shuffle';
import { actionsOf } from '#domain/scenario/liveness';
import type { Choice, Condition, Line, Node, Question, Scenario } from '#domain/scenario/schema';

export interface Turn {
  /** Null if it holds whatever happened. */
  readonly when: Condition | null;
  readonly to: number;
}

export interface PaperOption extends Turn {
  readonly text: string;
  /** Minutes, of a question. */
  readonly cost: number | null;
}

interface Common {
  readonly number: number;
  /** The node or option that it tells. */
  readonly id: string;
  readonly lines: readonly Line[];
  /** Cues for the notebook. */
  readonly notes: readonly string[];
}

/** Where the trainee arrives. */
export interface PaperNode extends Common {
  readonly kind: Node['kind'];
  readonly title: string;
  readonly clock: string | null;
  readonly see: string | null;
  readonly prompt: string | null;
  readonly options: readonly PaperOption[];
  /** Minutes for questions. */
  readonly budget: number | null;
  /** Where one goes without choosing: after the questions, the judgment or the order. */
  readonly onward: number | null;
}

/** What follows an option. */
export interface PaperOutcome extends Common {
  readonly kind: 'outcome';
  readonly why: string;
  readonly cite: readonly string[];
  readonly ticks: readonly string[];
  readonly unticks: readonly string[];
  readonly counts: readonly { readonly meter: string; readonly by: number }[];
  readonly turns: readonly Turn[];
}

export type Paragraph = PaperNode | PaperOutcome;

export interface PaperScene {
  /** In the order of their numbers, from 1. */
  readonly paragraphs: readonly Paragraph[];
  /** Flag → the letter of its box. */
  readonly boxes: Readonly<Record<string, string>>;
  /** Meters to keep, with where they start and end. */
  readonly tallies: Readonly<Record<string, { readonly start: number; readonly min: number; readonly max: number }>>;
}

/** @param scenario - as drawn: its text is printed as it stands */
export function paperScene(scenario: Scenario): PaperScene {
  const { nodes, id } = scenario;
  const names = [
    scenario.start,
    // Neighbors in the file must not be neighbors on paper, or reading on would tell what other options lead to.
    ...seededShuffle(
      nodes.flatMap((node) => [...(node.id === scenario.start ? [] : [node.id]), ...namesOfOutcomes(node)]),
      `${id}/paper`,
    ),
  ];
  const numbers = new Map(names.map((name, index) => [name, index + 1]));
  const numberOf = (name: string) => numbers.get(name) as number;
  const read = readIn(scenario);
  const boxes = Object.fromEntries(
    // Options have the first letters of the alphabet.
    [...read.flags].map((flag, index): [string, string] => [flag, String.fromCharCode(80 + index)]),
  );
  const tallies = Object.fromEntries(Object.entries(scenario.meters).filter(([meter]) => read.meters.has(meter)));
  const kept: Kept = { numberOf, flags: read.flags, meters: read.meters, id };
  const paragraphs = nodes.flatMap((node) => [arrival(node, kept), ...outcomes(node, kept)]);
  return { paragraphs: paragraphs.sort((a, b) => a.number - b.number), boxes, tallies };
}

interface Kept {
  readonly id: string;
  readonly numberOf: (name: string) => number;
  readonly flags: ReadonlySet<string>;
  readonly meters: ReadonlySet<string>;
}

function namesOfOutcomes(node: Node): string[] {
  return [...actionsOf(node).map((action) => action.id), ...(node.kind === 'ranking' ? [`${node.id}/ranked`] : [])];
}

function arrival(node: Node, { numberOf, id }: Kept): PaperNode {
  const onward =
    node.kind === 'ranking'
      ? numberOf(`${node.id}/ranked`)
      : node.kind === 'hub' || node.kind === 'commit'
        ? numberOf(node.then)
        : null;
  return {
    number: numberOf(node.id),
    id: node.id,
    kind: node.kind,
    title: node.title,
    clock: node.clock ?? null,
    see: node.see ?? null,
    lines: node.say,
    notes: node.notices,
    prompt: 'prompt' in node ? (node.prompt ?? null) : null,
    options: [
      ...seededShuffle(actionsOf(node), `${id}/${node.id}`).map((action) => ({
        text: action.text,
        cost: 'cost' in action ? action.cost : null,
        when: action.when ?? null,
        to: numberOf(action.id),
      })),
      ...(node.kind === 'ranking'
        ? seededShuffle(node.items, `${id}/${node.id}`).map(({ text }) => ({ text, cost: null, when: null, to: 0 }))
        : []),
    ],
    budget: node.kind === 'hub' ? node.budget : null,
    onward,
  };
}

function outcomes(node: Node, kept: Kept): PaperOutcome[] {
  if (node.kind === 'ranking') {
    const { happens, why, cite } = node;
    const turns = [{ when: null, to: kept.numberOf(node.then) }];
    const ranked = { id: `${node.id}/ranked`, happens, why, cite };
    return [{ ...outcome(ranked, kept), turns }];
  }
  return actionsOf(node).map((action) => ({ ...outcome(action, kept), turns: turnsOf(node, action, kept) }));
}

function turnsOf(node: Node, action: Choice | Question, { numberOf }: Kept): Turn[] {
  return 'then' in action
    ? action.then.map(({ when, go }) => ({ when: when ?? null, to: numberOf(go) }))
    : [{ when: null, to: numberOf(node.id) }];
}

type Told = Pick<Choice, 'id' | 'happens' | 'why' | 'cite'> &
  Partial<Pick<Choice, 'reveals' | 'sets' | 'clears' | 'effect'>>;

function outcome(told: Told, { numberOf, flags, meters }: Kept): Omit<PaperOutcome, 'turns'> {
  return {
    number: numberOf(told.id),
    id: told.id,
    kind: 'outcome',
    lines: told.happens,
    notes: told.reveals ?? [],
    why: told.why,
    cite: told.cite,
    ticks: (told.sets ?? []).filter((flag) => flags.has(flag)),
    unticks: (told.clears ?? []).filter((flag) => flags.has(flag)),
    counts: Object.entries(told.effect ?? {})
      .filter(([meter]) => meters.has(meter))
      .map(([meter, by]) => ({ meter, by })),
  };
}

/** The flags and meters that some condition reads. */
function readIn({ nodes }: Scenario): { readonly flags: ReadonlySet<string>; readonly meters: ReadonlySet<string> } {
  const flags = new Set<string>();
  const meters = new Set<string>();
  const read = (condition: Condition | undefined): void => {
    if (condition === undefined) return;
    if ('flag' in condition) flags.add(condition.flag);
    if ('meter' in condition) meters.add(condition.meter);
    if ('not' in condition) read(condition.not);
    for (const part of 'and' in condition ? condition.and : 'or' in condition ? condition.or : []) read(part);
  };
  for (const action of nodes.flatMap((node) => actionsOf(node))) {
    read(action.when);
    if ('then' in action) for (const branch of action.then) read(branch.when);
  }
  return { flags, meters };
}
