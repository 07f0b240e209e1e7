/** The files of content/ as they stand, and what loading says of broken ones. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CourseBroken, loadCourse } from '#adapters/course-files';
import { anchorOf, groupTerms } from '#domain/course/glossary';
import { findListed, findWords } from '#domain/course/language';
import { objectives } from '#domain/scenario/schema';

const course = await loadCourse('.');
const sources = [...course.sources.values()];

describe('the register', () => {
  it('holds every source that the critical errors rest on, each verified', () => {
    const basis = [
      'usc-22-7102 usc-42-5106g ovc-eguide usc-42-2000d cfr-28-35-160 usc-22-7101 usc-22-7105-b1H cp',
      'florida-v-jl consent-cases usc-34-11133 form-i-914b',
    ].flatMap((ids) => ids.split(' '));
    expect(basis.filter((id) => !course.sources.get(id)?.verified)).toEqual([]);
  });

  it('checks volatile facts every 90 days and the others every year', () => {
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const odd = sources.filter(({ checked, expires }) => ![90, 365, 366].includes(days(checked, expires)));
    expect(odd.map(({ id }) => id)).toEqual([]);
    const volatile = sources.filter(({ kind, id }) => kind === 'contact' || kind === 'card' || id.startsWith('usc-8-'));
    expect(volatile.filter(({ checked, expires }) => days(checked, expires) !== 90)).toEqual([]);
  });

  it('speaks of no state rule outside the card', () => {
    const cards = sources.filter(({ card }) => card);
    expect(cards.map(({ id }) => id)).toContain('state-safe-harbor');
    expect(cards.every(({ says }) => says.startsWith('Unknown here: call your supervisor or prosecutor.'))).toBe(true);
  });

  it('calls the bill a bill', () => {
    const bill = course.sources.get('frederick-douglass-2025');
    expect(bill?.verified).toBe(false);
    expect(bill?.short).toContain('not law');
  });

  it('names for each support line whom it serves', () => {
    const lines = course.sources.get('officer-support')?.lines ?? [];
    expect(lines.map(({ number }) => number)).toEqual([
      null,
      '988',
      '1-800-267-5463',
      '1-800-656-4673',
      '1-844-762-8483',
    ]);
    expect(lines.every(({ serves }) => serves.length > 0)).toBe(true);
  });
});

describe('what the course says itself', () => {
  it('uses no listed or graphic word; titles belong to their authors', () => {
    const own = [
      ...sources.flatMap(({ short, says, note = '' }) => [short, says, note]),
      ...course.glossary.map(({ meaning }) => meaning.replace(/“[^”]*”/g, '')),
      ...course.outline.objectives.map(({ text }) => text),
      ...course.outline.dimensions.map(({ asks }) => asks),
      ...course.outline.lessons.map(({ title }) => title),
    ];
    expect(own.flatMap((text) => findListed(text, course.language).map(({ word }) => `${word}: ${text}`))).toEqual([]);
    expect(own.flatMap((text) => findWords(text, course.language.graphic))).toEqual([]);
  });

  it('has an anchor of its own for every term, in the order of the alphabet', () => {
    const anchors = course.glossary.map(({ term }) => anchorOf(term));
    expect(new Set(anchors).size).toBe(anchors.length);
    const letters = groupTerms(course.glossary).map(({ letter }) => letter);
    expect(letters).toEqual([...letters].sort());
  });

  it('shows only lessons that exist, and plans every objective', () => {
    expect(course.lessons.length).toBeGreaterThan(0);
    expect(course.outline.lessons).toEqual(expect.arrayContaining([...course.lessons]));
    const planned = new Set(course.outline.lessons.flatMap((lesson) => lesson.objectives));
    expect(objectives.filter((id) => !planned.has(id))).toEqual([]);
  });
});

describe('broken files', () => {
  const root = mkdtempSync(join(tmpdir(), 'second-look-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('are all reported at once, with place, remedy and code', async () => {
    cpSync('content', join(root, 'content'), { recursive: true });
    const file = join(root, 'content/sources.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('kind: statute', 'kind: statut'));
    writeFileSync(join(root, 'content/glossary.yaml'), '- term: [\n');
    rmSync(join(root, 'content/language.yaml'));
    const error = await loadCourse(root).then(
      () => null,
      (error: CourseBroken) => error,
    );
    expect(error?.problems.map(({ code }) => code)).toEqual(['wrong-value', 'broken-yaml', 'file-missing']);
    expect(error?.message).toMatch(
      /^content\/sources\.yaml:\d+:\d+ error .*Did you mean "statute"\? \[wrong-value\]$/m,
    );
  });

  it('may be of the right shape and still cite what does not exist', async () => {
    cpSync('content', join(root, 'content'), { recursive: true });
    writeFileSync(join(root, 'content/glossary.yaml'), '- term: Word\n  meaning: A word.\n  cite: [usc-18-1519]\n');
    await expect(loadCourse(root)).rejects.toThrow(
      /glossary\.yaml:3:10 error No source is called "usc-18-1519".*\[unknown-source\]/,
    );
  });
});
