import type { Person } from '#domain/people/person';
import type { CertificationPorts } from './certification-ports.ts';
import { findSitting, type NotThere } from './load-sitting.ts';

export interface ConfirmSitting {
  readonly by: Person;
  readonly sitting: string;
}

export type Confirmed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-certification' | 'already-confirmed' }
  | NotThere;

/**
 * A member of staff says: this person sat this in the room, and I know who it is. During the sitting or afterwards,
 * once, and never for oneself.
 */
export async function confirmSitting(ports: CertificationPorts, command: ConfirmSitting): Promise<Confirmed> {
  const { by } = command;
  const found = await findSitting(ports, command, 'sitting.confirm');
  if (!found.ok) return found;
  const { sitting } = found;
  if (sitting.purpose !== 'certification') return { ok: false, reason: 'not-certification' };
  const at = ports.clock.now().toISOString();
  const isConfirmed = await ports.store.within(async (store) => {
    if (!(await store.sittings.confirm(sitting.id, by.id, at))) return false;
    const { id, agency, member, identity } = sitting;
    const content = { sitting: id, identity, before: { confirmedBy: null }, after: { confirmedBy: by.id } };
    await store.log.note([{ agency, at, kind: 'sitting.confirmed', actor: by.id, subject: member, content }]);
    return true;
  });
  return isConfirmed ? { ok: true } : { ok: false, reason: 'already-confirmed' };
}
