/** The facilitator's guide and the instructor's appendix, each one HTML file that stands alone and prints. */
import type { z } from 'zod';
import type { Card } from '#domain/course/card';
import type { Register } from '#domain/course/citation';
import type { Guide } from '#domain/course/guide';
import type { Item } from '#domain/course/item';
import type { lessonSchema } from '#domain/course/lesson';
import type { Outline } from '#domain/course/outline';
import { lessonMinutes } from '#domain/course/reading-time';
import { showDay } from '#domain/course/show-day';
import type { Scenario } from '#domain/scenario/schema';
import { asDrawn, asWritten } from '#domain/scenario/variants';
import { cardPages, sourcePages } from './back-matter.ts';
import { frontMatter } from './front-matter.ts';
import { guideStyle } from './guide-style.ts';
import { type Html, html, raw } from './html.ts';
import { answerPages, lessonPage } from './lesson-html.ts';
import { paperScene } from './paper.ts';
import { handout } from './paper-html.ts';
import { type RunningHead, runningHeads } from './running-heads.ts';
import { sceneKey } from './scene-key.ts';

export interface GuideParts {
  readonly guide: Guide;
  readonly outline: Outline;
  readonly lessons: readonly {
    readonly slug: string;
    readonly order: number;
    readonly title: string;
    /** To read it. */
    readonly minutes: number;
    readonly aims: readonly string[];
    readonly nextShift: string | undefined;
  }[];
  /** Of all uses. */
  readonly items: readonly Item[];
  readonly cards: readonly Card[];
  readonly scenarios: readonly Scenario[];
  readonly register: Register;
  /** CSS that brings the fonts with it; may be empty. */
  readonly fonts: string;
}

/** A lesson, read from its file, as the guide lists it. */
export function guideLesson({
  slug,
  data,
  body,
}: {
  readonly slug: string;
  readonly data: z.output<typeof lessonSchema>;
  readonly body: string;
}): GuideParts['lessons'][number] {
  const { order, title, aims, nextShift } = data;
  return { slug, order, title, minutes: lessonMinutes(body), aims, nextShift };
}

/** Everything for the class: practice scenarios only. */
export function facilitatorsGuide(parts: GuideParts): string {
  const scenarios = scenariosFor(parts, (use) => use === 'practice');
  const cards = parts.cards.filter(({ use }) => use === 'practice');
  return page(
    'Facilitator’s guide',
    parts,
    html`${cover('Facilitator’s guide', parts, 'Lessons, practice scenarios on paper, cards, plans for two, four and eight hours, and what to say when the room says what rooms say.')}
${contents([
  ['Before the class', 'before'],
  ['Plans', 'plans'],
  ['When somebody says', 'replies'],
  ...parts.lessons.map(({ order, title, slug }): [string, string] => [`Lesson ${order}: ${title}`, `lesson-${slug}`]),
  ['Answers to “Check yourself”', 'answers'],
  ...scenarios.map(({ title, id }): [string, string] => [`Scenario: ${title}`, `scene-${id}`]),
  ['Cards', 'cards'],
  ['Sources', 'sources'],
])}
${frontMatter(parts)}
${parts.lessons.map((lesson) => lessonPage(lesson, parts))}
${answerPages(parts)}
${scenarios.map((scenario) => scenePages(scenario, parts))}
${cardPages(cards)}
${sourcePages(parts, scenarios)}`,
    [
      ...parts.lessons.flatMap(({ slug, title, order }) => [
        { id: `lesson-${slug}`, title: `Lesson ${order}: ${title}`, isForInstructor: true },
        { id: `items-${slug}`, title: `Lesson ${order}: ${title}`, isForInstructor: false },
      ]),
      { id: 'answers', title: 'Lessons', isForInstructor: true },
      ...scenarios.flatMap(headsOf),
      { id: 'cards', title: 'Cards', isForInstructor: false },
      { id: 'cards-key', title: 'Cards', isForInstructor: true },
    ],
  );
}

/** The scenarios of the certification forms, for who must know them and for nobody else. */
export function instructorsAppendix(parts: GuideParts): string {
  const scenarios = scenariosFor(parts, (use) => use !== 'practice');
  return page(
    'Instructor’s appendix',
    parts,
    html`${cover('Instructor’s appendix', parts, 'The scenarios of certification forms A and B. Keep it locked away: whoever has read a scenario cannot be certified with it.')}
${contents(scenarios.map(({ title, id, use }): [string, string] => [`${title} (form ${use.slice(-1).toUpperCase()})`, `scene-${id}`]))}
${scenarios.map((scenario) => scenePages(scenario, parts))}
${sourcePages(parts, scenarios)}`,
    scenarios.flatMap(headsOf),
  );
}

function headsOf({ id, title }: Scenario): RunningHead[] {
  return [
    { id: `scene-${id}`, title, isForInstructor: true },
    { id: `paper-${id}`, title, isForInstructor: false },
  ];
}

function scenariosFor({ scenarios }: GuideParts, wanted: (use: Scenario['use']) => boolean): Scenario[] {
  return scenarios.filter(({ use }) => wanted(use)).map((scenario) => asDrawn(scenario, asWritten));
}

function page(title: string, { outline, fonts }: GuideParts, body: Html, heads: readonly RunningHead[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${outline.title}</title>
<style>${raw([fonts, guideStyle, runningHeads(heads)].join('\n'))}</style>
</head>
<body><main>${body}</main></body>
</html>
`.html;
}

function cover(title: string, { outline }: GuideParts, about: string): Html {
  return html`<header class="cover"><p class="over">${outline.title}</p><h1>${title}</h1><p class="lead">${about}</p>
<p>Course version ${outline.version}. Law read up to ${showDay(outline.law_date)}.</p>
<p>Scores, keys and cut scores are <b>provisional</b> until an expert panel that includes survivors has confirmed them. Training, not legal advice: your agency’s policy and your prosecutor decide.</p></header>`;
}

function contents(entries: readonly (readonly [title: string, anchor: string])[]): Html {
  return html`<nav class="contents" aria-label="Contents"><h2>Contents</h2><ol>${entries.map(([title, anchor]) => html`<li><a href="#${anchor}">${title}</a></li>`)}</ol></nav>`;
}

function scenePages(scenario: Scenario, { guide, outline, register }: GuideParts): Html {
  const notes = guide.scenarios.find((each) => each.scenario === scenario.id);
  const paper = paperScene(scenario);
  return html`${sceneKey(scenario, paper, notes, outline)}${handout(scenario, paper, register)}`;
}
