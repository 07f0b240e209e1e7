/** Bodies in, answers out: the edge where nothing is trusted yet. */
import type { z } from 'zod';
import type { Refusal } from '#domain/attempt/wire';

/** The largest body any endpoint reads, in bytes. The largest real one is a tenth of it. */
const maxBodyBytes = 16_384;

export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

export function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return answer({ error: { code, message } } satisfies Refusal, status, headers);
}

/** For every method that an address does not answer. */
export function allowOnly(...methods: string[]) {
  return () =>
    refuse(405, 'method', `This address answers ${methods.join(' and ')} only.`, { allow: methods.join(', ') });
}

/** Reads and parses a JSON body. What is wrong with it is a refusal in plain words, never an exception. */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Response }> {
  const no = (refusal: Response) => ({ ok: false, refusal }) as const;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return no(refuse(415, 'content-type', 'Send JSON, with content-type application/json.'));
  }
  const bytes = await readLimited(request);
  if (bytes === 'too-large') {
    return no(refuse(413, 'too-large', `A request here may be ${maxBodyBytes} bytes at most.`));
  }
  if (bytes === 'broken-off') return no(refuse(400, 'broken-off', 'The request broke off before its end.'));
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return no(refuse(400, 'not-json', 'The request is not valid JSON.'));
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : no(refuse(400, 'bad-request', sentence(parsed.error)));
}

function sentence({ issues: [first] }: z.ZodError): string {
  if (!first) return 'The request does not have the expected fields.';
  const where = first.path.slice(0, 4).join('.').slice(0, 80);
  const what =
    first.code === 'unrecognized_keys' ? 'has a field that is not known here' : 'is missing or not as expected';
  return `${where ? `"${where}"` : 'The request'} ${what}.`;
}

async function readLimited(request: Request): Promise<Uint8Array | 'too-large' | 'broken-off'> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return 'too-large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (;;) {
      const next = await reader?.read();
      if (!next?.value) break;
      size += next.value.byteLength;
      if (size > maxBodyBytes) {
        reader?.cancel().catch(() => {});
        return 'too-large';
      }
      chunks.push(next.value);
    }
  } catch (error) {
    // Astro's own limit, far above ours, arrives as an error when one chunk alone is over it.
    return /size limit/i.test(String(error)) ? 'too-large' : 'broken-off';
  }
  return Buffer.concat(chunks);
}
