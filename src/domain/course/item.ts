/**
 * Knowledge items: the checks at the end of a lesson, and later of reviews, rooms and forms. Files
 * are content/items/<lesson>.yaml. The descriptions below are the author's reference.
 *
 * A type of item is one member of the union. To add one: give it its own schema with the common
 * fields, put it into the union, and give it a way to be shown and answered without dragging.
 */
import { z } from 'zod';
import { objectives } from '#domain/scenario/schema';

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
};

const option = {
  id: slug.max(40).describe('Unique in the item. Says what the option says, not whether it is right.'),
  text: text.max(240).describe('Of like length and tone to its neighbors.'),
  why: text.max(400).describe('Shown with the answer: why it is right, or what is wrong with it.'),
};

const judgedOption = z.strictObject({ ...option, correct: z.boolean() });

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

/** One knowledge item. */
export const itemSchema = z
  .discriminatedUnion('type', [singleSchema, multiSchema, orderSchema])
  .superRefine((item, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message });

    const ids = item.options.map(({ id }) => id);
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated !== undefined) refuse(`two options are called "${repeated}": give each its own id`);

    if (item.type === 'order') return;
    const right = item.options.filter(({ correct }) => correct).length;
    if (item.type === 'single' && right !== 1) refuse(`a single item has one right option; this one has ${right}`);
    if (item.type === 'multi' && right === 0) refuse('a multi item needs at least one right option');
    if (item.type === 'multi' && right === item.options.length) refuse('a multi item needs at least one wrong option');
  });

/** A file of content/items: `items:` and a list. */
export const itemFileSchema = z.strictObject({ items: z.array(itemSchema).min(1) });

export type Item = z.output<typeof itemSchema>;
export type ItemOf<T extends Item['type']> = Extract<Item, { type: T }>;
