/** Reads every YAML file of a folder of the course. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { FoundIn } from '#domain/course/found-in';
import type { Problem } from '#domain/scenario/problem';
import { readShape } from './read-shape.ts';

export type ReadFolder<T> =
  | {
      readonly ok: true;
      readonly value: readonly T[];
      /** Findings with where they stand. */
      readonly place: (found: readonly FoundIn[]) => Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * In the order of the files' names. A folder that does not exist holds nothing.
 *
 * @param root - the folder that holds content/
 * @param folder - its path from there, as problems name it
 * @param named - what becomes of a file's content
 */
export async function readFolder<S, T>(
  root: string,
  folder: string,
  schema: z.ZodType<S>,
  named: (file: string, content: S) => T,
): Promise<ReadFolder<T>> {
  const names = await readdir(join(root, folder)).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name}`);
  const read = await Promise.all(
    files.sort().map(async (file) => ({ file, read: await readShape(root, file, schema) })),
  );
  const sound = read.flatMap(({ file, read }) => (read.ok ? [{ file, ...read }] : []));
  if (sound.length < read.length) {
    return { ok: false, problems: read.flatMap(({ read }) => (read.ok ? [] : read.problems)) };
  }
  return {
    ok: true,
    value: sound.map(({ file, value }) => named(file, value)),
    place: (found) =>
      sound.flatMap(({ file, place }) => place(found.flatMap((each) => (each.file === file ? [each.finding] : [])))),
  };
}
