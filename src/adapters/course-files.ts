/** Reads what the course is made of from content/: the register, the glossary, the outline, the word list, the items. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Card } from '#domain/course/card';
import { cardFaults } from '#domain/course/check-cards';
import { itemBankFaults } from '#domain/course/check-items';
import { duplicateSources, glossaryFindings } from '#domain/course/check-register';
import { type Register, sourceSchema } from '#domain/course/citation';
import { type Claim, claimSchema } from '#domain/course/claim';
import { type Term, termSchema } from '#domain/course/glossary';
import type { Item } from '#domain/course/item';
import { type Language, languageSchema } from '#domain/course/language';
import { lessonFile, type Outline, outlineSchema, type PlannedLesson } from '#domain/course/outline';
import { type Problem, problemText } from '#domain/scenario/problem';
import { readCards } from './card-files.ts';
import { readItems } from './item-files.ts';
import { readShape } from './read-shape.ts';

export interface CourseFiles {
  readonly sources: Register;
  readonly glossary: readonly Term[];
  readonly outline: Outline;
  /** Those of the outline whose file exists, in the order taught. */
  readonly lessons: readonly PlannedLesson[];
  readonly language: Language;
  /** What the commissioning article claimed, what is right, and where the course has it. */
  readonly claims: readonly Claim[];
  /** Of every set, with their keys. */
  readonly cards: readonly Card[];
  /** Of every lesson and test, with their keys. */
  readonly items: readonly Item[];
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
  const [sources, glossary, outline, language, items, cards, claims, present] = await Promise.all([
    readShape(root, 'content/sources.yaml', z.array(sourceSchema).min(1)),
    readShape(root, 'content/glossary.yaml', z.array(termSchema).min(1)),
    readShape(root, 'content/course.yaml', outlineSchema),
    readShape(root, 'content/language.yaml', languageSchema),
    readItems(root),
    readCards(root),
    readShape(root, 'content/claims.yaml', z.array(claimSchema).min(1)),
    readdir(join(root, 'content/lessons')).catch((): string[] => []),
  ]);
  if (!sources.ok || !glossary.ok || !outline.ok || !language.ok || !items.ok || !cards.ok || !claims.ok) {
    throw new CourseBroken(
      [sources, glossary, outline, language, items, cards, claims].flatMap((read) => (read.ok ? [] : read.problems)),
    );
  }

  const register: Register = new Map(sources.value.map((source) => [source.id, source]));
  const problems = [
    ...sources.place(duplicateSources(sources.value)),
    ...glossary.place(glossaryFindings(glossary.value, register)),
    ...items.place(itemBankFaults(items.value, register, outline.value)),
    ...cards.place(cardFaults(cards.value, register)),
  ];
  if (problems.length > 0) throw new CourseBroken(problems);

  return {
    sources: register,
    glossary: glossary.value,
    outline: outline.value,
    lessons: outline.value.lessons.filter((lesson) => present.includes(lessonFile(lesson))),
    language: language.value,
    items: items.value.flatMap((file) => file.items),
    claims: claims.value,
    cards: cards.value.flatMap((file) => file.cards),
  };
}
