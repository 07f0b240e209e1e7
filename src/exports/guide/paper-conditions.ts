/** A condition as somebody with a sheet of paper can check it. */
import type { Condition, Scenario } from '#domain/scenario/schema';
import type { PaperScene } from './paper.ts';

export function paperCondition(condition: Condition, scenario: Scenario, paper: Pick<PaperScene, 'boxes'>): string {
  if ('has_cue' in condition)
    return `your notebook has: ${scenario.cues[condition.has_cue]?.text ?? condition.has_cue}`;
  if ('flag' in condition) return `box ${paper.boxes[condition.flag]} is ticked`;
  if ('meter' in condition) {
    const { meter, at_least: least, at_most: most } = condition;
    if (least !== undefined && most !== undefined) return `your ${meter} is ${least} to ${most}`;
    return least === undefined ? `your ${meter} is ${most} or less` : `your ${meter} is ${least} or more`;
  }
  if ('not' in condition) return `it is not so that ${paperCondition(condition.not, scenario, paper)}`;
  const parts = 'and' in condition ? condition.and : condition.or;
  return parts.map((part) => paperCondition(part, scenario, paper)).join('and' in condition ? ', and ' : ', or ');
}
