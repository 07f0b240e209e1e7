import type { APIRoute } from 'astro';
import type { ItemsAnswer } from '#domain/course/item-wire';
import { allowOnly, answer, refuse } from '../_json.ts';

/** The items of a lesson, without their keys. */
export const GET: APIRoute = ({ locals: { app }, url }) => {
  const lesson = url.searchParams.get('lesson');
  if (lesson === null) return refuse(400, 'bad-request', 'Name a lesson: /api/items?lesson=what-the-law-says.');
  const isTaught = app.course.lessons.some(({ slug }) => slug === lesson);
  if (!isTaught) return refuse(404, 'unknown-lesson', 'There is no lesson of that name.');
  return answer({ items: app.items.ask(lesson) } satisfies ItemsAnswer);
};

export const ALL = allowOnly('GET');
