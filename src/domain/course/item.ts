/**
 * Knowledge items: the checks at the end of a lesson, and those of the tests. Files are
 * content/items/<number-lesson>.yaml, pretest.yaml, form-a.yaml and form-b.yaml. The descriptions
 * below are the author's reference.
 *
 * A type of item is one member of the union. To add one: give it its own schema with the common
 * fields, put it into the union, say what travels before an answer (asked-item.ts) and how it is
 * graded (grade-item.ts), and give it a way to be shown and answered without dragging.
 */
import { z } from 'zod';
import { criticalErrorCodes, objectives } from '#domain/scenario/schema';
import { itemFaults } from './item-faults.ts';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, such as "who-was-paid"');
const text = z.string().trim().min(1);

const common = {
  id: slug.max(64).describe('A name for the program. Never change one that has been answered.'),
  lesson: slug.describe(
    'The lesson it belongs to: the name of its file without the number, such as "what-the-law-says".',
  ),
  objectives: z.array(z.enum(objectives)).min(1).describe('O1–O8: what it tests.'),
  stem: text.max(600).describe('The question. A short case first where one helps.'),
  cite: z.array(z.string()).min(1).describe('Ids from content/sources.yaml. An unverified source never stands alone.'),
  difficulty: z
    .enum(['easy', 'medium', 'hard'])
    .describe('The author’s guess at how many of a trained class get it: more than 80%, 50–80%, fewer.'),
  use: z
    .enum(['lesson', 'form-a', 'form-b', 'pretest'])
    .describe('`lesson`: lessons, review and rooms. The others are for tests and are never shown before.'),
  nextShift: z.literal(true).optional().describe('On the one item of a lesson that tests its next-shift action.'),
  ce: z
    .enum(criticalErrorCodes)
    .optional()
    .describe('The critical error that somebody would make who gets this wrong at a scene.'),
};

const option = {
  id: slug.max(40).describe('Unique in the item. Says what the option says, not whether it is right.'),
  text: text.max(240).describe('Of like length and tone to its neighbors.'),
  why: text.max(400).describe('Shown with the answer: why it is right, or what is wrong with it.'),
};

const judgedOption = z.strictObject({ ...option, correct: z.boolean() });

const documentPart = z.strictObject({
  ...option,
  label: text.max(60).optional().describe('The name of the field, as printed on the form.'),
  text: text.max(400).describe('What stands there.'),
  correct: z.boolean().describe('`true` for what the trainee should mark: in a `spot` item, a line with an error.'),
});

/** A fictional piece of paper. The trainee marks places in it. */
const documentOf = <const Kinds extends readonly [string, ...string[]]>(kinds: Kinds) =>
  z.strictObject({
    kind: z.enum(kinds).describe('How it is laid out. An ad stands as its plain fields, never in words that sell.'),
    title: text.max(120),
    parts: z.array(documentPart).min(4).max(10).describe('Its fields or lines, from the top.'),
  });

const singleSchema = z.strictObject({
  ...common,
  type: z.literal('single').describe('One option is right.'),
  options: z.array(judgedOption).min(3).max(5),
});

const multiSchema = z.strictObject({
  ...common,
  type: z.literal('multi').describe('Any number is right; each option earns its own credit.'),
  options: z.array(judgedOption).min(3).max(7),
});

const orderSchema = z.strictObject({
  ...common,
  type: z.literal('order').describe('Steps to be put in order.'),
  options: z.array(z.strictObject(option)).min(3).max(6).describe('In the right order. They are shown in another.'),
});

const matchSchema = z.strictObject({
  ...common,
  type: z.literal('match').describe('Each text on the left belongs to one on the right.'),
  options: z
    .array(z.strictObject({ ...option, with: text.max(240).describe('The text on the right that belongs to it.') }))
    .min(3)
    .max(6),
  extra: z
    .array(z.strictObject({ id: option.id, text: text.max(240) }))
    .max(3)
    .default([])
    .describe('Texts on the right that belong to nothing.'),
});

const hotspotSchema = z.strictObject({
  ...common,
  type: z.literal('hotspot').describe('The trainee marks exactly so many places of a document.'),
  document: documentOf(['report', 'ad', 'message', 'form', 'note']),
  pick: z.int().min(1).max(9).describe('How many places to mark: as many as are correct.'),
});

const spotSchema = z.strictObject({
  ...common,
  type: z
    .literal('spot')
    .describe('The trainee marks the lines of a report that hold an error. A false mark costs a hit.'),
  document: documentOf(['report']),
});

/** What a written report is judged by, in the order shown. */
export const rubricRows = ['facts', 'neutral', 'elements', 'evidence', 'safety'] as const;

const rubricRow = z.strictObject({
  id: z.enum(rubricRows),
  asks: text.max(300).describe('What a full 4 shows.'),
  low: text.max(300).describe('What a 0 or 1 looks like.'),
});

const reportSchema = z.strictObject({
  ...common,
  type: z.literal('report').describe('The trainee writes a short paragraph and rates it, 0 to 4 in each of five rows.'),
  facts: z.array(text.max(300)).min(4).max(8).describe('What the trainee knows.'),
  rubric: z.array(rubricRow).length(rubricRows.length),
  model: text.max(1600).describe('A model answer, shown after the trainee’s own.'),
  why: text.max(400).describe('What makes the model answer a good one.'),
});

/** One knowledge item. */
export const itemSchema = z
  .discriminatedUnion('type', [
    singleSchema,
    multiSchema,
    orderSchema,
    matchSchema,
    hotspotSchema,
    spotSchema,
    reportSchema,
  ])
  .superRefine((item, context) => {
    for (const { at, message } of itemFaults(item)) {
      context.addIssue({ code: 'custom', path: [...at], message });
    }
  });

/** A file of content/items: `items:` and a list. */
export const itemFileSchema = z.strictObject({ items: z.array(itemSchema).min(1) });

export type Item = z.output<typeof itemSchema>;
export type ItemOf<T extends Item['type']> = Extract<Item, { type: T }>;
export type RubricRow = (typeof rubricRows)[number];
