/** Reads the lessons outside of Astro, for the command line. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { lessonSchema } from '#domain/course/lesson';
import { parseShape } from '#domain/scenario/load';
import type { Problem } from '#domain/scenario/problem';
import { readYaml } from '#domain/scenario/yaml-source';

export interface LessonFile {
  /** Its path, as an author is told of it. */
  readonly file: string;
  readonly slug: string;
  readonly data: z.output<typeof lessonSchema>;
  /** What follows the front matter. */
  readonly body: string;
  /** The whole file. */
  readonly text: string;
}

export type ReadLessons =
  | { readonly ok: true; readonly value: readonly LessonFile[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** In the order taught. @param root - the folder that holds content/ */
export async function readLessons(root: string): Promise<ReadLessons> {
  const folder = 'content/lessons';
  const names = (await readdir(join(root, folder)).catch((): string[] => [])).filter((name) => name.endsWith('.mdx'));
  const read = await Promise.all(names.sort().map((name) => readLesson(root, `${folder}/${name}`)));
  const problems = read.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: read.flatMap((each) => (each.ok ? [each.lesson] : [])) };
}

type ReadLesson =
  | { readonly ok: true; readonly lesson: LessonFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

async function readLesson(root: string, file: string): Promise<ReadLesson> {
  const text = await readFile(join(root, file), 'utf8');
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  // A line before it, so that places are those of the file.
  const yaml = readYaml(`#\n${front}`, file);
  if (!yaml.ok) return yaml;
  const parsed = parseShape(lessonSchema, yaml.source, file);
  if (!parsed.ok) return parsed;
  const slug = file.replace(/^.*\/\d+-/, '').replace(/\.mdx$/, '');
  return { ok: true, lesson: { file, slug, data: parsed.value, body, text } };
}
