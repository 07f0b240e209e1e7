import type { APIRoute } from 'astro';
import { z } from 'zod';
import { readForm } from '../../_form.ts';

const shape = z.object({ act: z.literal('read') });

/** "I have read this lesson", pressed at its end. */
export const POST: APIRoute = async ({ locals, params, redirect, request, rewrite }) => {
  const lesson = params['slug'] ?? '';
  if (!locals.person) return rewrite('/403');
  if (!(await readForm(request, shape)).ok) return redirect(`/lessons/${lesson}#lesson-end`, 303);
  const completed = await locals.app.work.completeLesson({ by: locals.person, lesson });
  if (completed.ok) return redirect(`/lessons/${lesson}#lesson-end`, 303);
  return rewrite(completed.reason === 'forbidden' ? '/403' : '/404');
};

/** Where a browser lands that had to sign in first. */
export const GET: APIRoute = ({ params, redirect }) => redirect(`/lessons/${params['slug']}#lesson-end`, 303);
