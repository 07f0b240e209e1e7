import type { APIRoute } from 'astro';
import { z } from 'zod';
import { readForm } from './_form.ts';

const answers = z.object({ answer: z.enum(['yes', 'no']) });

/** Whose the attempts on this device are: asked on the home page, once. */
export const POST: APIRoute = async ({ request, locals: { app, device, person }, redirect }) => {
  const form = await readForm(request, answers);
  if (form.ok && device && person) await app.adoptAttempts({ device, by: person, answer: form.values.answer });
  return redirect('/', 303);
};
