import type { APIRoute } from 'astro';
import { allowOnly, answer, readJson } from '../_json.ts';
import { refusalOf } from '../_refusals.ts';
import { beginRequest } from '../_requests.ts';

/** Begins an attempt, or a replay; makes the device's identity if it has none yet. */
export const POST: APIRoute = async ({ request, locals: { app, device: known, person }, url }) => {
  const body = await readJson(request, beginRequest);
  if (!body.ok) return body.refusal;
  const device = known ?? app.devices.make();
  const begun = await app.beginAttempt({ ...body.value, device, by: person });
  if (!begun.ok) return refusalOf(begun);
  // A proxy that ends TLS says so. Whoever lies about it only loses their own cookie.
  const secure = url.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https';
  return answer(begun.view, 201, { 'set-cookie': app.devices.cookieFor(device, { secure }) });
};

export const ALL = allowOnly('POST');
