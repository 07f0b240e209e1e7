/** For each node, what the nodes from it onward can still ask about. A backward data-flow to a fixed point. */
import type { Choice, Condition, Node, Question, Scenario } from './schema.ts';

export interface Live {
  readonly cues: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly meters: ReadonlySet<string>;
  /** Actions whose having been taken still matters: spent questions, one-time choices, weights already counted. */
  readonly used: ReadonlySet<string>;
  /** People whose place a private question ahead depends on. */
  readonly people: ReadonlySet<string>;
  readonly doors: ReadonlySet<string>;
}

type Growing = { [K in keyof Live]: Set<string> };

export function liveness(scenario: Scenario): ReadonlyMap<string, Live> {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const live = new Map<string, Growing>();
  for (const node of scenario.nodes) live.set(node.id, ownNeeds(scenario, node));
  // Files run from start to end, so backwards settles most in one pass.
  const backwards = [...scenario.nodes].reverse();
  let isStable = false;
  while (!isStable) {
    isStable = true;
    for (const node of backwards) {
      const here = live.get(node.id) as Growing;
      for (const target of targetsOf(node)) {
        const next = nodes.get(target);
        const ahead = live.get(target);
        if (next && ahead && flowsInto(here, ahead, next)) isStable = false;
      }
    }
  }
  return live;
}

/** Adds to `here` what is alive ahead, save what arriving there settles anyway. True if anything was new. */
function flowsInto(here: Growing, ahead: Growing, next: Node): boolean {
  let grew = false;
  for (const field of Object.keys(here) as (keyof Live)[]) {
    for (const id of ahead[field]) {
      if (field === 'people' && id in next.at) continue;
      if (field === 'doors' && next.doors && id in next.doors) continue;
      if (here[field].has(id)) continue;
      here[field].add(id);
      grew = true;
    }
  }
  return grew;
}

function ownNeeds(scenario: Scenario, node: Node): Growing {
  const needs: Growing = {
    cues: new Set(),
    flags: new Set(),
    meters: new Set(),
    used: new Set(),
    people: new Set(),
    doors: new Set(),
  };
  for (const action of actionsOf(node)) {
    needs.used.add(action.id);
    if (action.when) read(action.when, needs);
    if ('then' in action) for (const branch of action.then) if (branch.when) read(branch.when, needs);
    if (action.asks === 'private' && scenario.plan) {
      for (const id of Object.keys(scenario.people)) needs.people.add(id);
      for (const name of Object.values(scenario.plan.places)) needs.doors.add(name);
    }
  }
  return needs;
}

export function actionsOf(node: Node): readonly (Choice | Question)[] {
  if ('choices' in node) return node.choices;
  return node.kind === 'hub' ? node.questions : [];
}

export function targetsOf(node: Node): readonly string[] {
  if ('choices' in node) return node.choices.flatMap((choice) => choice.then.map((branch) => branch.go));
  return 'then' in node ? [node.then] : [];
}

function read(condition: Condition, needs: Growing): void {
  if ('has_cue' in condition) needs.cues.add(condition.has_cue);
  else if ('flag' in condition) needs.flags.add(condition.flag);
  else if ('meter' in condition) needs.meters.add(condition.meter);
  else if ('not' in condition) read(condition.not, needs);
  else for (const part of 'and' in condition ? condition.and : condition.or) read(part, needs);
}
