import type { Kysely } from 'kysely';
import type { Clock } from '#app/ports';
import type { Accounts, Limits, SingleSignOn } from '#app/ports/accounts';
import { DataUnusable } from '../data-unusable.ts';
import { readSecret } from '../secret-file.ts';
import type { Tables } from '../store/tables.ts';
import { openAccounts } from './accounts.ts';
import { openLibrary } from './library.ts';
import { openLimits } from './limits.ts';
import { openPins } from './pins.ts';
import { openSingleSignOn, type SingleSignOnSettings } from './single-sign-on.ts';

export interface Auth {
  readonly accounts: Accounts;
  readonly limits: Limits;
  readonly singleSignOn: SingleSignOn | null;
}

/**
 * Sign-in on a database that is open and migrated.
 *
 * @param options.folder - holds the files `auth-secret` and `pin-pepper`, made at the first start
 * @param options.env - `AUTH_SECRET` and `PIN_PEPPER` instead of the files, for several machines; `OIDC_ISSUER`,
 *   `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET`, `OIDC_NAME`, `OIDC_AGENCY` for single sign-on
 * @throws DataUnusable if a secret is damaged, or single sign-on is set up by halves
 */
export async function openAuth(
  db: Kysely<Tables>,
  { folder, env, clock }: { readonly folder: string; readonly env: NodeJS.ProcessEnv; readonly clock: Clock },
): Promise<Auth> {
  const secret = await readSecret(folder, 'auth-secret', { variable: 'AUTH_SECRET', value: env['AUTH_SECRET'] });
  const pepper = await readSecret(folder, 'pin-pepper', { variable: 'PIN_PEPPER', value: env['PIN_PEPPER'] });
  const library = openLibrary(db, secret);
  const settings = singleSignOnSettings(env);
  return {
    accounts: openAccounts(db, { library, pins: openPins(pepper), clock }),
    limits: openLimits(db, { clock, secret }),
    singleSignOn: settings && openSingleSignOn(settings, library),
  };
}

function singleSignOnSettings(env: NodeJS.ProcessEnv): SingleSignOnSettings | null {
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const missing = needed.filter((name) => !env[name]);
  if (missing.length === needed.length) return null;
  if (missing.length > 0) {
    throw new DataUnusable(
      `Single sign-on is set up by halves: ${missing.join(' and ')} missing. Set all of ${needed.join(', ')}, or none.`,
    );
  }
  const issuer = env['OIDC_ISSUER'] as string;
  if (!URL.canParse(issuer))
    throw new DataUnusable(`OIDC_ISSUER is "${issuer}", which is no address. It begins with https://`);
  return {
    issuer,
    clientId: env['OIDC_CLIENT_ID'] as string,
    clientSecret: env['OIDC_CLIENT_SECRET'] as string,
    name: env['OIDC_NAME'] || 'Sign in with your agency account',
    agency: env['OIDC_AGENCY'] || null,
  };
}
