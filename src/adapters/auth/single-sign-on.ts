/** OpenID Connect by discovery, with PKCE, state and nonce. The provider may stand on a private address. */
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import type { Cookies, SingleSignOn, SingleSignOnReturn } from '#app/ports/accounts';
import { cookiePrefix, type Library } from './library.ts';

const cookieName = `${cookiePrefix}.sso`;
const minutes = 10;

export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly agency: string | null;
}

/** What stays here between leaving and coming back. */
const begun = z.object({ codeVerifier: z.string(), nonce: z.string(), next: z.string() });

export function openSingleSignOn(settings: SingleSignOnSettings, library: Library): SingleSignOn {
  const provider = lazily(() => discover(settings));

  /** A sign-in that was begun, given out once. */
  const takeBegun = async (state: string | null, cookies: string | null) => {
    if (!state || findCookie(cookies) !== state) return undefined;
    const { internalAdapter } = await library.$context;
    const kept = await internalAdapter.consumeVerificationValue(identifierOf(state));
    return kept ? begun.parse(JSON.parse(kept.value)) : undefined;
  };

  return {
    name: settings.name,
    agency: settings.agency,

    async start(returnTo, next, { isSecure }) {
      const found = await provider();
      if (!found) return null;
      const [state, codeVerifier, nonce] = [secret(), secret(), secret()];
      const { internalAdapter } = await library.$context;
      await internalAdapter.createVerificationValue({
        identifier: identifierOf(state),
        value: JSON.stringify({ codeVerifier, nonce, next }),
        expiresAt: new Date(Date.now() + minutes * 60_000),
      });
      const to = await found.createAuthorizationURL({
        state,
        codeVerifier,
        redirectURI: returnTo,
        idTokenNonce: nonce,
      });
      return { to: to.href, cookies: [cookieOf(state, isSecure)] };
    },

    async finish(query, returnTo, { cookies: sent, isSecure }): Promise<SingleSignOnReturn> {
      const cookies: Cookies = [cookieOf(null, isSecure)];
      const kept = await takeBegun(query.get('state'), sent);
      if (!kept) return { ok: false, reason: 'lost', cookies };
      const code = query.get('code');
      if (!code) return { ok: false, reason: 'declined', cookies };
      const found = await provider();
      if (!found) return { ok: false, reason: 'untrusted', cookies };
      const issuer = query.get('iss');
      if (issuer !== null && issuer !== found.issuer) return { ok: false, reason: 'untrusted', cookies };
      const { codeVerifier, nonce, next } = kept;
      const tokens = await found
        .validateAuthorizationCode({ code, codeVerifier, redirectURI: returnTo })
        .catch(() => null);
      // Without an ID token the library would go by the access token, which no nonce binds to this browser.
      if (!tokens?.idToken) return { ok: false, reason: 'untrusted', cookies };
      const profile = await found.getUserInfo({ ...tokens, expectedIdTokenNonce: nonce }).catch(() => null);
      if (!profile) return { ok: false, reason: 'untrusted', cookies };
      const { email, emailVerified } = profile.user;
      if (!email || !emailVerified) return { ok: false, reason: 'unverified', cookies };
      return { ok: true, email: email.toLowerCase(), next, cookies };
    },
  };
}

/** The library's provider. Its own way back, which would make accounts and match them, is not used. */
async function discover({ issuer, clientId, clientSecret, name }: SingleSignOnSettings) {
  const { $context } = betterAuth({
    baseURL: issuer,
    secret: secret(),
    logger: { level: 'error', disableColors: true },
    telemetry: { enabled: false },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: 'agency',
            name,
            clientId,
            clientSecret,
            discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
            requireIdTokenVerification: true,
            scopes: ['openid', 'email', 'profile'],
          },
        ],
      }),
    ],
  });
  return (await $context).socialProviders.find(({ id }) => id === 'agency');
}

/** Keeps what was found; what was not found is looked for again next time. */
function lazily<T>(find: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let found: Promise<T | undefined> | undefined;
  return async () => {
    found ??= find();
    const value = await found.catch(() => undefined);
    if (value === undefined) found = undefined;
    return value;
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function identifierOf(state: string): string {
  return `sso:${state}`;
}

/** Ties the way back to this browser. @param state - null clears it */
function cookieOf(state: string | null, isSecure: boolean): string {
  const age = state === null ? 0 : minutes * 60;
  return `${cookieName}=${state ?? ''}; Path=/sign-in; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

function findCookie(header: string | null): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
}
