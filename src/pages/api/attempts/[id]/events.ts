import type { APIRoute } from 'astro';
import type { ForkAnswer } from '#domain/attempt/wire';
import { allowOnly, answer, readJson } from '../../_json.ts';
import { refusalOf } from '../../_refusals.ts';
import { recordRequest } from '../../_requests.ts';

/** Records one decision; answers once it is on disk. */
export const POST: APIRoute = async ({ params, request, locals: { app, device, person } }) => {
  const body = await readJson(request, recordRequest);
  if (!body.ok) return body.refusal;
  const recorded = await app.recordDecision({ ...body.value, attempt: params['id'] ?? '', device, by: person });
  if (recorded.ok) return answer(recorded.answer);
  if (recorded.reason === 'forked') {
    return answer({ status: 'forked', attempt: recorded.branch } satisfies ForkAnswer, 409);
  }
  return refusalOf(recorded);
};

export const ALL = allowOnly('POST');
