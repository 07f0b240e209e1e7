/** What may stand in the guide, what only in the appendix, and what in neither; and that the room is not told the key. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '#domain/scenario/schema';
import { asDrawn, asWritten } from '#domain/scenario/variants';
import { guideParts } from '../../src/cli/guide.ts';
import { facilitatorsGuide, instructorsAppendix } from '../../src/exports/guide/guide-document.ts';
import { type Paragraph, paperScene } from '../../src/exports/guide/paper.ts';
import { foundIn, headingLevels, holds, missingFrom, sectionOf } from '../build/guide-pages.ts';

const parts = await guideParts();
const guide = facilitatorsGuide(parts);
const appendix = instructorsAppendix(parts);
const drawn = parts.scenarios.map((scenario) => asDrawn(scenario, asWritten));
const practice = drawn.filter(({ use }) => use === 'practice');
const certification = drawn.filter(({ use }) => use !== 'practice');

/** What a paragraph tells and asks. */
function textsOf(paragraph: Paragraph): string[] {
  const said = paragraph.lines.map((line) => (typeof line === 'string' ? line : line.text));
  if (paragraph.kind === 'outcome') return [...said, paragraph.why];
  return [...said, ...(paragraph.see === null ? [] : [paragraph.see]), ...paragraph.options.map(({ text }) => text)];
}

/** Texts that no other scenario has: the places, and what is said there. */
const ownTexts = (scenario: Scenario) => [
  scenario.place,
  scenario.summary,
  ...paperScene(scenario).paragraphs.flatMap((paragraph) =>
    paragraph.lines.flatMap((line) => (typeof line === 'string' && line.length > 40 ? [line] : [])),
  ),
];

describe('the facilitator’s guide', () => {
  it('holds each lesson and each practice scenario', () => {
    expect(practice.length).toBe(6);
    for (const { slug } of parts.lessons) expect(guide).toContain(`id="lesson-${slug}"`);
    for (const { id } of practice) expect(guide).toContain(`id="scene-${id}"`);
  });

  it('holds nothing of a certification scenario', () => {
    for (const scenario of certification) {
      expect(guide).not.toContain(scenario.id);
      expect(foundIn(guide, ownTexts(scenario))).toEqual([]);
    }
  });

  it('holds the items of the lessons, and none of the forms or the pretest', () => {
    const stems = (wanted: boolean) =>
      parts.items.filter(({ use }) => (use === 'lesson') === wanted).map(({ stem }) => stem);
    expect(missingFrom(guide, stems(true))).toEqual([]);
    expect(foundIn(guide, stems(false))).toEqual([]);
  });

  it('holds the practice cards, and none of the forms', () => {
    const told = (wanted: boolean) =>
      parts.cards.filter(({ use }) => (use === 'practice') === wanted).map(({ vignette }) => vignette);
    expect(missingFrom(guide, told(true))).toEqual([]);
    expect(foundIn(guide, told(false))).toEqual([]);
  });

  it('has each plan, reply and question', () => {
    const { plans, replies, lessons } = parts.guide;
    const texts = [
      ...plans.flatMap(({ title, blocks }) => [title, ...blocks.map(({ how }) => how)]),
      ...replies.flatMap(({ said, reply }) => [said, reply]),
      ...lessons.flatMap(({ aim, ask, activity }) => [aim, activity, ...ask]),
    ];
    expect(missingFrom(guide, texts)).toEqual([]);
  });
});

describe('the instructor’s appendix', () => {
  it('holds the scenarios of both forms and no practice scenario, item or card', () => {
    expect(certification.length).toBe(10);
    for (const { id } of certification) expect(appendix).toContain(`id="scene-${id}"`);
    for (const scenario of practice) expect(foundIn(appendix, ownTexts(scenario))).toEqual([]);
    expect(
      foundIn(
        appendix,
        parts.items.map(({ stem }) => stem),
      ),
    ).toEqual([]);
    expect(
      foundIn(
        appendix,
        parts.cards.map(({ vignette }) => vignette),
      ),
    ).toEqual([]);
  });
});

describe.each(drawn.map((scenario) => ({ id: scenario.id, scenario })))('the handout of $id', ({ id, scenario }) => {
  const page = scenario.use === 'practice' ? guide : appendix;
  const paper = sectionOf(page, `paper-${id}`);

  it('has each paragraph under its number, once, in order', () => {
    const printed = [...paper.matchAll(/<li value="(\d+)">/g)];
    const { paragraphs } = paperScene(scenario);
    expect(printed.map(([, number]) => Number(number))).toEqual(paragraphs.map(({ number }) => number));
    for (const [index, paragraph] of paragraphs.entries()) {
      const own = paper.slice(printed[index]?.index, printed[index + 1]?.index);
      expect(missingFrom(own, textsOf(paragraph))).toEqual([]);
    }
  });

  it('does not tell the key', () => {
    expect(paper).not.toMatch(/\bCE[1-9]\b|Instructor only/);
    expect(paper).not.toMatch(/>(Best|Partial|Poor|Critical)\b/);
    const { facilitator, debrief, judged, cues, objectives } = scenario;
    const untold = [
      ...(facilitator ? [...facilitator.notes, ...facilitator.misconceptions] : []),
      ...(debrief?.prompts ?? []),
      ...Object.values(cues).map(({ meaning }) => meaning),
      ...Object.values(judged).flatMap(({ headlines }) => Object.values(headlines ?? {})),
      ...parts.outline.objectives.filter((each) => objectives.includes(each.id)).map(({ text }) => text),
      'is a victim of sex trafficking',
      'is not a victim',
    ];
    expect(foundIn(paper, untold)).toEqual([]);
  });

  it('is not marked as the instructor’s in the margin, and the key is', () => {
    const margins = (name: string) => page.match(new RegExp(`@page ${name}\\{.*`))?.[0];
    expect(margins(`paper-${id}`)).not.toContain('Instructor only');
    expect(margins(`scene-${id}`)).toContain('Instructor only');
  });
});

describe.each([
  ['the guide', guide],
  ['the appendix', appendix],
])('%s as a page', (_name, page) => {
  it('names its language and itself', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toMatch(/<title>[^<]+ · Second Look<\/title>/);
    expect(page.match(/<main>/g)).toHaveLength(1);
  });

  it('has one title, and no heading that skips a level', () => {
    const levels = headingLevels(page);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('has no id twice and no link that leads nowhere', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('stands alone: it fetches nothing', () => {
    expect(page).not.toMatch(/<script|<link|src="|@import|url\((?!data:)/);
  });

  it('uses no sign that its fonts lack', () => {
    expect(page).not.toMatch(/[☐✎→←✓✗⚠]/u);
  });
});

it('what an author writes stays text, in the page and in its margins', () => {
  const sly = '</style><b onload="x">&';
  const [lesson, ...lessons] = parts.lessons;
  if (!lesson) throw new Error('There is no lesson.');
  const page = facilitatorsGuide({
    ...parts,
    guide: { ...parts.guide, about: [sly] },
    lessons: [{ ...lesson, title: sly, aims: [sly] }, ...lessons],
  });
  expect(page).not.toContain(sly);
  expect(page).not.toContain('<b onload');
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(holds(page, sly)).toBe(true);
});
