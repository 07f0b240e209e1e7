/** The result as its owner and members of staff read it, after the end. It names what to do instead. */
import { findAction } from '../attempt/reply.ts';
import type { Outline } from '../course/outline.ts';
import type { Scenario } from '../scenario/schema.ts';
import { castOf } from './cast.ts';
import type { Form } from './form.ts';
import { sceneSeed } from './order.ts';
import type { KeptAnswer } from './sat.ts';
import type { ScoredScene, SittingResult } from './sitting-result.ts';
import type { CriticalErrorView, ObjectiveView, ResultView, ScenarioResultView } from './wire.ts';

type Texts = Pick<ResultView, 'scenarios' | 'objectives' | 'reports'>;

/** @param scenarios - the editions that it was scored with, by id */
export function resultTexts(
  result: SittingResult,
  { form, seed, answers }: { readonly form: Form; readonly seed: string; readonly answers: readonly KeptAnswer[] },
  scenarios: ReadonlyMap<string, Scenario>,
  outline: Pick<Outline, 'objectives'>,
): Texts {
  return {
    scenarios: result.scenarios.flatMap((scored) => {
      const scenario = scenarios.get(scored.scenario);
      return scenario ? [scenarioResult(scored, castOf(scenario, sceneSeed(seed, scenario.id)))] : [];
    }),
    objectives: objectiveViews(result, outline),
    reports: answers.flatMap(({ ref, answer }) =>
      'type' in answer && answer.type === 'report'
        ? [{ stem: form.items.find(({ id }) => id === ref)?.stem ?? '', text: answer.text }]
        : [],
    ),
  };
}

/** @param cast - as it was told in the sitting */
function scenarioResult(scored: ScoredScene, cast: Scenario): ScenarioResultView {
  const { score, raw, class: classes } = scored;
  return {
    title: cast.title,
    score,
    raw,
    people: Object.entries(cast.judged).map(([id, { headlines }]) => {
      const code = classes[id] ?? null;
      return { name: cast.people[id]?.name ?? id, class: code, headline: (code && headlines[code]) ?? null };
    }),
    criticalErrors: criticalErrorViews(scored, cast),
  };
}

export function criticalErrorViews({ criticalErrors }: ScoredScene, cast: Scenario): CriticalErrorView[] {
  return criticalErrors.flatMap(({ code, choice, binding }) => {
    const action = findAction(cast, choice);
    return action ? [{ code, text: action.text, remedy: action.remedy ?? '', why: action.why, binding }] : [];
  });
}

function objectiveViews({ objectives }: SittingResult, outline: Pick<Outline, 'objectives'>): ObjectiveView[] {
  return objectives.map((each) => ({
    ...each,
    text: outline.objectives.find(({ id }) => id === each.objective)?.text ?? '',
  }));
}
