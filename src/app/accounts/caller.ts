import type { Caller } from '../ports/accounts.ts';

/**
 * What sign-in needs to know of a request.
 * @param connectedFrom - the address at the other end of the connection
 */
export function callerOf({ headers, url }: Request, connectedFrom: string | null): Caller {
  return {
    cookies: headers.get('cookie'),
    userAgent: headers.get('user-agent'),
    address: addressOf(headers, connectedFrom),
    isSecure: new URL(url).protocol === 'https:' || headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https',
  };
}

/**
 * Behind a proxy on this machine or network, whom the proxy names last: it wrote that itself. What a client has put in
 * front of it counts for nothing.
 */
function addressOf(headers: Headers, connectedFrom: string | null): string | null {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded && isNear(connectedFrom) ? forwarded : connectedFrom;
}

function isNear(address: string | null): boolean {
  return /^(::1$|f[cd][\da-f]{2}:|(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.))/i.test(address ?? '');
}
