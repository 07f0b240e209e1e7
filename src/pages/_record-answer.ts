import type { RecordFile } from '#domain/records/record-file';

type Exported =
  | { readonly ok: true; readonly file: RecordFile }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-person' };

/** @param exported - null if nobody has signed in */
export function recordAnswer(exported: Exported | null, name: string): Response {
  if (!exported?.ok) {
    const isUnknown = exported?.reason === 'unknown-person';
    const text = isUnknown ? 'There is no such person.' : 'You may not have this record.';
    return new Response(`${text}\n`, { status: isUnknown ? 404 : 403, headers: { 'cache-control': 'no-store' } });
  }
  return new Response(`${JSON.stringify(exported.file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '')}"`,
      'cache-control': 'no-store',
    },
  });
}
