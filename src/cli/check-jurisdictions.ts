import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  agingCardFindings,
  cardLanguageFindings,
  fictionalFindings,
  jurisdictionFindings,
} from '#domain/course/check-jurisdiction';
import type { Language } from '#domain/course/language';
import { parseJurisdiction } from '#domain/course/load-jurisdiction';
import type { Problem } from '#domain/scenario/problem';
import { placed } from '#domain/scenario/yaml-source';
import { pathOf, root, unreadable } from './files.ts';

interface Options {
  /** ISO day. */
  readonly today: string;
  readonly language: Language;
}

/** Problems of the cards that come with the course. */
export async function jurisdictionProblems(options: Options): Promise<Problem[]> {
  const folder = 'content/jurisdictions';
  const names = (await readdir(join(root, folder))).filter((name) => /\.ya?ml$/.test(name)).sort();
  const found = await Promise.all(
    names.map(async (name) =>
      cardProblems(await readFile(join(root, folder, name)), `${folder}/${name}`, { ...options, isOwn: false }),
    ),
  );
  return found.flat();
}

/** Problems of an agency's own card, which may be no example. */
export async function ownJurisdictionProblems(name: string, options: Options): Promise<Problem[]> {
  try {
    return cardProblems(await readFile(pathOf(name)), name, { ...options, isOwn: true });
  } catch (error) {
    return [unreadable(name, (error as NodeJS.ErrnoException).code)];
  }
}

function cardProblems(
  content: Uint8Array,
  file: string,
  { today, language, isOwn }: Options & { isOwn: boolean },
): Problem[] {
  const loaded = parseJurisdiction(content, file);
  if (!loaded.ok) return [...loaded.problems];
  const { card, source } = loaded;
  return placed(source, file, [
    ...(isOwn ? fictionalFindings(card) : []),
    ...jurisdictionFindings(card, today),
    // The example is shown as on the day it was signed, so it never ages.
    ...(card.fictional ? [] : agingCardFindings(card, today)),
    ...cardLanguageFindings(card, language),
  ]);
}
