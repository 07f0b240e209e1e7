/** The places of a lesson at which it asks the jurisdiction card: `<StateRule of="minor-immunity" />`. */
import { type Problem, suggestion } from '#domain/scenario/problem';
import { contactFields, isCardField, ruleFields } from './jurisdiction.ts';

/** Asked for what the card does not have. */
export function stateRuleProblems(mdx: string, file: string): Problem[] {
  return [...mdx.matchAll(/<StateRule\b([^>]*)>/g)].flatMap((match) => {
    const field = match[1]?.match(/\bof="([^"]*)"/)?.[1] ?? '';
    if (isCardField(field)) return [];
    const before = mdx.slice(0, match.index).split('\n');
    return [
      {
        severity: 'error' as const,
        code: 'unknown-card-field',
        file,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
        message: field === '' ? 'A <StateRule> does not say of what.' : `The card has no line "${field}".`,
        remedy:
          suggestion(field, [...ruleFields, ...contactFields]).trim() ||
          'Use a field of src/domain/course/jurisdiction.ts.',
      },
    ];
  });
}
