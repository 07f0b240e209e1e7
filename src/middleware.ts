/** Round every request: the application and the device on `locals`, headers, entity tags, and the one net for bugs. */

import { defineMiddleware } from 'astro:middleware';
import { randomBytes } from 'node:crypto';
import type { APIContext, MiddlewareNext } from 'astro';
import { etagOf, isKnown } from '#adapters/page-etag';
import { callerOf } from '#app/accounts/caller';
import { findApp, provideApp } from '#app/process-app';
import type { App } from '#compose';
import { mayEver, visitor } from '#domain/access/may';
import { routes } from '#domain/access/routes';
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
  locals.person = null;
  locals.who = visitor;
  try {
    const app = await currentApp();
    locals.app = app;
    locals.device = context.isPrerendered ? null : app.devices.read(request.headers.get('cookie'));
    locals.today = app.today();
    locals.errorId ??= null;
    const session = context.isPrerendered
      ? null
      : await app.accounts.findPerson(callerOf(request, context.clientAddress));
    locals.person = session?.person ?? null;
    locals.who = session?.person ?? visitor;
    response = (await refusedEntry(context, next)) ?? (await whole(await next()));
    keepSession(response, session?.cookies ?? []);
  } catch (error) {
    response = await answerBug(error, context, next);
  }
  for (const [name, value] of Object.entries(headersOfAll)) response.headers.set(name, value);
  if (isHtml(response)) return cacheable(response, context);
  response.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (isApi(context)) response.headers.set('cache-control', 'no-store');
  return response;
});

/** Renews the session of the request, unless the page has begun another, or ended it. */
function keepSession({ headers }: Response, renewal: readonly string[]): void {
  const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='));
  const set = headers.getSetCookie().map(nameOf);
  for (const cookie of renewal) if (!set.includes(nameOf(cookie))) headers.append('set-cookie', cookie);
}

/** The door: a method that the address has, from a page of ours, by somebody whose role may ever do that. */
async function refusedEntry(context: APIContext, next: MiddlewareNext): Promise<Response | null> {
  const { request, routePattern, locals, url } = context;
  const isUnsafe = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (isUnsafe && isCrossSite(request)) {
    return refusal(403, 'cross-site', 'This request came from a page of another site, so it was not carried out.');
  }
  if (isUnsafe && !isApi(context) && Number(request.headers.get('content-length')) > mostBytes(routePattern)) {
    return refusal(413, 'too-large', 'That is more than this address takes.');
  }
  // A page that does not exist says so, whatever the method; endpoints know their own methods.
  if (routePattern === '/404' || (request.method === 'OPTIONS' && isApi(context))) return null;
  const route = routes[routePattern];
  if (!route) throw new Error(`${routePattern} is not in domain/access/routes.ts, so nobody may go there`);
  const action = isUnsafe ? (request.method === 'POST' ? route.POST : undefined) : (route.GET ?? route.POST);
  if (!action) {
    if (isApi(context)) return null;
    const allow = route.POST ? (route.GET ? 'GET, HEAD, POST' : 'POST') : 'GET, HEAD';
    return refusal(405, 'method', `This address answers ${allow.replace(/, (\w+)$/, ' and $1')} only.`, { allow });
  }
  if (!mayEver(locals.who.role, action)) return refusedPerson(context, next);
  const mustSetUp = locals.person && (await locals.app.accounts.mustSetUpSecondFactor(locals.person));
  if (mustSetUp && !isOpenWithoutSecondFactor(routePattern)) {
    if (isApi(context))
      return refusal(403, 'second-factor', 'Your agency asks for a second step at sign-in: set it up first.');
    return seeOther(`/account/second-factor?next=${encodeURIComponent(url.pathname)}`);
  }
  return null;
}

/** A roster of two thousand people is the largest thing that anybody sends. The server cuts off what says no length. */
function mostBytes(routePattern: string): number {
  return routePattern === '/instructor/cohorts/[id]/import' ? 655_360 : 65_536;
}

/** Reading, and what it takes to set the second factor up. */
function isOpenWithoutSecondFactor(routePattern: string): boolean {
  const { GET: action } = routes[routePattern] ?? {};
  return action === 'course.read' || /^\/(account(\/second-factor)?|sign-out)$/.test(routePattern);
}

async function refusedPerson(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const { locals, url, request } = context;
  if (isApi(context)) {
    return locals.person
      ? refusal(403, 'forbidden', 'Your role does not reach this.')
      : refusal(401, 'signed-out', 'Sign in first.');
  }
  if (!locals.person) {
    const back = request.method === 'GET' ? `?next=${encodeURIComponent(url.pathname + url.search)}` : '';
    return seeOther(`/sign-in${back}`);
  }
  const page = await whole(await next('/403'));
  return new Response(page.body, { status: 403, headers: page.headers });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
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

async function cacheable(response: Response, { request, locals, routePattern }: APIContext): Promise<Response> {
  response.headers.set('content-type', 'text/html; charset=utf-8');
  response.headers.append('vary', 'cookie');
  // What somebody sees who has signed in, or opens with a link, is nobody else's, and must not stay behind on a shared
  // computer.
  if (locals.person || /^\/(invitation|setup)\b/.test(routePattern)) {
    response.headers.set('cache-control', 'private, no-store');
    return response;
  }
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
