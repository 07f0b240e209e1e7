/** The script so far: what was decided, what followed, and where it led. */
import type { AttemptEvent } from '#domain/attempt/event';
import type { Step } from '#domain/attempt/wire';
import type { Playable, PlayableNode } from '#domain/scenario/playable';
import type { Situation } from '#domain/scenario/rules';
import type { Line } from '#domain/scenario/schema';

/** A decision with what the machine made of it and what the server answered. */
export interface LogEntry {
  readonly step: Step;
  readonly before: Situation;
  readonly after: Situation;
}

export interface Arrival {
  readonly clock: string | null;
  readonly place: string | null;
  readonly see: string | null;
  readonly say: readonly Line[];
}

export interface Passage {
  /** 0 for the opening, else the number of its decision. */
  readonly seq: number;
  /** The scene between a hub and the option taken beyond it. */
  readonly skipped: Arrival | null;
  /** What the trainee decided, in words. A question is spoken in the scene itself. */
  readonly taken: string | null;
  readonly isQuestion: boolean;
  readonly step: Step | null;
  readonly arrival: Arrival | null;
}

export function openingPassage(playable: Playable, situation: Situation): Passage {
  const node = playableNode(playable, playable.start);
  return {
    seq: 0,
    skipped: null,
    taken: null,
    isQuestion: false,
    step: null,
    arrival: arrivalAt(playable, node, { ...situation.at, ...node.at }),
  };
}

export function passageOf(playable: Playable, { step, before, after }: LogEntry): Passage {
  const here = playableNode(playable, before.node);
  const acted = actingNode(playable, step.event) ?? here;
  const next = playableNode(playable, after.node);
  const hasMoved = next.id !== before.node && next.kind !== 'ending';
  return {
    seq: step.seq,
    skipped: acted.id === before.node ? null : arrivalAt(playable, acted, { ...before.at, ...acted.at }),
    taken: decisionWords(playable, step.event),
    isQuestion: step.event.type.startsWith('ask.'),
    step,
    arrival: hasMoved ? arrivalAt(playable, next, after.at) : null,
  };
}

/** Which decision point the attempt stands at, from 1: a node counts once, however often it asks. */
export function decisionNumber(playable: Playable, log: readonly LogEntry[], situation: Situation): number {
  const passed = new Set(
    log.flatMap(({ step, before }) => [before.node, actingNode(playable, step.event)?.id ?? before.node]),
  );
  if (playableNode(playable, situation.node).kind !== 'ending') passed.add(situation.node);
  return Math.min(passed.size, playable.decisions);
}

export function playableNode(playable: Playable, id: string): PlayableNode {
  const node = playable.nodes.find((each) => each.id === id);
  if (!node) throw new Error(`Scenario ${playable.id} has no node "${id}".`);
  return node;
}

function arrivalAt(playable: Playable, node: PlayableNode, at: Situation['at']): Arrival {
  const place = playable.plan?.floor.places[at['you'] ?? '']?.name ?? null;
  return { clock: node.clock, place, see: node.see, say: node.say };
}

/** The node that offers the option taken; undefined for events that name no option. */
function actingNode(playable: Playable, { type }: AttemptEvent): PlayableNode | undefined {
  const id = optionId(type);
  return id === undefined
    ? undefined
    : playable.nodes.find((node) => optionsOf(node).some((option) => option.id === id));
}

function optionId(type: string): string | undefined {
  return /^(?:choose|ask)\.(.+)$/.exec(type)?.[1];
}

function optionsOf(node: PlayableNode): readonly { readonly id: string; readonly text: string }[] {
  if (node.kind === 'hub') return node.questions;
  return node.kind === 'scene' || node.kind === 'report' ? node.choices : [];
}

function decisionWords(playable: Playable, event: AttemptEvent): string {
  switch (event.type) {
    case 'go':
      return 'No more questions';
    case 'timeout':
      return 'No answer in time';
    case 'commit':
      return Object.entries(event.judgments)
        .map(([id, { victim, confidence }]) => {
          const judged = victim ? 'a potential victim of sex trafficking' : 'something else';
          return `${playable.people[id]?.name ?? id}: ${judged}, ${confidence}% sure`;
        })
        .join('. ');
    case 'rank': {
      const items = playable.nodes.flatMap((node) => (node.kind === 'ranking' ? node.items : []));
      return event.order
        .map((id, index) => `${index + 1}. ${items.find((item) => item.id === id)?.text ?? id}`)
        .join(' ');
    }
    default: {
      const id = optionId(event.type);
      const options = playable.nodes.flatMap(optionsOf);
      return options.find((option) => option.id === id)?.text ?? '';
    }
  }
}
