import { may } from '#domain/access/may';
import { rolesToGive } from '#domain/people/change-rules';
import type { Person } from '#domain/people/person';
import { note, nowOf, type PeoplePorts } from './people-ports.ts';

export type SecondFactorRemoved =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'unknown-member' | 'forbidden' | 'owner-only' | 'own-factor' | 'off-already';
    };

/**
 * For somebody who has lost their second factor and its backup codes: from now on the password is enough, until they
 * set up another. Every session of theirs ends. One's own is turned off on the account page, with the password: who
 * finds a coordinator's open session must not get past it here.
 */
export async function removeSecondFactor(
  ports: PeoplePorts,
  { by, member: id }: { readonly by: Person; readonly member: string },
): Promise<SecondFactorRemoved> {
  const { store, accounts } = ports;
  const member = await store.people.findMember(id);
  if (!member || member.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
  if (!may(by, 'person.change', { agency: member.agency })) return { ok: false, reason: 'forbidden' };
  if (by.id === id) return { ok: false, reason: 'own-factor' };
  if (!rolesToGive(by.role).includes(member.role)) return { ok: false, reason: 'owner-only' };
  if (!(await accounts.read(id)).hasSecondFactor) return { ok: false, reason: 'off-already' };
  await store.within((within) =>
    note(within, { agency: by.agency, at: nowOf(ports), actor: by.id, kind: 'second-factor.removed', subject: id }),
  );
  await accounts.removeSecondFactor(id);
  await accounts.endSessions(id);
  return { ok: true };
}
