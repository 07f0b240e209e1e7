import { Kysely } from 'kysely';
import type { Store } from '#app/ports';
import { appendEvent, findResult, listEvents } from './attempt-events.ts';
import { addAttempt, findAttempt, findUntouched, listByDevice, listRun } from './attempts.ts';
import { findLatestEdition, findScenario, keepEdition } from './editions.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

/** Opens the store and brings its schema up to date. @throws DataUnusable if it cannot be migrated */
export async function openStore(engine: Engine): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    keepEdition: (edition, at) => keepEdition(db, edition, at),
    findScenario: (hash) => findScenario(db, hash),
    findLatestEdition: (scenario) => findLatestEdition(db, scenario),
    addAttempt: (attempt, events, result) => addAttempt(db, attempt, events, result),
    appendEvent: (attempt, event, result) => appendEvent(db, attempt, event, result),
    findAttempt: (id) => findAttempt(db, id),
    listEvents: (attempt) => listEvents(db, attempt),
    listRun: (run) => listRun(db, run),
    findResult: (attempt) => findResult(db, attempt),
    listByDevice: (device, limit) => listByDevice(db, device, limit),
    findUntouched: (device, edition) => findUntouched(db, device, edition),
    close: () => db.destroy(),
  };
}
