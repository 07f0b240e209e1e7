/** A real OpenID provider on a private address, with people of the test's. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

interface Claims {
  readonly email: string;
  readonly email_verified: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  readonly env: { readonly OIDC_ISSUER: string; readonly OIDC_CLIENT_ID: string; readonly OIDC_CLIENT_SECRET: string };
  /** Signs somebody in there, as their browser would, and gives the address of ours that it is sent back to. */
  signIn(to: string, person: string): Promise<URL>;
  /** From now on, hands out this ID token in place of a fresh one; undefined: fresh ones again. */
  replayIdToken(token: string | undefined): void;
  /** The ID token that was handed out last. */
  lastIdToken(): string | undefined;
}

export async function anIdentityProvider(
  people: Readonly<Record<string, Claims>>,
  returnTo: string,
): Promise<IdentityProvider> {
  let respond: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [clientId, clientSecret] = ['second-look', 'a-secret-of-the-test'];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    cookies: { keys: ['keys of the test'] },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
  });
  const callback = provider.callback();
  let replayed: string | undefined;
  let last: string | undefined;
  respond = (request, response) => {
    if (request.method !== 'POST' || !request.url?.startsWith('/token')) return void callback(request, response);
    const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
    response.end = ((body?: unknown) => {
      const sent = JSON.parse(String(body)) as { id_token?: string };
      last = sent.id_token;
      if (replayed && sent.id_token) sent.id_token = replayed;
      const text = JSON.stringify(sent);
      response.setHeader('content-length', Buffer.byteLength(text));
      return end(text);
    }) as typeof response.end;
    return void callback(request, response);
  };
  return {
    issuer,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret },
    signIn: (to, person) => clickThrough(to, person, returnTo),
    replayIdToken: (token) => {
      replayed = token;
    },
    lastIdToken: () => last,
  };
}

/** The provider's own forms for development: who one is, then that one agrees. */
async function clickThrough(to: string, person: string, returnTo: string): Promise<URL> {
  const jar = new Map<string, string>();
  const visit = async (address: URL, form?: URLSearchParams): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      ...(form ? { body: form } : {}),
      headers: { cookie },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  let at = new URL(to);
  let response = await visit(at);
  for (let steps = 0; steps < 12; steps += 1) {
    const location = response.headers.get('location');
    if (location) {
      at = new URL(location, at);
      if (at.href.startsWith(returnTo)) return at;
      response = await visit(at);
      continue;
    }
    const page = await response.text();
    const [, action] = page.match(/<form[^>]*action="([^"]+)"/) ?? [];
    const [, prompt] = page.match(/name="prompt" value="([^"]+)"/) ?? [];
    if (!action || !prompt) throw new Error(`the provider stops at ${at} (${response.status}): ${page.slice(0, 300)}`);
    const form = new URLSearchParams(prompt === 'login' ? { prompt, login: person, password: 'any' } : { prompt });
    at = new URL(action.replaceAll('&amp;', '&'), at);
    response = await visit(at, form);
  }
  throw new Error('the provider sends round in circles');
}
