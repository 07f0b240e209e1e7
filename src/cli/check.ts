import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCards } from '#adapters/card-files';
import { CourseBroken, type CourseFiles, loadCourse } from '#adapters/course-files';
import { readItems } from '#adapters/item-files';
import { cardFindings } from '#domain/course/check-cards';
import { itemBankFindings } from '#domain/course/check-items';
import { lessonProblems } from '#domain/course/check-lesson';
import { agingFindings } from '#domain/course/check-register';
import { stateRuleProblems } from '#domain/course/state-rules';
import { bankFindings } from '#domain/scenario/bank';
import { type CheckOptions, check as checkScenario } from '#domain/scenario/check';
import { type Problem, problemText } from '#domain/scenario/problem';
import type { Scenario } from '#domain/scenario/schema';
import { placed, readYaml } from '#domain/scenario/yaml-source';
import { jurisdictionProblems, ownJurisdictionProblems } from './check-jurisdictions.ts';
import { wholeProblems } from './check-whole.ts';
import { CommandError } from './command-error.ts';
import { readScenarios, root } from './files.ts';
import { print, readOptions, toJson } from './options.ts';

/** Every problem of the files named, or of the whole course and bank if none is. Exit 1 only for errors. */
export async function check(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    json: { type: 'boolean' },
    release: { type: 'boolean' },
    quiet: { type: 'boolean' },
    today: { type: 'string' },
    jurisdiction: { type: 'string' },
  });
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  if (!isDay(today)) throw new CommandError('Write the day as --today=2026-11-22.');
  const { problems, unwalked } = await findProblems(positionals, {
    today,
    release: values.release ?? false,
    jurisdiction: values.jurisdiction,
  });
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (values.json) {
    await print(toJson({ ok: errors.length === 0, problems }));
  } else {
    const shown = values.quiet ? errors : problems;
    await print([...shown.map(problemText), summary(problems, errors.length, unwalked)].join('\n'));
  }
  return errors.length === 0 ? 0 : 1;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

interface Found {
  readonly problems: readonly Problem[];
  /** Scenarios whose errors kept their paths from being tried. */
  readonly unwalked: number;
}

async function findProblems(
  names: readonly string[],
  { today, release, jurisdiction }: { today: string; release: boolean; jurisdiction: string | undefined },
): Promise<Found> {
  let course: CourseFiles;
  try {
    course = await loadCourse(root);
  } catch (error) {
    if (error instanceof CourseBroken) return { problems: error.problems, unwalked: 0 };
    throw error;
  }
  const options: CheckOptions = { register: course.sources, language: course.language, today, release };
  const own = jurisdiction === undefined ? [] : await ownJurisdictionProblems(jurisdiction, { today, ...course });
  // Whoever fills in a card wants to know of the card, and not of the course.
  if (jurisdiction !== undefined && names.length === 0) return { problems: own, unwalked: 0 };
  const checked = (await readScenarios(names)).map((read) =>
    read.ok
      ? checkScenario(read.file.content, read.file.name, { ...options, allowFixture: read.file.isTest })
      : { problems: [read.problem], scenario: null, isWalked: true },
  );
  const problems = [...own, ...checked.flatMap((each) => each.problems)];
  const unwalked = checked.filter((each) => !each.isWalked).length;
  if (names.length > 0) return { problems, unwalked };
  const scenarios = checked.flatMap((each) => each.scenario ?? []);
  const whole = await wholeProblems(course, scenarios);
  return {
    problems: [...problems, ...bankProblems(scenarios), ...(await courseProblems(course, options)), ...whole],
    unwalked,
  };
}

function bankProblems(scenarios: readonly Scenario[]): Problem[] {
  return bankFindings(scenarios).map((finding) => ({ ...finding, file: 'scenarios', line: 1, column: 1 }));
}

async function courseProblems(course: CourseFiles, { today, release, language }: CheckOptions): Promise<Problem[]> {
  const problems: Problem[] = [];
  const register = 'content/sources.yaml';
  const read = readYaml(await readFile(join(root, register)), register);
  if (read.ok) {
    const aging = agingFindings([...course.sources.values()], today);
    problems.push(
      ...placed(
        read.source,
        register,
        aging.map((finding) => (release ? { ...finding, severity: 'error' as const } : finding)),
      ),
    );
  }
  for (const name of await namesIn('content/lessons', '.mdx')) {
    const mdx = await readFile(join(root, name), 'utf8');
    problems.push(...lessonProblems(mdx, name, course.sources, language), ...stateRuleProblems(mdx, name));
  }
  problems.push(...(await jurisdictionProblems({ today, language })));
  const items = await readItems(root);
  problems.push(...(items.ok ? items.place(itemBankFindings(items.value, course.sources, language)) : items.problems));
  const cards = await readCards(root);
  problems.push(...(cards.ok ? cards.place(cardFindings(cards.value, course.sources, language)) : cards.problems));
  return problems;
}

async function namesIn(folder: string, ending: string): Promise<string[]> {
  const names = await readdir(join(root, folder));
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function summary(problems: readonly Problem[], errors: number, unwalked: number): string {
  const warnings = problems.length - errors;
  const count = (number: number, word: string) => `${number === 0 ? 'no' : number} ${word}${number === 1 ? '' : 's'}`;
  const counts = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return unwalked === 0
    ? counts
    : `${counts}; the paths of ${count(unwalked, 'file')} were not tried yet, because of the errors above`;
}
