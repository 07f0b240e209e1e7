import type { Person } from '#domain/people/person';
import { keyOfPin } from '../accounts/sign-in-limits.ts';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';
import { mayLetIn } from './settle-join-request.ts';

export type PinReset = { readonly ok: true } | { readonly ok: false; readonly reason: 'unknown-member' | 'forbidden' };

/** The old PIN opens nothing any more; for a day, joining with a class code, name and number sets a new one. */
export async function resetPin(
  ports: PeoplePorts,
  { by, member: id }: { readonly by: Person; readonly member: string },
): Promise<PinReset> {
  const { store, accounts, limits } = ports;
  const member = await store.people.findMember(id);
  if (!member || member.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
  if (!(await mayLetIn(store, by, member))) return { ok: false, reason: 'forbidden' };
  await store.within((within) =>
    note(within, { agency: by.agency, at: nowOf(ports), actor: by.id, kind: 'pin.reset', subject: id }),
  );
  await accounts.resetPin(id);
  await accounts.endSessions(id);
  // Whoever tried out the old one must not keep its owner waiting for the new one.
  await limits.clear(keyOfPin(id));
  return { ok: true };
}
