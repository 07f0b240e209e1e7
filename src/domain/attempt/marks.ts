/** The four lanes of the path picture: how good an option was, from its weights alone. */
import { actionsOf } from '../scenario/liveness.ts';
import type { Choice, Node, NodeOf, Question } from '../scenario/schema.ts';
import { contribution, orderScore } from './weigh.ts';

export const marks = ['best', 'partial', 'poor', 'critical'] as const;
export type Mark = (typeof marks)[number];

/** Critical if it is a critical error; best if nothing at its node is worth more; poor if it is worth less than nothing. */
export function markOfChoice(node: Node, choice: Choice | Question): Mark {
  if (choice.ce) return 'critical';
  const own = contribution(choice.w);
  const most = Math.max(
    ...actionsOf(node)
      .filter((each) => !each.ce)
      .map((each) => contribution(each.w)),
  );
  if (own >= most - 1e-9) return 'best';
  return own >= 0 ? 'partial' : 'poor';
}

/**
 * How well the minutes of a hub were used, beside the best that they could have bought.
 * @param asked - ids of the questions asked there
 */
export function markOfHub(hub: NodeOf<'hub'>, asked: readonly string[]): Mark {
  const taken = hub.questions.filter((question) => asked.includes(question.id));
  if (taken.some((question) => question.ce)) return 'critical';
  const earned = taken.reduce((sum, question) => sum + contribution(question.w), 0);
  const most = bestUse(
    hub.questions.filter((question) => !question.ce),
    hub.budget,
  );
  if (earned >= most * 0.75) return 'best';
  return earned > 0 ? 'partial' : 'poor';
}

export function markOfRanking(node: NodeOf<'ranking'>, order: readonly string[]): Mark {
  const score = orderScore(node.items, order);
  return score >= 90 ? 'best' : score >= 60 ? 'partial' : 'poor';
}

/** Lanes in which a node has options, best first. */
export function marksAt(node: Node): Mark[] {
  switch (node.kind) {
    case 'commit':
      return ['best', 'poor'];
    case 'hub':
      return node.questions.some((question) => question.ce) ? [...marks] : ['best', 'partial', 'poor'];
    case 'ranking':
      return ['best', 'partial', 'poor'];
    default: {
      const found = new Set(actionsOf(node).map((action) => markOfChoice(node, action)));
      return marks.filter((mark) => found.has(mark));
    }
  }
}

/** The most that questions within a budget can be worth: a knapsack, over minutes. */
function bestUse(questions: readonly Question[], budget: number): number {
  const best = new Array<number>(budget + 1).fill(0);
  for (const question of questions) {
    for (let minutes = budget; minutes >= question.cost; minutes--) {
      best[minutes] = Math.max(best[minutes] ?? 0, (best[minutes - question.cost] ?? 0) + contribution(question.w));
    }
  }
  return best[budget] ?? 0;
}
