import type { APIRoute } from 'astro';
import { allowOnly, answer } from '../../_json.ts';
import { refusalOf } from '../../_refusals.ts';

/** The debrief of an attempt that has ended. */
export const GET: APIRoute = async ({ params, locals: { app, device, person } }) => {
  const read = await app.readDebrief({ attempt: params['id'] ?? '', device, by: person });
  return read.ok ? answer(read.debrief) : refusalOf(read);
};

export const ALL = allowOnly('GET');
