/** What the course consists of. Content stands in content/course.yaml. */
import { z } from 'zod';
import { marksSchema } from '#domain/certification/form';
import { dimensions, objectives } from '#domain/scenario/schema';

const text = z.string().trim().min(1);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, such as "first-contact"');

const plannedLessonSchema = z.strictObject({
  number: z.number().int().min(0).describe('The number in the file’s name: 1 for 01-what-the-law-says.mdx.'),
  slug: slug.describe('The rest of the file’s name, and the end of its address.'),
  title: text.max(60),
  minutes: z.number().int().min(1).max(30).describe('Reading time planned. The page shows the time measured.'),
  objectives: z.array(z.enum(objectives)),
  practice: z.array(slug).default([]).describe('Ids of the practice scenarios that follow it.'),
});

/** content/course.yaml. */
export const outlineSchema = z
  .strictObject({
    title: text,
    version: text
      .regex(/^\d+\.\d+$/, 'two numbers with a point, such as "1.0"')
      .describe('Raise it when what is taught changes.'),
    law_date: z.iso.date().describe('The day up to which the law was read.'),
    objectives: z
      .array(z.strictObject({ id: z.enum(objectives), text: text.max(200).describe('"You can …", in plain words.') }))
      .describe('All of O1–O8, in order.'),
    dimensions: z
      .array(
        z.strictObject({
          id: z.enum(dimensions),
          name: text.max(40),
          asks: text.max(160).describe('The question it answers about a decision.'),
        }),
      )
      .describe('What a scenario is scored on, in the order shown.'),
    certification: marksSchema.describe('What passing takes, and who has reviewed it.'),
    lessons: z
      .array(plannedLessonSchema)
      .min(1)
      .describe('In the order taught. Pages show only those whose file stands in content/lessons.'),
  })
  .superRefine((outline, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });

    for (const [field, wanted] of [
      ['objectives', objectives],
      ['dimensions', dimensions],
    ] as const) {
      const given = outline[field].map(({ id }) => id).join(', ');
      if (given !== wanted.join(', ')) refuse([field], `must be ${wanted.join(', ')}, in that order`);
    }
    for (const [index, lesson] of outline.lessons.entries()) {
      const earlier = outline.lessons.slice(0, index);
      if (earlier.some(({ slug }) => slug === lesson.slug))
        refuse(['lessons', index, 'slug'], 'another lesson has this name');
      if (earlier.some(({ number }) => number >= lesson.number)) {
        refuse(['lessons', index, 'number'], 'must be higher than that of the lesson before');
      }
    }
  });

export type Outline = z.output<typeof outlineSchema>;
export type PlannedLesson = Outline['lessons'][number];

/** The file of a lesson: "01-what-the-law-says.mdx". */
export function lessonFile({ number, slug }: Pick<PlannedLesson, 'number' | 'slug'>): string {
  return `${String(number).padStart(2, '0')}-${slug}.mdx`;
}
