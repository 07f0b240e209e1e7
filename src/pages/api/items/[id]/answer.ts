import type { APIRoute } from 'astro';
import { allowOnly, answer, readJson } from '../../_json.ts';
import { refusalOf } from '../../_refusals.ts';
import { itemAnswerRequest } from '../../_requests.ts';

/** Grades an answer and gives the reasons. Nothing of it is kept. */
export const POST: APIRoute = async ({ request, params, locals: { app } }) => {
  const body = await readJson(request, itemAnswerRequest);
  if (!body.ok) return body.refusal;
  const answered = app.items.answer({ id: params['id'] ?? '', answer: body.value });
  return answered.ok ? answer(answered.answered) : refusalOf(answered);
};

export const ALL = allowOnly('POST');
