/** Round every request: the application and the device on `locals`, headers, entity tags, and the one net for bugs. */

import { defineMiddleware } from 'astro:middleware';
import { randomBytes } from 'node:crypto';
import type { APIContext, MiddlewareNext } from 'astro';
import { etagOf, isKnown } from '#adapters/page-etag';
import { findApp, provideApp } from '#app/process-app';
import type { App } from '#compose';
import type { Refusal } from '#domain/attempt/wire';

const headersOfAll = {
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, request } = context;
  let response: Response;
  try {
    const app = await currentApp();
    locals.app = app;
    locals.device = context.isPrerendered ? null : app.devices.read(request.headers.get('cookie'));
    locals.today = app.today();
    locals.errorId ??= null;
    response = refusedMethod(context) ?? (await whole(await next()));
  } catch (error) {
    response = await answerBug(error, context, next);
  }
  for (const [name, value] of Object.entries(headersOfAll)) response.headers.set(name, value);
  if (isHtml(response)) return cacheable(response, request);
  response.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (isApi(context)) response.headers.set('cache-control', 'no-store');
  return response;
});

/** A request that would change something: only from a page of ours, and only where an endpoint answers it. */
function refusedMethod(context: APIContext): Response | null {
  const { request, routePattern } = context;
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return null;
  if (isCrossSite(request)) {
    return refusal(403, 'cross-site', 'This request came from a page of another site, so it was not carried out.');
  }
  // A page that does not exist says so, whatever the method.
  if (isApi(context) || routePattern === '/404') return null;
  return refusal(405, 'method', 'This address answers GET and HEAD only.', { allow: 'GET, HEAD' });
}

/** Browsers name the page's origin with every unsafe request; what sends none is no browser and carries no cookie. */
function isCrossSite({ headers }: Request): boolean {
  const origin = headers.get('origin');
  if (origin === null) return false;
  // No page can set either of these; a proxy may have put its own name into the first.
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')?.split(',')[0]?.trim()];
  return !URL.canParse(origin) || !hosts.some((host) => host?.toLowerCase() === new URL(origin).host);
}

function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: { code, message } } satisfies Refusal, { status, headers });
}

/** `serve` has provided the application; under `astro dev` it is composed at the first request. */
async function currentApp(): Promise<App> {
  const provided = findApp<App | Promise<App>>();
  if (provided) return provided;
  if (!import.meta.env.DEV) throw new Error('No application was provided. Start the site with `npm start`.');
  const composing = import('./compose.ts').then(({ compose }) => compose(process.env));
  provideApp(composing);
  composing.catch(() => provideApp(undefined));
  return composing;
}

/** Waits for the end of a page, so that a bug in its last line still becomes an error page and not half a page. */
async function whole(response: Response): Promise<Response> {
  if (!response.body || !isHtml(response)) return new Response(response.body, response);
  return new Response(await response.arrayBuffer(), response);
}

async function cacheable(response: Response, request: Request): Promise<Response> {
  response.headers.set('content-type', 'text/html; charset=utf-8');
  response.headers.set('cache-control', 'no-cache');
  if (response.status !== 200 || request.method !== 'GET') return response;
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = etagOf(body);
  response.headers.set('etag', etag);
  if (!isKnown(etag, request.headers.get('if-none-match'))) return new Response(body, response);
  const headers = new Headers(response.headers);
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
}

/** Logs a bug under an id, without anything that a person sent, and shows the id. */
async function answerBug(error: unknown, context: APIContext, next: MiddlewareNext): Promise<Response> {
  const id = randomBytes(4).toString('hex').toUpperCase();
  const { stack, cause } = error instanceof Error ? error : { stack: String(error), cause: undefined };
  console.error(
    JSON.stringify({
      level: 'error',
      id,
      at: new Date().toISOString(),
      method: context.request.method,
      route: context.routePattern,
      stack,
      ...(cause === undefined ? {} : { cause: cause instanceof Error ? cause.stack : String(cause) }),
    }),
  );
  const message = `Something went wrong on our side, and it has been logged as ${id}.`;
  if (isApi(context)) return refusal(500, 'bug', message);
  context.locals.errorId = id;
  try {
    const page = await whole(await next('/500'));
    return new Response(page.body, { status: 500, headers: page.headers });
  } catch {
    // The bug may sit in what every page shares.
    return new Response(
      `<!doctype html><html lang="en"><title>Second Look</title><h1>Something went wrong</h1><p>${message}`,
      {
        status: 500,
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
      },
    );
  }
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}

function isApi({ routePattern }: APIContext): boolean {
  return routePattern.startsWith('/api/');
}
