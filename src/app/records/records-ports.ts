import type { Hash } from '#domain/records/chain';
import type { Accounts } from '../ports/accounts.ts';
import type { Ports } from '../ports.ts';

/** What use cases of records need besides. */
export interface RecordsPorts extends Ports {
  readonly accounts: Pick<Accounts, 'remove'>;
  readonly hash: Hash;
}
