import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { CertificationPorts } from './certification-ports.ts';
import { findSitting, type NotThere } from './load-sitting.ts';

/** Who sat, as on the books, and who confirmed it: what a page of staff calls them by. */
export interface Sitter {
  readonly name: string;
  readonly badge: string | null;
  /** Name of the member of staff who confirmed in the room who it was. */
  readonly confirmedBy: string | null;
  readonly isOwn: boolean;
  /** May the reader confirm in the room who it is? */
  readonly mayConfirm: boolean;
}

export type SitterRead = { readonly ok: true; readonly sitter: Sitter } | NotThere;

export async function readSitter(
  ports: CertificationPorts,
  command: { readonly by: Person; readonly sitting: string },
): Promise<SitterRead> {
  const found = await findSitting(ports, command, 'sitting.read');
  if (!found.ok) return found;
  const { by } = command;
  const { member, confirmedBy } = found.sitting;
  const { people } = ports.store;
  const sitter = await people.findMember(member);
  if (!sitter) throw new Error(`sitting ${found.sitting.id} names a person who is not there`);
  const confirmer = confirmedBy === null ? undefined : await people.findMember(confirmedBy);
  const { name, badge } = sitter;
  return {
    ok: true,
    sitter: {
      name,
      badge,
      confirmedBy: confirmer?.name ?? null,
      isOwn: member === by.id,
      mayConfirm: may(by, 'sitting.confirm', found.subject),
    },
  };
}
