/** What a trainee is told after each decision, while the attempt runs. */
import type { Machine } from '../scenario/compile.ts';
import { type Gate, toldAfter } from '../scenario/gates.ts';
import { actionsOf } from '../scenario/liveness.ts';
import { countDecisions } from '../scenario/playable.ts';
import { nodeOf, type Situation } from '../scenario/rules.ts';
import type { Choice, Node, NodeOf, Question, Scenario } from '../scenario/schema.ts';
import type { AttemptEvent, ToldEvent } from './event.ts';
import { replay, type TrailStep } from './replay.ts';
import type { CitationView, Note, Reply } from './wire.ts';

type Cite = (id: string) => CitationView;

/**
 * Every reply of an attempt so far, from its log alone, so that a retry or a resumed scene is told the same.
 * A reply speaks about the option taken and about no other.
 *
 * @throws if the log does not replay
 */
export function replies(
  scenario: Scenario,
  machine: Machine,
  events: readonly AttemptEvent[],
  cite: Cite,
): { readonly opening: Note[]; readonly steps: Reply[] } {
  const replayed = replay(machine, events);
  if (!replayed.ok)
    throw new Error(`The log does not replay: event ${replayed.at + 1} is not offered at "${replayed.node}".`);
  return {
    opening: openingNotes(scenario, replayed.trail[0]?.before ?? replayed.situation),
    steps: replayed.trail.map((step) => {
      const told = toldBy(scenario, step);
      return {
        happens: told?.happens ?? [],
        why: told?.why ?? null,
        cite: (told?.cite ?? []).map(cite),
        notes: stepNotes(scenario, step),
        ending: endingOf(scenario, step),
      };
    }),
  };
}

/** What a step's decision tells: the option taken, or the ranking made; null for go and commit. */
export function toldBy(scenario: Scenario, step: TrailStep): Choice | Question | NodeOf<'ranking'> | null {
  const ranking = step.event.type === 'rank' ? (nodeOf(scenario, step.before.node) as NodeOf<'ranking'>) : null;
  return actionOf(scenario, step) ?? ranking;
}

/** Notes on arriving at the first node. @param first - where everything began */
export function openingNotes(scenario: Scenario, { cues }: Pick<Situation, 'cues'>): Note[] {
  return noteBook(scenario)(cues, scenario.start);
}

/** Notes gained by a decision and by arriving at the next node, in that order. */
export function stepNotes(scenario: Scenario, step: TrailStep): Note[] {
  const notes = noteBook(scenario);
  const gained = step.after.cues.filter((cue) => !step.before.cues.includes(cue));
  const byArrival = new Set(nodeOf(scenario, step.after.node).notices);
  return [
    ...notes(
      gained.filter((cue) => !byArrival.has(cue)),
      actionNode(scenario, step),
    ),
    ...notes(
      gained.filter((cue) => byArrival.has(cue)),
      step.after.node,
    ),
  ];
}

/** The choice or question that a step took, a timeout's neutral choice included; null for go, commit and rank. */
export function actionOf(scenario: Scenario, step: TrailStep): Choice | Question | null {
  const { type } = step.event;
  const id = type.startsWith('choose.') ? type.slice(7) : type.startsWith('ask.') ? type.slice(4) : null;
  if (id !== null) return findAction(scenario, id) ?? null;
  if (type !== 'timeout') return null;
  const node = nodeOf(scenario, step.before.node);
  return node.kind === 'scene' && node.timeout ? (findAction(scenario, node.timeout) ?? null) : null;
}

export function findAction(scenario: Scenario, id: string): Choice | Question | undefined {
  for (const node of scenario.nodes) {
    const action = actionsOf(node).find((each) => each.id === id);
    if (action) return action;
  }
  return undefined;
}

/** The event with its outcome, as the playable's machine takes it: it can tell neither effects nor the neutral choice. */
export function eventAsSeen(scenario: Scenario, gates: readonly Gate[], step: TrailStep): ToldEvent {
  const action = step.event.type === 'timeout' ? actionOf(scenario, step) : null;
  const event: AttemptEvent = action ? { type: `choose.${action.id}` } : step.event;
  return { ...event, told: toldAfter(scenario, gates, step.after) };
}

/** Which decision point a situation stands at, from 1, and how many there are on the way. */
export function decisionNumber(
  scenario: Scenario,
  trail: readonly TrailStep[],
  node: string,
): { decision: number; decisions: number } {
  const decisions = countDecisions(scenario);
  const passed = new Set(trail.flatMap((step) => [step.before.node, actionNode(scenario, step)]));
  if (nodeOf(scenario, node).kind !== 'ending') passed.add(node);
  return { decision: Math.min(passed.size, decisions), decisions };
}

/** The node whose option a step took: beyond the hub, where a choice implied leaving it. */
export function actionNode(scenario: Scenario, step: TrailStep): string {
  const action = actionOf(scenario, step);
  return action ? nodeWith(scenario, action.id).id : step.before.node;
}

function nodeWith(scenario: Scenario, action: string): Node {
  const has = (node: Node) =>
    'choices' in node
      ? node.choices.some((each) => each.id === action)
      : node.kind === 'hub' && node.questions.some((each) => each.id === action);
  return scenario.nodes.find(has) as Node;
}

function endingOf(scenario: Scenario, step: TrailStep): Reply['ending'] {
  const node = nodeOf(scenario, step.after.node);
  return node.kind === 'ending' ? { title: node.title, say: node.say } : null;
}

/** Notes are numbered in the file's order: a cue's own id would tell what it means. */
function noteBook(scenario: Scenario): (cues: readonly string[], node: string) => Note[] {
  const ids = Object.keys(scenario.cues);
  return (cues, node) =>
    cues.flatMap((id) => {
      const cue = scenario.cues[id];
      if (!cue) return [];
      const clock = nodeOf(scenario, node).clock ?? null;
      return [{ id: `n${ids.indexOf(id) + 1}`, text: cue.text, sense: cue.sense, where: cue.where, clock }];
    });
}
