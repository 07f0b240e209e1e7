import { may } from '#domain/access/may';
import type { SittingHead } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import { headOf, loadSitting, passedOf } from './load-sitting.ts';
import type { CertificationPorts } from './ports.ts';

export interface ListSittings {
  readonly by: Person;
  /** Whose; one's own if left out. */
  readonly member?: string;
}

export type ListedSittings =
  | { readonly ok: true; readonly sittings: readonly SittingHead[] }
  | { readonly ok: false; readonly reason: 'unknown-member' | 'forbidden' };

/** The latest begun first. */
export async function listSittings(ports: CertificationPorts, { by, member }: ListSittings): Promise<ListedSittings> {
  const { store, clock } = ports;
  const whose = member === undefined || member === by.id ? by : await store.people.findMember(member);
  if (whose?.agency !== by.agency) return { ok: false, reason: 'unknown-member' };
  const isOwn = whose.id === by.id;
  const staff = isOwn ? [] : await store.people.staffOf(whose.id);
  const subject = { agency: whose.agency, person: whose.id, staff, isShared: true };
  if (!may(by, 'sitting.read', subject)) return { ok: false, reason: 'forbidden' };
  const sittings: SittingHead[] = [];
  for (const sitting of await store.sittings.listOfMember(whose.id)) {
    const { sat } = await loadSitting(ports, sitting);
    sittings.push(headOf(sitting, sat, await passedOf(ports, sitting)));
  }
  if (!isOwn && sittings.length > 0) {
    const content = { sittings: sittings.map((each) => each.sitting) };
    const at = clock.now().toISOString();
    const seen = { agency: whose.agency, at, kind: 'result.viewed', actor: by.id, subject: whose.id, content };
    await store.log.note([seen]);
  }
  return { ok: true, sittings };
}
