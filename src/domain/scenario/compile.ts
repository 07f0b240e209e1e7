/**
 * A scenario as an XState machine: one state a node, one transition a decision and destination, one named
 * guard and one named action. The config is plain data, so XState's own tools can draw and walk it.
 */
import { assign, setup } from 'xstate';
import type { ToldEvent } from '../attempt/event.ts';
import { decide, nodeOf, opening, type Script, type ScriptNode, type Situation } from './rules.ts';

export type Machine = ReturnType<typeof compile>;

/** Compiles a checked scenario, or its playable, to a machine whose context is the `Situation`. */
export function compile(script: Script) {
  return setup({
    types: { context: {} as Situation, events: {} as ToldEvent },
    guards: {
      leadsTo: ({ context, event }, params: { node: string }) => decide(script, context, event)?.node === params.node,
    },
    actions: {
      decide: assign(({ context, event }) => decide(script, context, event) ?? context),
    },
  }).createMachine({
    id: script.id,
    context: opening(script),
    initial: script.start,
    states: Object.fromEntries(script.nodes.map((node) => [node.id, stateOf(script, node)])),
  });
}

function stateOf(script: Script, node: ScriptNode) {
  if (node.kind === 'ending') return { type: 'final' as const };
  const on: Record<string, ReturnType<typeof transitionTo>[]> = {};
  for (const [type, targets] of destinations(script, node)) {
    on[type] = [...new Set(targets)].map((target) => transitionTo(node.id, target));
  }
  return { on };
}

function transitionTo(from: string, target: string) {
  return {
    guard: { type: 'leadsTo' as const, params: { node: target } },
    actions: 'decide' as const,
    ...(target === from ? {} : { target }),
  };
}

/** Every event type that a node may ever accept, with the nodes that it may lead to. */
function destinations(script: Script, node: ScriptNode): [string, string[]][] {
  switch (node.kind) {
    case 'scene':
    case 'report': {
      const all = node.choices.map((choice): [string, string[]] => [
        `choose.${choice.id}`,
        choice.then.map((branch) => branch.go),
      ]);
      const neutral = node.kind === 'scene' && node.choices.find((choice) => choice.id === node.timeout);
      return neutral ? [...all, ['timeout', neutral.then.map((branch) => branch.go)]] : all;
    }
    case 'hub': {
      const next = nodeOf(script, node.then);
      const beyond = next.kind === 'scene' || next.kind === 'report' ? destinations(script, next) : [];
      return [
        ...node.questions.map((question): [string, string[]] => [`ask.${question.id}`, [node.id, node.then]]),
        ['go', [node.then]],
        ...beyond.filter(([type]) => type !== 'timeout'),
      ];
    }
    case 'commit':
      return [['commit', [node.then]]];
    case 'ranking':
      return [['rank', [node.then]]];
    case 'ending':
      return [];
  }
}
