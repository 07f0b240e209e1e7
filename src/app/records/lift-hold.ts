import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

export interface LiftHold {
  readonly by: Person;
  readonly hold: string;
  readonly why: string;
}

export async function liftHold(
  { store, clock }: Ports,
  { by, hold: id, why }: LiftHold,
): Promise<
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-hold' | 'no-why' | 'lifted-before' }
> {
  const hold = await store.holds.find(id);
  if (!hold || hold.agency !== by.agency) return { ok: false, reason: 'unknown-hold' };
  const { agency, member } = hold;
  if (!may(by, 'record.hold', { agency, ...(member !== null && { person: member }) })) {
    return { ok: false, reason: 'forbidden' };
  }
  if (why.trim() === '') return { ok: false, reason: 'no-why' };
  const at = clock.now().toISOString();
  return store.within(async (within) => {
    if (!(await within.holds.lift(id, by.id, at))) return { ok: false, reason: 'lifted-before' };
    const content = { hold: id, why: why.trim() };
    await within.log.note([{ agency, at, kind: 'hold.lifted', actor: by.id, subject: member, content }]);
    return { ok: true };
  });
}
