import type { Condition } from '#domain/scenario/schema';

/** A condition as a person would say it: "keri noticed", "charged, and rapport 2 or more". */
export function conditionWords(condition: Condition): string {
  if ('has_cue' in condition) return `${condition.has_cue} noticed`;
  if ('flag' in condition) return condition.flag;
  if ('meter' in condition) {
    const { meter, at_least: least, at_most: most } = condition;
    if (least !== undefined && most !== undefined) return `${meter} ${least} to ${most}`;
    return least === undefined ? `${meter} ${most} or less` : `${meter} ${least} or more`;
  }
  if ('not' in condition) return `not (${conditionWords(condition.not)})`;
  const parts = 'and' in condition ? condition.and : condition.or;
  const words = parts.map((part) =>
    'and' in part || 'or' in part ? `(${conditionWords(part)})` : conditionWords(part),
  );
  return words.join('and' in condition ? ', and ' : ', or ');
}
