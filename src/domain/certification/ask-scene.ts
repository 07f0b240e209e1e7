/**
 * A scene of a sitting as it is asked, and what an answer to that means. Built by naming what goes in: the scenario
 * holds the key. Only options that are open are listed, one node at a time, so nothing tells what lies ahead.
 */
import type { AttemptEvent, Judgment } from '../attempt/event.ts';
import { decisionNumber, openingNotes, stepNotes } from '../attempt/reply.ts';
import { seededShuffle } from '../attempt/shuffle.ts';
import type { Note } from '../attempt/wire.ts';
import { drawnPlan } from '../scenario/drawn-plan.ts';
import { startPlaces } from '../scenario/privacy.ts';
import { nodeOf, offeredChoices, offeredQuestions, type Situation } from '../scenario/rules.ts';
import type { Node, Scenario } from '../scenario/schema.ts';
import { castOf } from './cast.ts';
import { behind, type Opaque, opaque } from './opaque.ts';
import type { Played, SatScene } from './sat.ts';
import { toldLines } from './told-lines.ts';
import { incomplete, notOffered, type Understood } from './understood.ts';
import type { AskSceneView, SittingAnswer, SittingNote } from './wire.ts';

/** @param played - a scene that has not ended */
export function askScene(scene: SatScene, { trail, situation }: Played): AskSceneView {
  const cast = castOf(scene.scenario, scene.seed);
  const { title, place, time, note } = cast;
  const node = nodeOf<Node>(cast, situation.node);
  const first = trail[0]?.before ?? situation;
  const notes = [...openingNotes(cast, first), ...trail.flatMap((step) => stepNotes(cast, step))];
  return {
    kind: 'scene',
    scene: { title, place, time, note },
    isOpening: trail.length === 0,
    ...decisionNumber(cast, trail, situation.node),
    clock: node.clock ?? null,
    see: node.see ?? null,
    say: toldLines(cast, node.say),
    prompt: 'prompt' in node ? (node.prompt ?? null) : null,
    plan: planOf(cast, situation),
    notes: notes.map(sittingNote),
    task: taskOf(cast, scene.seed, node, situation),
  };
}

/** The decision that an answer of the wire stands for. */
export function understoodDecision(
  { scenario, seed }: SatScene,
  { situation }: Played,
  answer: SittingAnswer,
): Understood<AttemptEvent> {
  const node = nodeOf<Node>(scenario, situation.node);
  const open = openIn(scenario, seed, node, situation);
  switch (answer.type) {
    case 'go':
      return node.kind === 'hub' ? { ok: true, value: { type: 'go' } } : notOffered;
    case 'ask':
    case 'choose': {
      const taken = open.find(({ id }) => id === answer.option);
      const isFitting = answer.type === 'ask' ? node.kind === 'hub' : node.kind === 'scene' || node.kind === 'report';
      return taken && isFitting ? { ok: true, value: { type: `${answer.type}.${taken.thing.id}` } } : notOffered;
    }
    case 'judge':
      return node.kind === 'commit' ? judgmentsIn(judgedIn(scenario), answer.judgments) : notOffered;
    case 'rank': {
      if (node.kind !== 'ranking') return notOffered;
      const order = behind(rankedIn(node, seed), answer.order);
      if (!order) return notOffered;
      const ids = [...new Set(order.map(({ id }) => id))];
      return ids.length === node.items.length && order.length === ids.length
        ? { ok: true, value: { type: 'rank', order: ids } }
        : incomplete(node.items.length);
    }
    default:
      return notOffered;
  }
}

function taskOf(scenario: Scenario, seed: string, node: Node, situation: Situation): AskSceneView['task'] {
  switch (node.kind) {
    case 'commit':
      return { type: 'judge', people: judgedIn(scenario).map(({ id, thing: { question } }) => ({ id, question })) };
    case 'ranking':
      return { type: 'rank', items: rankedIn(node, seed).map(({ id, thing: { text } }) => ({ id, text })) };
    case 'hub':
      return {
        type: 'questions',
        minutesLeft: node.budget - situation.spent,
        options: openIn(scenario, seed, node, situation).map(({ id, thing: { text, cost } }) => ({
          id,
          text,
          minutes: cost ?? 0,
        })),
      };
    default:
      return {
        type: 'choose',
        options: openIn(scenario, seed, node, situation).map(({ id, thing: { text } }) => ({ id, text })),
      };
  }
}

interface Option {
  readonly id: string;
  readonly text: string;
  readonly cost?: number;
}

/** The options of a node that are open, with names that stay while others close. */
function openIn(scenario: Scenario, seed: string, node: Node, situation: Situation): Opaque<Option>[] {
  const all: readonly Option[] = node.kind === 'hub' ? node.questions : 'choices' in node ? node.choices : [];
  const offered = node.kind === 'hub' ? offeredQuestions(scenario, situation) : offeredChoices(scenario, situation);
  return opaque(seededShuffle(all, `${seed}/${node.id}`), 'o').filter(({ thing }) =>
    offered.some(({ id }) => id === thing.id),
  );
}

function judgedIn({ judged }: Scenario): Opaque<{ readonly id: string; readonly question: string }>[] {
  const people = Object.entries(judged).map(([id, { question }]) => ({ id, question }));
  return opaque(people, 'p');
}

function rankedIn(node: Extract<Node, { kind: 'ranking' }>, seed: string) {
  return opaque(seededShuffle(node.items, `${seed}/${node.id}`), 'o');
}

function judgmentsIn(
  people: readonly Opaque<{ readonly id: string }>[],
  given: Readonly<Record<string, Judgment>>,
): Understood<AttemptEvent> {
  if (Object.keys(given).some((id) => !people.some((person) => person.id === id))) return notOffered;
  const judgments = people.flatMap(({ id, thing }) => (given[id] ? [[thing.id, given[id]] as const] : []));
  return judgments.length === people.length
    ? { ok: true, value: { type: 'commit', judgments: Object.fromEntries(judgments) } }
    : incomplete(people.length);
}

function planOf(scenario: Scenario, { at, doors }: Situation): AskSceneView['plan'] {
  const plan = drawnPlan(scenario);
  if (!plan) return null;
  const { floor, drawing } = plan;
  // Who controls whom stays behind.
  const people = Object.fromEntries(
    Object.entries(scenario.people).map(([id, { name, token, officer, role, loud }]) => [
      id,
      { name, token, officer, loud, ...(role !== undefined && { role }) },
    ]),
  );
  return { drawing, setting: { floor, people, positions: { ...startPlaces(floor), ...at }, doors } };
}

function sittingNote({ text, sense, where, clock }: Note): SittingNote {
  return { text, sense, where, clock };
}
