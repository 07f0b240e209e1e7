import { symmetricDecrypt } from 'better-auth/crypto';
import type { Kysely } from 'kysely';
import type { Enrollment } from '#app/ports/accounts';
import type { Tables } from '../store/tables.ts';

/** @param address - as the library makes it: for an account that it knows by a name of its own */
export function newEnrollment(address: string, label: string): Enrollment {
  const key = new URL(address).searchParams.get('secret') ?? '';
  return { address: addressOf(key, label), key };
}

/** The second factor that a member began to set up and has not confirmed. */
export async function findEnrollment(
  db: Kysely<Tables>,
  of: { readonly member: string; readonly label: string; readonly key: Parameters<typeof symmetricDecrypt>[0]['key'] },
): Promise<Enrollment | undefined> {
  const begun = await db
    .selectFrom('auth_second_factors')
    .select('secret')
    .where('member', '=', of.member)
    .where('verified', '=', 0)
    .executeTakeFirst();
  if (!begun) return undefined;
  const key = base32(Buffer.from(await symmetricDecrypt({ key: of.key, data: begun.secret }), 'utf8'));
  return { address: addressOf(key, of.label), key };
}

function addressOf(key: string, label: string): string {
  const issuer = 'Second Look';
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(label)}`;
  return `otpauth://totp/${name}?${new URLSearchParams({ secret: key, issuer, digits: '6', period: '30' })}`.replaceAll(
    '+',
    '%20',
  );
}

/** RFC 4648, without padding: what authenticator apps read. */
function base32(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
