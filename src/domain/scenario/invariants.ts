/** The properties that the prover establishes, each with the places and paths where it fails. */
import { conductOf, noConduct } from '../attempt/classify.ts';
import { contribution, onScale } from '../attempt/weigh.ts';
import { type Bounds, meanOfRandomPlay } from './bounds.ts';
import { conditionRange, type Edge, idsOf, pathTo, type ScenarioGraph, type State } from './graph.ts';
import { actionsOf } from './liveness.ts';
import { bestGain, capOf, follow, joined, type Outcome, type Outlook, rightJudgments } from './outlook.ts';
import { overheardBy } from './privacy.ts';
import { type Choice, dimensions, type Scenario } from './schema.ts';

export interface Invariant {
  readonly name: string;
  readonly holds: boolean;
  readonly counterexample?: readonly string[];
}

/** A property that does not hold, at a place of the file. */
export interface Violation {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Keys into the file; nodes, choices and questions by id. */
  readonly at: readonly string[];
  readonly message: string;
  readonly remedy: string;
  /** Choice and question ids that lead to it. */
  readonly path?: readonly string[];
}

interface Proven {
  readonly scenario: Scenario;
  readonly graph: ScenarioGraph;
  readonly table: Outlook;
  readonly bounds: Bounds;
}

/** The lowest score that counts as good play; two ways must lead there. */
const good = 90;
/** What a certification demands of every single scenario. */
const leastPass = 50;

/** Name → what breaks it. Those after `relaxed` are not asked of fixtures. */
const properties: readonly (readonly [name: string, find: (proven: Proven) => Violation[]])[] = [
  ['every-node-reachable', unreachableNodes],
  ['no-dead-end', deadEnds],
  ['terminates', () => []],
  ['every-condition-matters', idleConditions],
  ['every-branch-taken', idleBranches],
  ['every-option-offered', idleOptions],
  ['private-questions-are-private', overheardQuestions],
  ['no-critical-error-passes', passingCriticalErrors],
];

const relaxed: typeof properties = [
  ['judgment-cannot-be-bypassed', ({ scenario, graph }) => bypasses(scenario, graph, 'commit')],
  ['report-cannot-be-bypassed', ({ scenario, graph }) => bypasses(scenario, graph, 'report')],
  ['best-path-has-no-critical-error', criticalBest],
  ['two-ways-to-90', fewGoodWays],
  ['random-play-stays-under-50', luckyPlay],
  ['best-choice-not-dominated', dominatedBest],
  ['every-decision-has-a-trade-off', oneSidedDecisions],
];

export function invariantsOf(
  scenario: Scenario,
  graph: ScenarioGraph,
  table: Outlook,
  bounds: Bounds,
): { readonly invariants: Invariant[]; readonly violations: Violation[] } {
  const proven = { scenario, graph, table, bounds };
  const asked = scenario.profile === 'fixture' ? properties : [...properties, ...relaxed];
  const found = asked.map(([name, find]) => ({ name, violations: find(proven) }));
  return {
    invariants: found.map(({ name, violations }) => {
      const path = violations.find((violation) => violation.path)?.path;
      // A warning is a matter of craft; the property itself is broken only by an error.
      const holds = violations.every((violation) => violation.severity === 'warning');
      return { name, holds, ...(path ? { counterexample: path } : {}) };
    }),
    violations: found.flatMap(({ violations }) => violations),
  };
}

function unreachableNodes({ scenario, graph }: Proven): Violation[] {
  const reached = new Set(graph.states.map((state) => state.situation.node));
  return scenario.nodes
    .filter((node) => !reached.has(node.id))
    .map((node) => ({
      code: node.kind === 'ending' ? 'unreachable-ending' : 'unreachable-node',
      severity: 'error',
      at: ['nodes', node.id],
      message: `No path leads to "${node.id}".`,
      remedy: 'Let a choice lead here, loosen the condition on the one that does, or remove the node.',
    }));
}

function deadEnds({ scenario, graph }: Proven): Violation[] {
  const endings = new Set(scenario.nodes.filter((node) => node.kind === 'ending').map((node) => node.id));
  const stuck = graph.states.flatMap((state, index) =>
    state.edges.length === 0 && !endings.has(state.situation.node) ? [{ state, index }] : [],
  );
  return firstPerNode(stuck).map(({ state, index }) => ({
    code: 'dead-end',
    severity: 'error',
    at: ['nodes', state.situation.node],
    message: `A trainee can stand at "${state.situation.node}" with nothing to choose.`,
    remedy: 'Add a choice without a condition, or give the last `then` entry no `when`.',
    path: idsOf(pathTo(graph, index)),
  }));
}

function idleConditions({ scenario, graph }: Proven): Violation[] {
  return scenario.nodes.flatMap((node) =>
    actionsOf(node).flatMap((action): Violation[] => {
      if (!action.when) return [];
      const { held, failed } = conditionRange(graph, node.id, action.when);
      if (held && failed) return [];
      return [
        {
          code: held ? 'condition-always-true' : 'condition-never-true',
          severity: 'error',
          at: ['nodes', node.id, action.id, 'when'],
          message: `The condition on "${action.id}" ${held ? 'holds' : 'fails'} on every path.`,
          remedy: held ? 'Remove it.' : 'Check the ids in it, or remove the option.',
        },
      ];
    }),
  );
}

function idleBranches({ scenario, graph }: Proven): Violation[] {
  const taken = new Map<string, Set<string>>();
  for (const state of graph.states) {
    for (const { action, to } of state.edges) {
      if (action)
        taken.set(action.id, (taken.get(action.id) ?? new Set()).add((graph.states[to] as State).situation.node));
    }
  }
  return scenario.nodes.flatMap((node) =>
    'choices' in node
      ? node.choices.flatMap((choice) =>
          choice.then
            // A choice that is never offered has a finding of its own.
            .filter((branch) => taken.get(choice.id)?.has(branch.go) === false)
            .map((branch) => ({
              code: 'branch-never-taken',
              severity: 'error' as const,
              at: ['nodes', node.id, choice.id, 'then'],
              message: `"${choice.id}" never leads to "${branch.go}": an earlier entry always wins, or its condition fails.`,
              remedy: 'Reorder the entries, correct the condition, or remove the entry.',
            })),
        )
      : [],
  );
}

/** Options that no state offers, save those whose condition or node has a finding of its own. */
function idleOptions({ scenario, graph }: Proven): Violation[] {
  const reached = new Set(graph.states.map((state) => state.situation.node));
  const offered = new Set(graph.states.flatMap((state) => state.edges.map(({ action }) => action?.id)));
  return scenario.nodes.flatMap((node) =>
    actionsOf(node)
      .filter(({ id, when }) => reached.has(node.id) && !offered.has(id) && conditionRange(graph, node.id, when).held)
      .map((action) => ({
        code: 'option-never-offered',
        severity: 'error' as const,
        at: ['nodes', node.id, action.id],
        message:
          node.kind === 'hub' && 'cost' in action && action.cost > node.budget
            ? `"${action.id}" costs ${action.cost} minutes and "${node.id}" has ${node.budget}, so nobody can ask it.`
            : `No path offers "${action.id}".`,
        remedy:
          node.kind === 'hub'
            ? 'Raise the budget, lower the cost, or remove it.'
            : 'Loosen what keeps it away, or remove it.',
      })),
  );
}

function overheardQuestions({ scenario, graph }: Proven): Violation[] {
  const seen = new Set<string>();
  const found: Violation[] = [];
  for (const [index, state] of graph.states.entries()) {
    for (const { action } of state.edges) {
      if (action?.asks !== 'private' || action.ce === 'CE2' || seen.has(action.id)) continue;
      const listeners = overheardBy(scenario, state.situation, action);
      if (listeners.length === 0) continue;
      seen.add(action.id);
      const names = listeners.map((id) => scenario.people[id]?.name ?? id).join(' and ');
      found.push({
        code: 'private-in-earshot',
        severity: 'error',
        at: ['nodes', state.situation.node, action.id],
        message: `"${action.id}" asks something private while ${names} can see or hear it.`,
        remedy: 'Move somebody first (`moves`), close a door, or mark it `ce: CE2` with a remedy.',
        path: [...idsOf(pathTo(graph, index)), action.id],
      });
    }
  }
  return found;
}

function passingCriticalErrors({ scenario, table, bounds }: Proven): Violation[] {
  const right = rightJudgments(scenario);
  return [...(table[0] ?? [])].flatMap(([key, best]): Violation[] => {
    if (!best.outcome.critical) return [];
    const score = Math.min(onScale(best.value, bounds.whole) ?? 0, capOf(scenario, best.outcome, right));
    if (score < leastPass) return [];
    return [
      {
        code: 'critical-error-passes',
        severity: 'error',
        at: ['nodes'],
        message: `A path with a critical error reaches ${score.toFixed(1)}.`,
        remedy: 'This is a fault of the scoring, not of the scenario: report it.',
        path: idsOf(follow(table, 0, key)),
      },
    ];
  });
}

/** A way to an ending that passes no node of a kind, found breadth first. */
function bypasses(scenario: Scenario, graph: ScenarioGraph, kind: 'commit' | 'report'): Violation[] {
  const kinds = new Map(scenario.nodes.map((node) => [node.id, node.kind]));
  const kindAt = (index: number) => kinds.get((graph.states[index] as State).situation.node);
  const cameFrom = new Map<number, { from: number; edge: Edge } | null>([[0, null]]);
  const waiting = kindAt(0) === kind ? [] : [0];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (kindAt(next) === 'ending') {
      const what = kind === 'commit' ? 'the judgment' : 'the report';
      return [
        {
          code: `${kind}-bypassed`,
          severity: 'error',
          at: ['nodes'],
          message: `A trainee can reach "${(graph.states[next] as State).situation.node}" without ${what}.`,
          remedy: `Lead every path through a node of kind ${kind}.`,
          path: idsOf(trace(cameFrom, next)),
        },
      ];
    }
    for (const edge of (graph.states[next] as State).edges) {
      if (cameFrom.has(edge.to) || kindAt(edge.to) === kind) continue;
      cameFrom.set(edge.to, { from: next, edge });
      waiting.push(edge.to);
    }
  }
  return [];
}

function trace(cameFrom: ReadonlyMap<number, { from: number; edge: Edge } | null>, end: number): Edge[] {
  const path: Edge[] = [];
  for (let step = cameFrom.get(end); step; step = cameFrom.get(step.from)) path.push(step.edge);
  return path.reverse();
}

function criticalBest({ table, bounds }: Proven): Violation[] {
  const ways = [...(table[0] ?? [])];
  const highest = ways.filter(([, way]) => way.value > bounds.whole[1] - 1e-9);
  // A critical error that does not bind yet (CE9) is one all the same.
  const isClean = highest.some(
    ([key, way]) => !way.outcome.critical && follow(table, 0, key).every((edge) => !edge.action?.ce),
  );
  const [key] = highest[0] ?? [];
  if (isClean || key === undefined) return [];
  return [
    {
      code: 'best-path-critical',
      severity: 'error',
      at: ['nodes'],
      message: 'The path with the highest sum holds a critical error, so nobody can reach 100.',
      remedy: 'Lower the weights on the critical choice, or raise those of the better one.',
      path: idsOf(follow(table, 0, key)),
    },
  ];
}

function fewGoodWays(proven: Proven): Violation[] {
  const ways = goodWays(proven, 2);
  if (ways.length >= 2) return [];
  return [
    {
      code: 'one-good-way',
      severity: 'error',
      at: ['nodes'],
      message: `${ways.length === 0 ? 'No path' : 'Only one path'} reaches ${good}: good officers differ.`,
      remedy: 'Let a second choice or question be nearly as good, so that two different ways reach 90.',
      ...(ways[0] ? { path: ways[0] } : {}),
    },
  ];
}

/** Up to `wanted` ways that reach 90, different in what is done and not only in its order. */
function goodWays({ scenario, graph, table, bounds }: Proven, wanted: number): string[][] {
  const right = rightJudgments(scenario);
  const found = new Map<string, string[]>();
  const canReach = (state: number, value: number, taken: readonly string[]) => {
    const conduct = conductOf(scenario, taken);
    const soFar: Outcome = {
      critical: false,
      conduct: Object.keys(scenario.judged).map((id) => conduct[id] ?? noConduct),
    };
    return [...(table[state] ?? [])].some(([, best]) => {
      const raw = onScale(value + best.value, bounds.whole) ?? 0;
      return Math.min(raw, capOf(scenario, joined(soFar, best.outcome), right)) >= good;
    });
  };
  // The same things done in another order lead on to the same ways: ten questions have 3,628,800 orders.
  const seen = new Set<string>();
  const walk = (at: number, value: number, taken: readonly string[]): void => {
    const { edges } = graph.states[at] as State;
    const name = `${at} ${[...taken].sort().join(' ')}`;
    if (seen.has(name)) return;
    seen.add(name);
    if (edges.length === 0) found.set([...taken].sort().join(' '), [...taken]);
    for (const edge of edges) {
      if (found.size >= wanted) return;
      if (edge.action?.ce) continue;
      const gained = value + bestGain(scenario, edge);
      const next = edge.action ? [...taken, edge.action.id] : taken;
      if (canReach(edge.to, gained, next)) walk(edge.to, gained, next);
    }
  };
  walk(0, 0, []);
  return [...found.values()];
}

function luckyPlay({ scenario, graph, bounds }: Proven): Violation[] {
  const mean = onScale(meanOfRandomPlay(scenario, graph), bounds.whole) ?? 100;
  if (mean <= 50) return [];
  return [
    {
      code: 'luck-pays',
      severity: 'error',
      at: ['nodes'],
      message: `Somebody who picks at random averages ${mean.toFixed(1)}; the most is 50.`,
      remedy: 'Lower the weights of middling options, or add a poor one where there is none.',
    },
  ];
}

function dominatedBest({ scenario, table }: Proven): Violation[] {
  const highest = [...(table[0] ?? [])].sort(([, a], [, b]) => b.value - a.value)[0];
  const onBest = new Set(highest ? idsOf(follow(table, 0, highest[0])) : []);
  return scenario.nodes.flatMap((node) =>
    'choices' in node
      ? node.choices
          .filter((choice) => onBest.has(choice.id))
          .flatMap((best) => {
            const rival = node.choices.find((other) => other !== best && dominates(other, best));
            return rival
              ? [
                  {
                    code: 'best-dominated',
                    severity: 'error' as const,
                    at: ['nodes', node.id, best.id],
                    message: `"${best.id}" is on the best path, yet "${rival.id}" is at least as good in every dimension and better in one.`,
                    remedy: 'Correct the weights of one of the two.',
                  },
                ]
              : [];
          })
      : [],
  );
}

function dominates(a: Choice, b: Choice): boolean {
  const differences = dimensions.map((dimension) => (a.w[dimension] ?? 0) - (b.w[dimension] ?? 0));
  return differences.every((difference) => difference >= 0) && differences.some((difference) => difference > 0);
}

function oneSidedDecisions({ scenario }: Proven): Violation[] {
  return scenario.nodes.flatMap((node): Violation[] => {
    if (!('choices' in node)) return [];
    const [best, ...others] = [...node.choices].sort((a, b) => contribution(b.w) - contribution(a.w)) as [
      Choice,
      ...Choice[],
    ];
    const hasTradeOff = others.some(
      (other) =>
        other.reveals.some((cue) => !best.reveals.includes(cue)) ||
        dimensions.some((dimension) => (other.w[dimension] ?? 0) > (best.w[dimension] ?? 0)),
    );
    if (hasTradeOff) return [];
    return [
      {
        code: 'no-trade-off',
        severity: 'warning',
        at: ['nodes', node.id],
        message: `At "${node.id}" every other choice is worse in every respect, which makes the answer easy to guess.`,
        remedy: 'Let another choice gain something: a cue, or a point in one dimension.',
      },
    ];
  });
}

function firstPerNode<T extends { readonly state: State }>(found: readonly T[]): T[] {
  const nodes = new Set<string>();
  return found.filter(({ state }) => {
    const isFirst = !nodes.has(state.situation.node);
    nodes.add(state.situation.node);
    return isFirst;
  });
}
