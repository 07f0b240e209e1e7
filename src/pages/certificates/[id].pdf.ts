import type { APIRoute } from 'astro';
import { originOf } from '../_origin.ts';

/** A certificate as a tagged PDF. */
export const GET: APIRoute = async ({
  locals: { app, person: by },
  params: { id = '' },
  request,
  redirect,
  rewrite,
}) => {
  if (!by) return redirect('/sign-in', 303);
  const { certificates } = app;
  const made = await certificates.downloadCertificate({ by, id, origin: originOf(request, app.publicUrl) });
  if (made.ok) {
    return new Response(Uint8Array.from(made.bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${made.file}"`,
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      },
    });
  }
  if (made.reason === 'no-letters') return redirect(`/certificates/${id}`, 303);
  return rewrite(made.reason === 'forbidden' ? '/403' : '/404');
};
