import type { Head } from '#domain/records/chain';
import type { Ports } from '../ports.ts';

/** Brings everything that was noted so far into the chain. Always before a certificate is issued. */
export function sealLog({ store }: Pick<Ports, 'store'>, agency: string): Promise<Head> {
  return store.log.seal(agency);
}

/** As `sealLog`, wherever something waits. */
export async function sealLogs({ store }: Pick<Ports, 'store'>): Promise<void> {
  for (const agency of await store.log.listWaiting()) await store.log.seal(agency);
}
