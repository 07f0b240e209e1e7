import { keepRetention } from './keep-retention.ts';
import type { RecordsPorts } from './records-ports.ts';

const day = 24 * 60 * 60 * 1000;

/** A tender of records, to be called every few seconds: seals what waits, and once a day lets go what is due. */
export function recordsTender(ports: RecordsPorts): () => Promise<void> {
  const { log } = ports.store;
  let purgedAt = 0;
  return async () => {
    for (const agency of await log.listWaiting()) await log.seal(agency);
    const now = ports.clock.now().getTime();
    if (now - purgedAt < day) return;
    purgedAt = now;
    await keepRetention(ports);
  };
}
