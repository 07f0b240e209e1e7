import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';
import { findSubject, type NoSubject } from './find-subject.ts';

export interface SetHold {
  readonly by: Person;
  /** Null: everybody of the agency. */
  readonly member: string | null;
  readonly why: string;
}

/** Puts a legal hold on one person's record, or on all of the agency's. Nothing under it is erased. */
export async function setHold(
  ports: Ports,
  { by, member, why }: SetHold,
): Promise<
  { readonly ok: true; readonly hold: string } | NoSubject | { readonly ok: false; readonly reason: 'no-why' }
> {
  const { store, clock, ids } = ports;
  if (member !== null) {
    const found = await findSubject(ports, { by, member, action: 'record.hold' });
    if (!found.ok) return found;
  } else if (!may(by, 'record.hold', { agency: by.agency })) {
    return { ok: false, reason: 'forbidden' };
  }
  if (why.trim() === '') return { ok: false, reason: 'no-why' };
  const hold = ids.make();
  const at = clock.now().toISOString();
  const { agency, id: setBy } = by;
  await store.within(async (within) => {
    // An erasure seals before it looks for holds: one of the two waits for the other.
    await within.log.seal(agency);
    await within.holds.add({
      id: hold,
      agency,
      member,
      why: why.trim(),
      setBy,
      setAt: at,
      liftedBy: null,
      liftedAt: null,
    });
    const content = { hold, why: why.trim(), of: member === null ? 'agency' : 'person' };
    await within.log.note([{ agency, at, kind: 'hold.set', actor: setBy, subject: member, content }]);
  });
  return { ok: true, hold };
}
