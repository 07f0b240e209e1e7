import type { Finding } from '../scenario/problem.ts';

/** A finding in one of several files. */
export interface FoundIn {
  readonly file: string;
  readonly finding: Finding;
}

/**
 * Looks at each entry of each file.
 *
 * @param list - the field that holds the entries: "items"
 * @param find - told the entry, where it stands in its file, and the file
 */
export function findInEach<K extends string, T>(
  files: readonly ({ readonly file: string } & { readonly [key in K]: readonly T[] })[],
  list: K,
  find: (entry: T, at: readonly (string | number)[], file: string) => readonly Finding[],
): FoundIn[] {
  return files.flatMap((each) =>
    each[list].flatMap((entry, index) =>
      find(entry, [list, index], each.file).map((finding) => ({ file: each.file, finding })),
    ),
  );
}
