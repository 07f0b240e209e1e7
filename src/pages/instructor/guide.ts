import type { APIRoute } from 'astro';

/** The facilitator's guide as one page that prints. */
export const GET: APIRoute = async ({ locals: { app } }) =>
  new Response(await app.guide(), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'",
      'x-robots-tag': 'noindex',
    },
  });
