import { Readable } from 'node:stream';
import type { APIContext } from 'astro';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The roster as a download. */
export async function rosterFile(
  { locals, params, rewrite }: APIContext,
  format: keyof typeof types,
): Promise<Response> {
  const { app, person: by } = locals;
  if (!by) return rewrite('/403');
  const exported = await app.work.exportRoster({ by, cohort: params['id'] ?? '', format });
  if (!exported.ok) return rewrite(exported.reason === 'forbidden' ? '/403' : '/404');
  return new Response(Readable.toWeb(Readable.from(exported.body)) as ReadableStream, {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${exported.fileName}"`,
      'cache-control': 'private, no-store',
    },
  });
}
