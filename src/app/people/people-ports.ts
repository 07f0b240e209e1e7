import type { Accounts, Limits } from '../ports/accounts.ts';
import type { LogEntry } from '../ports/log.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Ports, Store } from '../ports.ts';

/** What use cases of people need besides. */
export interface PeoplePorts extends Ports {
  readonly accounts: Accounts;
  readonly limits: Limits;
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null;
}

/** What the log says of people, by permanent codes. */
export type PeopleKind =
  | 'agency.created'
  | 'agency.changed'
  | 'cohort.created'
  | 'cohort.changed'
  | 'cohort.member-added'
  | 'cohort.member-removed'
  | 'member.added'
  | 'member.changed'
  | 'member.ended'
  | 'member.restored'
  | 'invitation.made'
  | 'invitation.revoked'
  | 'invitation.used'
  | 'pin.reset'
  | 'second-factor.removed'
  | 'join.asked'
  | 'join.claimed'
  | 'join.settled';

type Noted = Omit<LogEntry, 'kind' | 'content' | 'subject'> & {
  readonly kind: PeopleKind;
  readonly subject?: string;
  readonly content?: unknown;
};

/** Notes one entry in the transaction of what it tells. */
export function note(store: Store, { subject = undefined, content = {}, ...entry }: Noted): Promise<void> {
  return store.log.note([{ ...entry, subject: subject ?? null, content }]);
}

/** The time of this command. */
export function nowOf({ clock }: Pick<Ports, 'clock'>): string {
  return clock.now().toISOString();
}

/** The fields that differ, as they were and as they are. */
export function changesOf<Thing extends object>(before: Thing, after: Thing): { before: object; after: object } {
  const changed = (Object.keys(after) as (keyof Thing)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const only = (thing: Thing) => Object.fromEntries(changed.map((field) => [field, thing[field]]));
  return { before: only(before), after: only(after) };
}
