/** The fewest decisions that, made otherwise, would have turned the case. */
import type { Edge, ScenarioGraph, State } from '../scenario/graph.ts';
import { bestGain, follow, outlook } from '../scenario/outlook.ts';
import type { Proof } from '../scenario/prove.ts';
import { nodeOf, type Situation } from '../scenario/rules.ts';
import type { NodeOf, Scenario } from '../scenario/schema.ts';
import { type Conduct, classify, rightJudgment } from './classify.ts';
import { type Result, score } from './score.ts';
import { contribution, orderScore, rankingFactor } from './weigh.ts';

export interface Change {
  readonly node: string;
  /** Ids of options to take that were not taken. Of a commit: empty, because it is to judge the other way. */
  readonly take: readonly string[];
  /** Ids of a hub's questions to leave out. */
  readonly leave: readonly string[];
}

export interface Repair {
  /** In the order walked. */
  readonly changes: readonly Change[];
  /** How the attempt would then have been scored. */
  readonly result: Result;
}

/**
 * Searches all paths for the one that ends right (victim identified, or rightly left alone) without a
 * critical error and changes the fewest decisions; among those, the one that scores highest. At a hub,
 * a question more, a question less or one in place of another is one change; judging otherwise is one.
 *
 * @param done - the attempt at its end
 * @param judged - the committed judgments, by person
 * @returns null if nothing needs repair, or no path ends right
 */
export function smallestRepair(
  scenario: Scenario,
  proof: Proof,
  done: Situation,
  judged: Readonly<Record<string, boolean>>,
): Repair | null {
  const right = Object.entries(scenario.judged).map(([person, key]) =>
    key.truth === 'ambiguous' ? (judged[person] ?? false) : rightJudgment(key),
  );
  const people = Object.keys(scenario.judged);
  const judgesOtherwise = people.some((person, index) => (judged[person] ?? false) !== right[index]);
  const { graph } = proof;
  const table = outlook(scenario, graph, {
    costOf: (edge, from) => {
      const change = changeAt(scenario, graph, from, edge, done);
      return change ? Math.max(change.take.length, change.leave.length) : 0;
    },
    gainOf: (edge) => gainAsRanked(scenario, edge, done),
  });
  const [key, way] =
    [...(table[0] ?? [])]
      .filter(([, each]) => !each.outcome.critical && endsRight(scenario, right, each.outcome.conduct))
      .sort(([, a], [, b]) => a.cost - b.cost || b.value - a.value)[0] ?? [];
  if (key === undefined || way === undefined || (way.cost === 0 && !judgesOtherwise)) return null;

  const path = follow(table, 0, key);
  const rankings: Record<string, readonly string[]> = {};
  const changes: Change[] = [];
  let from = graph.states[0] as State;
  for (const edge of path) {
    const node = nodeOf(scenario, from.situation.node);
    const change = changeAt(scenario, graph, from, edge, done);
    if (change) changes.push(change);
    if (node.kind === 'commit' && judgesOtherwise) changes.push({ node: node.id, take: [], leave: [] });
    if (node.kind === 'ranking') rankings[node.id] = done.rankings[node.id] ?? keyOrder(node);
    from = graph.states[edge.to] as State;
  }
  const used = path.flatMap((edge) => edge.action?.id ?? []);
  const judgments = Object.fromEntries(people.map((person, index) => [person, right[index] ?? false]));
  return { changes, result: score(scenario, { used, rankings }, judgments, proof.bounds) };
}

/** What taking an edge changes about the attempt; null for nothing. A hub is settled when it is left. */
function changeAt(scenario: Scenario, graph: ScenarioGraph, from: State, edge: Edge, done: Situation): Change | null {
  const node = nodeOf(scenario, from.situation.node);
  if (node.kind !== 'hub') {
    return edge.action && !done.used.includes(edge.action.id)
      ? { node: node.id, take: [edge.action.id], leave: [] }
      : null;
  }
  if ((graph.states[edge.to] as State).situation.node === node.id) return null;
  const questions = node.questions.map((question) => question.id);
  const asked = questions.filter((id) => from.situation.used.includes(id) || edge.action?.id === id);
  const take = asked.filter((id) => !done.used.includes(id));
  const leave = questions.filter((id) => done.used.includes(id) && !asked.includes(id));
  return take.length + leave.length > 0 ? { node: node.id, take, leave } : null;
}

function endsRight(scenario: Scenario, right: readonly boolean[], conduct: readonly Conduct[]): boolean {
  return Object.values(scenario.judged).every((judged, index) => {
    const own = conduct[index];
    const code = own ? classify(judged, right[index] ?? false, own) : null;
    return code === null || code === 'VICTIM_IDENTIFIED' || code === 'CORRECT_REJECTION';
  });
}

/** What an edge is worth on the repaired path: a ranking stays as the trainee made it. */
function gainAsRanked(scenario: Scenario, edge: Edge, done: Situation): number {
  const order = edge.ranking === null ? undefined : done.rankings[edge.ranking];
  if (edge.ranking === null || !order) return bestGain(scenario, edge);
  const node = nodeOf(scenario, edge.ranking) as NodeOf<'ranking'>;
  return rankingFactor(orderScore(node.items, order)) * contribution(node.w);
}

/** Item ids as the experts would order them. */
export function keyOrder(node: NodeOf<'ranking'>): string[] {
  return [...node.items].sort((a, b) => b.key - a.key).map((item) => item.id);
}
