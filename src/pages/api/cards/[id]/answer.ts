import type { APIRoute } from 'astro';
import { allowOnly, answer, readJson } from '../../_json.ts';
import { refusalOf } from '../../_refusals.ts';
import { judgmentRequest } from '../../_requests.ts';

/** Judges a practice card. Nothing is stored. */
export const POST: APIRoute = async ({ request, params, locals: { app } }) => {
  const body = await readJson(request, judgmentRequest);
  if (!body.ok) return body.refusal;
  const judged = app.cards.judge({ id: params['id'] ?? '', judgment: body.value });
  return judged.ok ? answer(judged.judged) : refusalOf(judged);
};

export const ALL = allowOnly('POST');
