import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { lessonSchema } from '#domain/course/lesson';

/** "01-what-the-law-says.mdx" is the lesson "what-the-law-says"; its place comes from `order`. */
const generateId = ({ entry }: { entry: string }) => entry.replace(/^\d+-/, '').replace(/\.\w+$/, '');

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: 'content/lessons', pattern: '*.mdx', generateId }),
    schema: lessonSchema,
  }),
};
