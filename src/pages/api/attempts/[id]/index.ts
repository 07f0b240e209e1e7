import type { APIRoute } from 'astro';
import { allowOnly, answer } from '../../_json.ts';
import { refusalOf } from '../../_refusals.ts';

/** The attempt with everything answered so far: what a player needs to resume. */
export const GET: APIRoute = async ({ params, locals: { app, device, person } }) => {
  const read = await app.readAttempt({ attempt: params['id'] ?? '', device, by: person });
  return read.ok ? answer(read.view) : refusalOf(read);
};

export const ALL = allowOnly('GET');
