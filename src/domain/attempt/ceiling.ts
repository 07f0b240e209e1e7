import { capOf, joined, type Outcome } from '../scenario/outlook.ts';
import type { Proof } from '../scenario/prove.ts';
import type { Situation } from '../scenario/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { conductOf, noConduct } from './classify.ts';
import { criticalErrorsIn, isBinding, wholeEarned } from './score.ts';
import { onScale } from './weigh.ts';

/**
 * The highest score after caps that can still be reached from a situation, 0 to 100.
 * @param judgments - per judged person in the file's order; null leaves classes and their caps out
 */
export function ceiling(
  scenario: Scenario,
  proof: Proof,
  situation: Situation,
  judgments: readonly boolean[] | null,
): number {
  const state = proof.graph.indexOf(situation);
  const ways = state === undefined ? undefined : proof.outlook[state];
  if (!ways) throw new Error(`No path of ${scenario.id} leads to this situation at "${situation.node}".`);
  const conduct = conductOf(scenario, situation.used);
  const soFar: Outcome = {
    critical: criticalErrorsIn(scenario, situation.used).some(({ code }) => isBinding(scenario, code)),
    conduct: Object.keys(scenario.judged).map((person) => conduct[person] ?? noConduct),
  };
  const earned = wholeEarned(scenario, situation);
  return Math.max(
    ...[...ways.values()].map((way) =>
      Math.min(
        onScale(earned + way.value, proof.bounds.whole) ?? 100,
        capOf(scenario, joined(soFar, way.outcome), judgments),
      ),
    ),
  );
}
