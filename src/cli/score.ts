import { ceiling } from '#domain/attempt/ceiling';
import { type Confidence, confidences } from '#domain/attempt/event';
import { score as scoreOf } from '#domain/attempt/score';
import type { Scenario } from '#domain/scenario/schema';
import { offersAt, walk } from '#domain/scenario/walk';
import { CommandError } from './command-error.ts';
import { soundScenario } from './files.ts';
import { print, readOptions, toJson } from './options.ts';

/** Replays ids and prints what they score. `--judgement` is taken for `--judgment`. */
export async function score(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    judgment: { type: 'string', multiple: true },
    judgement: { type: 'string', multiple: true },
    confidence: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const [name, ...ids] = positionals;
  if (!name)
    throw new CommandError(
      'Name a scenario file and the ids of the choices: score scenarios/bus-bay.yaml offer-water …',
    );
  const { loaded, proof } = await soundScenario(name);
  const { scenario } = loaded;
  const judgments = readJudgments(scenario, [...(values.judgment ?? []), ...(values.judgement ?? [])]);
  const walked = walk(scenario, ids, judgments ?? {}, readConfidences(scenario, values.confidence ?? []));
  if (!walked.ok) throw new CommandError(walked.message, 1);
  if (!walked.finished) {
    throw new CommandError(
      `The path stops at "${walked.end.node}", where there is: ${offersAt(scenario, walked.end).join(', ')}.`,
      1,
    );
  }
  const { caps, ...result } = scoreOf(scenario, walked.end, judgments, proof.bounds);
  const ordered = judgments && Object.keys(scenario.judged).map((person) => judgments[person] ?? false);
  const report = {
    ...result,
    ceilingAfterEachChoice: walked.steps
      .filter(({ event }) => event.type !== 'go')
      .map((step) => ceiling(scenario, proof, step.after, ordered)),
  };
  await print(values.json ? toJson(report) : asText(report, ids));
  return 0;
}

/** @returns null if none is given, else one for every judged person */
function readJudgments(scenario: Scenario, given: readonly string[]): Record<string, boolean> | null {
  if (given.length === 0) return null;
  const people = Object.keys(scenario.judged);
  const judgments: Record<string, boolean> = Object.create(null);
  for (const text of given) {
    const [person = '', verdict] = text.split('=', 2);
    if (!people.includes(person))
      throw new CommandError(`Nobody judged is called "${person}". There is: ${people.join(', ')}.`);
    if (verdict !== 'victim' && verdict !== 'not-victim')
      throw new CommandError(`Write --judgment ${person}=victim or ${person}=not-victim.`);
    const victim = verdict === 'victim';
    if ((judgments[person] ?? victim) !== victim)
      throw new CommandError(`There are two different judgments for "${person}": give one.`);
    judgments[person] = victim;
  }
  const missing = people.filter((person) => !(person in judgments));
  if (missing.length > 0) throw new CommandError(`A judgment is missing for: ${missing.join(', ')}.`);
  return judgments;
}

function readConfidences(scenario: Scenario, given: readonly string[]): Record<string, Confidence> {
  const found: Record<string, Confidence> = Object.create(null);
  for (const text of given) {
    const [person = '', value] = text.split('=', 2);
    const confidence = confidences.find((each) => String(each) === value);
    if (!Object.hasOwn(scenario.judged, person) || confidence === undefined) {
      throw new CommandError(`Write --confidence PERSON=VALUE with one of ${confidences.join(', ')}.`);
    }
    if ((found[person] ?? confidence) !== confidence)
      throw new CommandError(`There are two different confidences for "${person}": give one.`);
    found[person] = confidence;
  }
  return found;
}

function asText(
  report: Omit<ReturnType<typeof scoreOf>, 'caps'> & { ceilingAfterEachChoice: number[] },
  ids: readonly string[],
): string {
  const dimensions = Object.entries(report.dimensions).map(
    ([dimension, value]) => `${dimension} ${value === null ? 'not assessed' : value.toFixed(2)}`,
  );
  const taken = ids.filter((id) => id !== 'go');
  return [
    `score ${report.score.toFixed(2)} of 100 (provisional)${report.raw > report.score ? `, held down from ${report.raw.toFixed(2)}` : ''}`,
    dimensions.join(', '),
    report.class
      ? Object.entries(report.class)
          .map(([person, code]) => `${person}: ${code ?? 'ambiguous, not classed'}`)
          .join(', ')
      : 'no judgment given, so no class',
    ...report.criticalErrors.map(({ code, choice }) => `critical error ${code}: ${choice}`),
    `ceiling after each choice: ${report.ceilingAfterEachChoice.map((value, index) => `${taken[index]} ${value.toFixed(2)}`).join(', ')}`,
  ].join('\n');
}
