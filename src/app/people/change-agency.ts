import { may } from '#domain/access/may';
import { type Agency, type AgencySettings, defaultSettings, type Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';
import { changesOf, note, nowOf } from './people-ports.ts';

export type AgencyChanged =
  | { readonly ok: true; readonly agency: Agency }
  | { readonly ok: false; readonly reason: 'forbidden' | 'unknown-agency' };

/** Name and settings of one's own agency. */
export async function changeAgency(
  ports: Ports,
  { by, name, settings }: { readonly by: Person; readonly name: string; readonly settings: AgencySettings },
): Promise<AgencyChanged> {
  return ports.store.within(async (store): Promise<AgencyChanged> => {
    await store.people.holdAgency(by.agency);
    const before = await store.people.findAgency(by.agency);
    if (!before) return { ok: false, reason: 'unknown-agency' };
    if (!may(by, 'agency.change', { agency: before.id })) return { ok: false, reason: 'forbidden' };
    const after = { ...before, name, settings };
    const content = changesOf({ name: before.name, ...before.settings }, { name, ...settings });
    if (Object.keys(content.after).length === 0) return { ok: true, agency: before };
    await store.people.changeAgency(after);
    await note(store, { agency: before.id, at: nowOf(ports), actor: by.id, kind: 'agency.changed', content });
    return { ok: true, agency: after };
  });
}

/** A further agency on this server, with the usual settings. Its coordinator is invited next. */
export async function createAgency(
  ports: Ports,
  { by, name }: { readonly by: Person; readonly name: string },
): Promise<AgencyChanged | { readonly ok: false; readonly reason: 'same-name' }> {
  if (!may(by, 'agency.create', { agency: null })) return { ok: false, reason: 'forbidden' };
  const at = nowOf(ports);
  const agency: Agency = { id: ports.ids.make(), name, settings: defaultSettings, createdAt: at };
  return ports.store.within(async (store) => {
    const others = await store.people.listAgencies();
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      return { ok: false, reason: 'same-name' };
    await store.people.addAgency(agency);
    const content = { agency: agency.id, name };
    // In both logs: the new agency's begins with it, and the owner's says what its owner did.
    for (const log of [agency.id, by.agency]) {
      await note(store, { agency: log, at, actor: by.id, kind: 'agency.created', content });
    }
    return { ok: true, agency };
  });
}
