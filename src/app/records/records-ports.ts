import type { Hash } from '#domain/records/chain';
import type { Ports } from '../ports.ts';

/** What use cases of records need besides. */
export interface RecordsPorts extends Ports {
  readonly hash: Hash;
}
