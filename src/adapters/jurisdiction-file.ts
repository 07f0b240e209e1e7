/** The agency's jurisdiction card from a file of its own: read at the start, and again when the file has changed. */
import { readFileSync, statSync } from 'node:fs';
import { jurisdictionFindings } from '#domain/course/check-jurisdiction';
import type { Jurisdiction } from '#domain/course/jurisdiction';
import { placeOf, statusOf } from '#domain/course/jurisdiction-line';
import { parseJurisdiction } from '#domain/course/load-jurisdiction';
import { showDay } from '#domain/course/show-day';
import type { Problem } from '#domain/scenario/problem';
import { placed } from '#domain/scenario/yaml-source';
import { CourseBroken } from './course-files.ts';

/** A person who saves the card and reloads a page should see it; a busy server should not ask the disk for every request. */
const lookEveryMs = 2_000;

interface Options {
  /** ISO day. */
  readonly today: () => string;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
  /** For whoever runs the server. */
  readonly log?: (line: string) => void;
}

/**
 * Reads the card and returns a way to ask for it. A new version that is broken, or a file that is gone, leaves the
 * last good one in use and is logged once. Reading is synchronous: a card is a few kilobytes and rarely changes.
 *
 * @param file - absolute, or from the folder in which the server runs
 * @throws CourseBroken with every problem, if the file is broken at the start
 */
export function openJurisdiction(file: string, options: Options): () => Jurisdiction {
  const { today, now = () => performance.now(), log = console.error } = options;
  let version = versionOf(file);
  let card = readJurisdiction(file, today());
  let looked = now();
  log(stateOf(card, today()));

  return () => {
    if (now() - looked < lookEveryMs) return card;
    looked = now();
    const found = versionOf(file);
    if (found === version) return card;
    version = found;
    try {
      card = readJurisdiction(file, today());
      log(`The jurisdiction card has changed. ${stateOf(card, today())}`);
    } catch (error) {
      if (!(error instanceof CourseBroken)) throw error;
      log(`The jurisdiction card has changed and cannot be used. The last good one stays in use.\n${error.message}`);
    }
    return card;
  };
}

/** @throws CourseBroken with every problem */
export function readJurisdiction(file: string, today: string): Jurisdiction {
  let content: Uint8Array;
  try {
    content = readFileSync(file);
  } catch {
    throw new CourseBroken([missing(file)]);
  }
  const loaded = parseJurisdiction(content, file);
  if (!loaded.ok) throw new CourseBroken(loaded.problems);
  const problems = placed(loaded.source, file, jurisdictionFindings(loaded.card, today));
  if (problems.length > 0) throw new CourseBroken(problems);
  return loaded.card;
}

/** Changes with every way in which a file is replaced, also by one that is older. */
function versionOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.ino}:${found.mtimeMs}:${found.size}`;
}

/** What pages make of the card, in one line. */
function stateOf(card: Jurisdiction, today: string): string {
  switch (statusOf(card, today)) {
    case 'blank':
      return 'The jurisdiction card is blank: every line shows as unknown.';
    case 'unsigned':
      return 'The jurisdiction card is not signed: every line shows as unknown.';
    case 'expired':
      return `The jurisdiction card expired on ${card.counsel.expires}: every line shows as unknown.`;
    case 'current':
      return `Jurisdiction card in use: ${placeOf(card)}. Verified ${showDay(card.counsel.verified ?? today)}. Good through ${showDay(card.counsel.expires ?? today)}.`;
  }
}

function missing(file: string): Problem {
  return {
    severity: 'error',
    code: 'file-missing',
    file,
    line: 1,
    column: 1,
    message: 'The jurisdiction card cannot be read.',
    remedy: 'Mend JURISDICTION_FILE, or unset it to go on without a card.',
  };
}
