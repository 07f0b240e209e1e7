/** What can be wrong with a lesson's text or an item: sources that do not exist, and words the course avoids. */

import { readingGrade } from '../scenario/craft.ts';
import type { Finding, Problem } from '../scenario/problem.ts';
import { suggestion } from '../scenario/problem.ts';
import type { Register } from './citation.ts';
import type { Item } from './item.ts';
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
  for (const { word, instead } of [...findListed(own, language), ...graphic(own, language)]) {
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

export function itemFindings(items: readonly Item[], register: Register, language: Language): Finding[] {
  return items.flatMap((item, index) => {
    const at = ['items', index];
    const found: Finding[] = item.cite
      .filter((id) => !register.has(id))
      .map((id) => ({
        severity: 'error',
        code: 'unknown-source',
        at: [...at, 'cite'],
        message: `The register has no source "${id}".`,
        remedy: suggestion(id, register.keys()).trim() || 'Add it to content/sources.yaml, or cite one that is there.',
      }));
    if (found.length === 0 && !item.cite.some((id) => register.get(id)?.verified)) {
      found.push({
        severity: 'error',
        code: 'weak-basis',
        at,
        message: `"${item.id}" rests only on sources that are not verified.`,
        remedy: 'Cite a verified source too.',
      });
    }
    for (const text of [item.stem, ...item.options.flatMap((option) => [option.text, option.why])]) {
      for (const { word, instead } of [...findListed(text, language), ...graphic(text, language)]) {
        found.push({
          severity: 'error',
          code: 'listed-word',
          at,
          message: `"${word}" is a word that the course does not use.`,
          remedy: `Write: ${instead}.`,
        });
      }
    }
    return found;
  });
}

function graphic(text: string, language: Language): { word: string; instead: string }[] {
  return findWords(text, language.graphic).map(({ word }) => ({ word, instead: 'it without detail' }));
}

function placeOf(text: string, word: string): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, text.indexOf(word))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
