/**
 * What an instructor needs beside the course itself: plans for a day, what to ask, and what to say when somebody
 * in the room says what is often said. Content stands in content/guide.yaml; the descriptions below are the
 * author's reference to it.
 */
import { z } from 'zod';
import { type Finding, suggestion } from '../scenario/problem.ts';
import type { Register } from './citation.ts';

const text = z.string().trim().min(1).max(900);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const replySchema = z.strictObject({
  said: text.max(160).describe('What somebody says, in their words and without quotation marks.'),
  reply: text.describe('What to say, as one would say it.'),
  cite: z
    .array(z.string())
    .default([])
    .describe('Ids from content/sources.yaml, if the reply rests on law or a study.'),
});

const blockSchema = z.strictObject({
  minutes: z.number().int().min(1).max(120),
  title: text.max(80),
  how: text.describe('What instructor and room do.'),
  lesson: slug.optional().describe('The lesson it works on.'),
  scenario: slug.optional().describe('The practice scenario that the room plays.'),
  cards: z.number().int().min(1).max(20).optional().describe('How many practice cards are judged.'),
});

export const guideSchema = z.strictObject({
  about: z.array(text).min(1).describe('How to use the guide: paragraphs.'),
  before: z.array(text).min(1).describe('Before the class: a list to tick off.'),
  ground_rules: z.array(text).min(1).describe('Said at the start, and shown.'),
  replies: z.array(replySchema).min(5).describe('What people say, and what to answer.'),
  plans: z
    .array(
      z.strictObject({
        title: text.max(60),
        minutes: z.number().int().describe('All blocks together; breaks are blocks too.'),
        covers: text.describe('What it reaches and what it leaves out.'),
        blocks: z.array(blockSchema).min(3),
      }),
    )
    .min(1),
  lessons: z
    .array(
      z.strictObject({
        lesson: slug,
        minutes: z.number().int().min(5).max(120).describe('In class, with discussion.'),
        aim: text.describe('What should have changed at the end, in a sentence.'),
        ask: z.array(text).min(2).max(5).describe('Questions for the room that have no yes or no.'),
        expect: z.array(replySchema).min(1).describe('Misconceptions to expect, and what to say.'),
        activity: text.describe('Something to do, with or without devices.'),
      }),
    )
    .describe('One entry for each lesson, in the order taught.'),
  scenarios: z
    .array(
      z.strictObject({
        scenario: slug,
        minutes: z.number().int().min(10).max(120).describe('In class, with the debrief.'),
        ask: z.array(text).min(2).max(5).describe('Where to stop and what to ask there.'),
      }),
    )
    .describe('One entry for each scenario.'),
});

export type Guide = z.output<typeof guideSchema>;

/** What the guide may name. */
export interface GuideNames {
  readonly lessons: readonly string[];
  /** Of all forms. */
  readonly scenarios: readonly { readonly id: string; readonly use: string }[];
  readonly register: Register;
}

export function guideFindings(guide: Guide, { lessons, scenarios, register }: GuideNames): Finding[] {
  const practice = scenarios.filter(({ use }) => use === 'practice').map(({ id }) => id);
  const all = scenarios.map(({ id }) => id);
  return [
    ...guide.plans.flatMap((plan, index) => [
      ...lengthFinding(plan, index),
      ...plan.blocks.flatMap((block, place) => [
        ...named(block.lesson, lessons, 'lesson', ['plans', index, 'blocks', place, 'lesson']),
        ...named(block.scenario, practice, 'practice scenario', ['plans', index, 'blocks', place, 'scenario']),
      ]),
    ]),
    ...whole(
      guide.lessons.map(({ lesson }) => lesson),
      lessons,
      'lesson',
      'lessons',
    ),
    ...whole(
      guide.scenarios.map(({ scenario }) => scenario),
      all,
      'scenario',
      'scenarios',
    ),
    ...repliesIn(guide).flatMap(({ cite, at }) =>
      cite.flatMap((id, index) => named(id, [...register.keys()], 'source', [...at, 'cite', index])),
    ),
  ];
}

function finding(code: string, at: Finding['at'], message: string, remedy: string): Finding {
  return { severity: 'error', code, at, message, remedy };
}

function lengthFinding({ title, minutes, blocks }: Guide['plans'][number], index: number): Finding[] {
  const sum = blocks.reduce((total, block) => total + block.minutes, 0);
  if (sum === minutes) return [];
  const message = `The blocks of "${title}" take ${sum} minutes, and the plan ${minutes}.`;
  return [finding('plan-does-not-add-up', ['plans', index, 'minutes'], message, 'Mend one of the two.')];
}

function named(name: string | undefined, known: readonly string[], what: string, at: Finding['at']): Finding[] {
  if (name === undefined || known.includes(name)) return [];
  const remedy = suggestion(name, known).trim() || 'Use one that exists.';
  return [finding('guide-unknown-name', at, `There is no ${what} called "${name}".`, remedy)];
}

/** Each once, in the order taught. */
function whole(given: readonly string[], wanted: readonly string[], what: string, field: string): Finding[] {
  const missing = wanted.filter((name) => !given.includes(name));
  const strange = given.flatMap((name, index) => named(name, wanted, what, [field, index]));
  const twice = given.find((name, index) => given.indexOf(name) !== index);
  return [
    ...strange,
    ...(missing.length > 0
      ? [finding('guide-incomplete', [field], `The guide says nothing about ${missing.join(', ')}.`, 'Add an entry.')]
      : []),
    ...(twice === undefined
      ? []
      : [finding('guide-incomplete', [field], `The guide has two entries for "${twice}".`, 'Keep one of the two.')]),
  ];
}

function repliesIn(guide: Guide) {
  return [
    ...guide.replies.map(({ cite }, index) => ({ cite, at: ['replies', index] as const })),
    ...guide.lessons.flatMap(({ expect }, lesson) =>
      expect.map(({ cite }, index) => ({ cite, at: ['lessons', lesson, 'expect', index] as const })),
    ),
  ];
}
