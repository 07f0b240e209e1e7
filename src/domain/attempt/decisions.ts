/** Each decision of an ended attempt beside the best path: what was taken, what else there was, what it cost. */
import { actionsOf } from '../scenario/liveness.ts';
import { rightJudgments } from '../scenario/outlook.ts';
import { bestPath, type Proof } from '../scenario/prove.ts';
import { decide, offeredChoices, type Situation } from '../scenario/rules.ts';
import type { Choice, Node, NodeOf, Question, Scenario } from '../scenario/schema.ts';
import { ceiling } from './ceiling.ts';
import type { Cite, DecisionView, OptionView, RankingView } from './debrief.ts';
import { type Mark, markOfChoice, markOfHub, markOfRanking, marksAt } from './marks.ts';
import { keyOrder } from './repair.ts';
import type { TrailStep } from './replay.ts';
import { actionNode, actionOf } from './reply.ts';
import { isBinding } from './score.ts';
import { orderScore } from './weigh.ts';

/** Every node that the trainee or the best path came through, in the file's order. */
export function decisionViews(
  scenario: Scenario,
  proof: Proof,
  trail: readonly TrailStep[],
  cite: Cite,
): DecisionView[] {
  const best = bestWay(scenario, proof);
  return scenario.nodes.flatMap((node): DecisionView[] => {
    if (node.kind === 'ending') return [];
    const here = trail.flatMap((step, index) => (decidedAt(scenario, step).includes(node.id) ? [{ step, index }] : []));
    const bestIds = best.get(node.id);
    if (here.length === 0 && !bestIds) return [];
    const actions = actionsOf(node);
    const ids = here.flatMap(({ step }) => actionOf(scenario, step)?.id ?? []);
    const taken = actions.filter((action) => ids.includes(action.id));
    const bestTaken = actions.filter((action) => bestIds?.includes(action.id));
    const last = here.at(-1)?.step;
    const offered = last && 'choices' in node ? offeredChoices(scenario, last.before).map(({ id }) => id) : null;
    const view = (action: Choice | Question): OptionView => ({
      ...optionView(scenario, node, action, cite),
      offered: offered?.includes(action.id) ?? true,
    });
    return [
      {
        node: node.id,
        title: node.title,
        kind: node.kind,
        replayFrom: here[0]?.index ?? null,
        lanes: marksAt(node),
        yours: last ? markAt(scenario, node, ids, last) : null,
        best: bestIds ? 'best' : null,
        taken: taken.map(view),
        bestTaken: bestTaken.map(view),
        others: actions.filter((action) => !taken.includes(action) && !bestTaken.includes(action)).map(view),
        happens: node.kind === 'ranking' ? node.happens : taken.flatMap((action) => action.happens),
        ceiling: last ? ceilingAfter(scenario, proof, node, last) : null,
        ranking: node.kind === 'ranking' ? rankingView(node, last, cite) : null,
      },
    ];
  });
}

/** The nodes that a step decided at: leaving a hub by a choice decides at the hub (no more questions) and beyond. */
function decidedAt(scenario: Scenario, step: TrailStep): string[] {
  return [...new Set([step.before.node, actionNode(scenario, step)])];
}

function markAt(scenario: Scenario, node: Node, ids: readonly string[], last: TrailStep): Mark {
  switch (node.kind) {
    case 'hub':
      return markOfHub(node, ids);
    case 'commit': {
      const isRight = Object.entries(scenario.judged).every(
        ([person, { truth }]) => truth === 'ambiguous' || last.after.judgments[person]?.victim === (truth === 'signal'),
      );
      return isRight ? 'best' : 'poor';
    }
    case 'ranking':
      return markOfRanking(node, last.after.rankings[node.id] ?? []);
    default: {
      const action = actionsOf(node).find((each) => each.id === actionOf(scenario, last)?.id);
      return action ? markOfChoice(node, action) : 'poor';
    }
  }
}

/** A judgment closes nothing before it is made: until then the right one is still open. */
function ceilingAfter(scenario: Scenario, proof: Proof, node: Node, step: TrailStep): number {
  const situation = situationAfter(scenario, node, step);
  const right = rightJudgments(scenario);
  const judgments = Object.keys(scenario.judged).map(
    (person, index) => situation.judgments[person]?.victim ?? right[index] ?? false,
  );
  return ceiling(scenario, proof, situation, judgments);
}

/** The situation once a node's decision had been made, and no later one. */
function situationAfter(scenario: Scenario, node: Node, step: TrailStep): Situation {
  const isBeyond = node.kind === 'hub' && step.event.type.startsWith('choose.');
  return isBeyond ? (decide(scenario, step.before, { type: 'go' }) ?? step.after) : step.after;
}

/** Node → ids taken there on the best path; every node that it passes has an entry. */
function bestWay(scenario: Scenario, proof: Proof): Map<string, string[]> {
  const way = new Map<string, string[]>();
  let at = 0;
  for (const edge of bestPath(scenario, proof.outlook)) {
    const node = proof.graph.states[at]?.situation.node ?? '';
    way.set(node, [...(way.get(node) ?? []), ...(edge.action ? [edge.action.id] : [])]);
    at = edge.to;
  }
  return way;
}

function optionView(
  scenario: Scenario,
  node: Node,
  action: Choice | Question,
  cite: Cite,
): Omit<OptionView, 'offered'> {
  return {
    id: action.id,
    text: action.text,
    mark: markOfChoice(node, action),
    why: action.why,
    cite: action.cite.map(cite),
    criticalError: action.ce ?? null,
    binding: isBinding(scenario, action.ce),
    remedy: action.remedy ?? null,
  };
}

function rankingView(node: NodeOf<'ranking'>, step: TrailStep | undefined, cite: Cite): RankingView {
  const order = step?.after.rankings[node.id] ?? null;
  const texts = (ids: readonly string[]) => ids.map((id) => node.items.find((item) => item.id === id)?.text ?? id);
  return {
    score: order && orderScore(node.items, order),
    yours: order && texts(order),
    experts: texts(keyOrder(node)),
    why: node.why,
    cite: node.cite.map(cite),
  };
}
