/** What can be wrong with a lesson's text: sources that do not exist, words the course avoids, long sentences. */

import { readingGrade } from '../scenario/craft.ts';
import type { Problem } from '../scenario/problem.ts';
import { suggestion } from '../scenario/problem.ts';
import type { Register } from './citation.ts';
import { findListed, findWords, type Language } from './language.ts';
import { citedIds, ownWords } from './lesson.ts';

const highestGrade = 10;

export function lessonProblems(mdx: string, file: string, register: Register, language: Language): Problem[] {
  const problems: Problem[] = citedIds(mdx)
    .filter(({ id }) => !register.has(id))
    .map(({ id, line, column }) => ({
      severity: 'error',
      code: 'unknown-source',
      file,
      line,
      column,
      message: id === '' ? 'A <Cite> has no id.' : `The register has no source "${id}".`,
      remedy: suggestion(id, register.keys()).trim() || 'Add it to content/sources.yaml, or cite one that is there.',
    }));
  const own = ownWords(mdx);
  for (const { word, instead } of unfitWords(own, language)) {
    problems.push({
      severity: 'error',
      code: 'listed-word',
      file,
      ...placeOf(mdx, word),
      message: `"${word}" is a word that the course does not use.`,
      remedy: `Write: ${instead}.`,
    });
  }
  const grade = readingGrade(own.split(/\n+/).filter((line) => /\p{L}/u.test(line)));
  if (grade > highestGrade) {
    problems.push({
      severity: 'error',
      code: 'hard-to-read',
      file,
      line: 1,
      column: 1,
      message: `The text reads at grade ${grade.toFixed(1)}; the most is ${highestGrade}.`,
      remedy: 'Shorten sentences and use plainer words.',
    });
  }
  return problems;
}

/** Words on the list, and graphic ones, with what to write instead. */
export function unfitWords(text: string, language: Language): { word: string; instead: string }[] {
  return [...findListed(text, language), ...graphicWords(text, language)];
}

export function graphicWords(text: string, language: Language): { word: string; instead: string }[] {
  return findWords(text, language.graphic).map(({ word }) => ({ word, instead: 'it without detail' }));
}

function placeOf(text: string, word: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, text.indexOf(word))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
