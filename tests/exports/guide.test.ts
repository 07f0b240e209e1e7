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

const idsOf = (page: string) => [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
const scenesOf = (page: string) => idsOf(page).flatMap((id) => (id.startsWith('scene-') ? [id.slice(6)] : []));

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
    expect(idsOf(guide).filter((id) => id.startsWith('lesson-'))).toEqual(
      parts.lessons.map(({ slug }) => `lesson-${slug}`),
    );
    expect(scenesOf(guide)).toEqual(practice.map(({ id }) => id));
  });

  it('holds nothing of a certification scenario', () => {
    // A short sentence may stand in two scenarios.
    const known = practice.flatMap(ownTexts).join('\n');
    const untold = certification.flatMap(ownTexts).filter((text) => !known.includes(text));
    expect(untold.length).toBeGreaterThan(500);
    expect(foundIn(guide, untold)).toEqual([]);
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

it('stops only at steps that the scenarios have', () => {
  const plain = (text: string) => text.replace(/[“”]/g, '');
  const strange = parts.guide.scenarios.flatMap(({ scenario, ask }) => {
    const nodes = drawn.find(({ id }) => id === scenario)?.nodes ?? [];
    const titles = nodes.map(({ title }) => plain(title));
    return ask
      .flatMap((each) => [...each.matchAll(/\b(?:at|after|before) “([^”]+?),?”/gi)].map(([, step = '']) => step))
      .filter((step) => !titles.includes(step))
      .map((step) => `${scenario}: ${step}`);
  });
  expect(strange).toEqual([]);
});

describe('the instructor’s appendix', () => {
  it('holds the scenarios of both forms and no practice scenario, item or card', () => {
    expect(certification.length).toBe(10);
    expect(scenesOf(appendix)).toEqual(certification.map(({ id }) => id));
    const known = certification.flatMap(ownTexts).join('\n');
    expect(
      foundIn(
        appendix,
        practice.flatMap(ownTexts).filter((text) => !known.includes(text)),
      ),
    ).toEqual([]);
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
    expect(paper.match(/\bCE[1-9]\b|Instructor only|>(Best|Partial|Poor|Critical)\b/g)).toBeNull();
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
    expect(page.slice(0, 32)).toBe('<!doctype html>\n<html lang="en">');
    expect(page.match(/<title>[^<]+ · Second Look<\/title>/g)).toHaveLength(1);
    expect(page.match(/<main>/g)).toHaveLength(1);
  });

  it('has one title, and no heading that skips a level', () => {
    const levels = headingLevels(page);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('has no id twice and no link that leads nowhere', () => {
    const ids = idsOf(page);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('stands alone: it fetches nothing', () => {
    expect(page.match(/<script|<link|src="|@import|url\((?!data:)/g)).toBeNull();
  });

  it('uses no sign that its fonts lack', () => {
    // The latin part of the two fonts, which is the part that the page carries.
    const strange = /[^\p{ASCII}\u00A0-\u00FF\u0152\u0153\u2000-\u206F\u2122\u2212]/gu;
    expect(page.match(strange)).toBeNull();
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
  expect(page.includes('<b onload')).toBe(false);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(holds(page, sly)).toBe(true);
});
