/** What only the parts of the course together can lack: coverage, and the facilitator's guide. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import type { CourseFiles } from '#adapters/course-files';
import { readGuide } from '#adapters/guide-file';
import { type LessonFile, readLessons } from '#adapters/lesson-files';
import { coverageFindings } from '#domain/course/check-coverage';
import { unfitWords } from '#domain/course/check-lesson';
import { practiceFindings } from '#domain/course/check-practice';
import type { CourseParts } from '#domain/course/coverage';
import type { FoundIn } from '#domain/course/found-in';
import { guideFindings } from '#domain/course/guide';
import { citedIds, plainText } from '#domain/course/lesson';
import type { Finding, Problem } from '#domain/scenario/problem';
import type { Scenario } from '#domain/scenario/schema';
import { placed, readYaml } from '#domain/scenario/yaml-source';
import { root } from './files.ts';

export async function wholeProblems(course: CourseFiles, scenarios: readonly Scenario[]): Promise<Problem[]> {
  const lessons = await readLessons(root);
  if (!lessons.ok) return [...lessons.problems];
  const parts = partsOf(course, lessons.value, scenarios);
  const found = [
    ...coverageFindings(parts, lessons.value.flatMap(sectionsOf)),
    ...practiceFindings(course.outline, scenarios),
  ];
  return [...(await inFiles(found)), ...(await guideProblems(course, lessons.value, scenarios))];
}

export function partsOf(
  { claims, items, cards, sources, glossary }: CourseFiles,
  lessons: readonly LessonFile[],
  scenarios: readonly Scenario[],
): CourseParts {
  return {
    claims,
    lessons: lessons.map(({ slug, data, body }) => ({
      slug,
      objectives: data.objectives,
      cited: citedIds(body).map(({ id }) => id),
    })),
    items,
    cards,
    scenarios,
    sources: [...sources.values()],
    glossary: glossary.flatMap(({ cite }) => cite),
  };
}

/** The addresses of a lesson's sections, as its page gives them: "help#what-never-to-promise". */
function sectionsOf({ slug, body }: LessonFile): string[] {
  const slugger = new GithubSlugger();
  return [...body.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => `${slug}#${slugger.slug(plainText(heading))}`);
}

async function guideProblems(
  { sources: register, language }: CourseFiles,
  lessons: readonly LessonFile[],
  scenarios: readonly Scenario[],
): Promise<Problem[]> {
  const read = await readGuide(root);
  if (!read.ok) return [...read.problems];
  const words = unfitWords(
    texts(read.value)
      // What the room says may hold what the course would not say.
      .filter(({ at }) => at.at(-1) !== 'said')
      .map(({ text }) => text)
      .join('\n'),
    language,
  ).map(
    ({ word, instead }): Finding => ({
      severity: 'error',
      code: 'listed-word',
      at: texts(read.value).find(({ text, at }) => at.at(-1) !== 'said' && text.includes(word))?.at ?? [],
      message: `"${word}" is a word that the course does not use.`,
      remedy: `Write: ${instead}.`,
    }),
  );
  const names = { lessons: lessons.map(({ slug }) => slug), scenarios, register };
  return read.place([...guideFindings(read.value, names), ...words]);
}

function texts(value: unknown, at: readonly (string | number)[] = []): { text: string; at: (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, at: [...at] }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => texts(each, [...at, Array.isArray(value) ? Number(key) : key]));
}

async function inFiles(found: readonly FoundIn[]): Promise<Problem[]> {
  const files = [...new Set(found.map(({ file }) => file))];
  const placedIn = await Promise.all(
    files.map(async (file) => {
      const read = readYaml(await readFile(join(root, file)), file);
      const findings = found.filter((each) => each.file === file).map(({ finding }) => finding);
      return read.ok ? placed(read.source, file, findings) : [...read.problems];
    }),
  );
  return placedIn.flat();
}
