/** Reads what the course is made of from content/: the register, the glossary, the outline, the word list. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { duplicateSources, glossaryFindings } from '#domain/course/check-register';
import { type Register, sourceSchema } from '#domain/course/citation';
import { type Term, termSchema } from '#domain/course/glossary';
import { type Language, languageSchema } from '#domain/course/language';
import { lessonFile, type Outline, outlineSchema, type PlannedLesson } from '#domain/course/outline';
import { parseShape } from '#domain/scenario/load';
import { type Finding, type Problem, problemText } from '#domain/scenario/problem';
import { placed, readYaml, type YamlSource } from '#domain/scenario/yaml-source';

export interface CourseFiles {
  readonly sources: Register;
  readonly glossary: readonly Term[];
  readonly outline: Outline;
  /** Those of the outline whose file exists, in the order taught. */
  readonly lessons: readonly PlannedLesson[];
  readonly language: Language;
}

/** The files of the course are broken. The message holds every problem, a line each. */
export class CourseBroken extends Error {
  override name = 'CourseBroken';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/**
 * @param root - the folder that holds content/
 * @throws CourseBroken with every problem of every file
 */
export async function loadCourse(root: string): Promise<CourseFiles> {
  const [sources, glossary, outline, language, present] = await Promise.all([
    readShape(root, 'content/sources.yaml', z.array(sourceSchema).min(1)),
    readShape(root, 'content/glossary.yaml', z.array(termSchema).min(1)),
    readShape(root, 'content/course.yaml', outlineSchema),
    readShape(root, 'content/language.yaml', languageSchema),
    readdir(join(root, 'content/lessons')).catch((): string[] => []),
  ]);
  if (!sources.ok || !glossary.ok || !outline.ok || !language.ok) {
    throw new CourseBroken([sources, glossary, outline, language].flatMap((read) => (read.ok ? [] : read.problems)));
  }

  const register: Register = new Map(sources.value.map((source) => [source.id, source]));
  const problems = [
    ...sources.place(duplicateSources(sources.value)),
    ...glossary.place(glossaryFindings(glossary.value, register)),
  ];
  if (problems.length > 0) throw new CourseBroken(problems);

  return {
    sources: register,
    glossary: glossary.value,
    outline: outline.value,
    lessons: outline.value.lessons.filter((lesson) => present.includes(lessonFile(lesson))),
    language: language.value,
  };
}

type Read<T> =
  | { readonly ok: true; readonly value: T; readonly place: (findings: readonly Finding[]) => Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function readShape<T>(root: string, file: string, schema: z.ZodType<T>): Promise<Read<T>> {
  const content = await readFile(join(root, file)).catch(() => null);
  if (content === null) return { ok: false, problems: [missing(file)] };
  const yaml = readYaml(content, file);
  if (!yaml.ok) return yaml;
  const source: YamlSource = yaml.source;
  const parsed = parseShape(schema, source, file);
  return parsed.ok ? { ...parsed, place: (findings) => placed(source, file, findings) } : parsed;
}

function missing(file: string): Problem {
  return {
    severity: 'error',
    code: 'file-missing',
    file,
    line: 1,
    column: 1,
    message: 'The file cannot be read.',
    remedy: 'Restore it, and start from the folder that holds content/.',
  };
}
