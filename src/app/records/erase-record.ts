import type { Person } from '#domain/people/person';
import type { EraseRecord as Erase } from '../ports/erasures.ts';
import type { Hold } from '../ports/holds.ts';
import type { Ports } from '../ports.ts';
import { findSubject, type NoSubject } from './find-subject.ts';

export interface EraseRecord {
  readonly by: Person;
  readonly member: string;
  /** The request or the rule that the erasure rests on. It stays in the log, so it must not name the person. */
  readonly why: string;
  /** The person's name, typed to confirm. */
  readonly name: string;
}

export type Erased =
  | { readonly ok: true; readonly row: number }
  | NoSubject
  | { readonly ok: false; readonly reason: 'no-why' | 'names-person' | 'other-name' | 'erased-before' }
  /** Nobody erases their own record, and staff lose their access first. */
  | { readonly ok: false; readonly reason: 'own-record' | 'has-access' }
  | Held;

type Held = { readonly ok: false; readonly reason: 'held'; readonly holds: readonly Hold[] };

/**
 * Erases one person's record where the law allows it: the agency answers for the reason, which stays in the log.
 * Refused under a legal hold. Cannot be undone.
 */
export async function eraseRecord(ports: Ports, { by, member: id, why, name }: EraseRecord): Promise<Erased> {
  const { store, clock } = ports;
  const found = await findSubject(ports, { by, member: id, action: 'record.erase' });
  if (!found.ok) return found;
  const { member } = found;
  if (member.id === by.id) return { ok: false, reason: 'own-record' };
  if (await store.erasures.hasBeenErased(id)) return { ok: false, reason: 'erased-before' };
  if (member.role !== 'trainee' && member.endedAt === null) return { ok: false, reason: 'has-access' };
  if (why.trim() === '') return { ok: false, reason: 'no-why' };
  if (!isSameName(name, member.name)) return { ok: false, reason: 'other-name' };
  if (why.toLowerCase().includes(member.name.toLowerCase())) return { ok: false, reason: 'names-person' };
  const at = clock.now().toISOString();
  return eraseUnlessHeld(ports, { agency: member.agency, member: id, at, by: by.id, why: why.trim() });
}

/** What an erasure by hand and one by retention have in common. */
export async function eraseUnlessHeld(
  { store }: Pick<Ports, 'store'>,
  command: Erase,
): Promise<
  { readonly ok: true; readonly row: number } | Held | { readonly ok: false; readonly reason: 'erased-before' }
> {
  const { agency, member } = command;
  return store.within(async (within) => {
    // A hold is set behind a seal too: one of the two waits for the other.
    await within.log.seal(agency);
    // Several processes keep retention, and somebody may have clicked twice.
    if (await within.erasures.hasBeenErased(member)) return { ok: false, reason: 'erased-before' } as const;
    const holds = await within.holds.listOver(agency, member);
    if (holds.length > 0) return { ok: false, reason: 'held', holds } as const;
    return { ok: true, row: await within.erasures.erase(command) } as const;
  });
}

function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
