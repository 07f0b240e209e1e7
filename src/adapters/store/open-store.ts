import { Kysely } from 'kysely';
import type { Store } from '#app/ports';
import { adopt, countAdoptable } from './adoptions.ts';
import { assignments } from './assignments.ts';
import { appendEvent, findResult, listEvents } from './attempt-events.ts';
import { addAttempt, findAttempt, findUntouched, listByOwner, listRun } from './attempts.ts';
import { certificates } from './certificates.ts';
import { cohorts } from './cohorts.ts';
import { findLatestEdition, findScenario, keepEdition } from './editions.ts';
import type { Engine } from './engine.ts';
import { erasures } from './erasures.ts';
import { evidence } from './evidence.ts';
import { holds } from './holds.ts';
import { inTransaction } from './in-transaction.ts';
import { invitations } from './invitations.ts';
import { joinRequests } from './join-requests.ts';
import { lessonCompletions } from './lesson-completions.ts';
import { log } from './log.ts';
import { migrate } from './migrate.ts';
import { people } from './people.ts';
import { reminders } from './reminders.ts';
import { results } from './results.ts';
import { sittings } from './sittings.ts';
import type { Tables } from './tables.ts';
import { workDone } from './work-done.ts';

/** Opens the store and brings its schema up to date. @throws DataUnusable if it cannot be migrated */
export async function openStore(engine: Engine): Promise<Store> {
  return storeOn(await openDatabase(engine));
}

/** Opens the database and brings its schema up to date. @throws DataUnusable if it cannot be migrated */
export async function openDatabase(engine: Engine): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    await migrate(db, engine);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

export function storeOn(db: Kysely<Tables>): Store {
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
    listByOwner: (owner, limit) => listByOwner(db, owner, limit),
    findUntouched: (owner, of) => findUntouched(db, owner, of),
    countAdoptable: (device, member) => countAdoptable(db, device, member),
    adopt: (answer) => adopt(db, answer),
    people: people(db),
    cohorts: cohorts(db),
    invitations: invitations(db),
    joinRequests: joinRequests(db),
    assignments: assignments(db),
    lessonCompletions: lessonCompletions(db),
    workDone: workDone(db),
    reminders: reminders(db),
    sittings: sittings(db),
    certificates: certificates(db),
    log: log(db),
    evidence: evidence(db),
    holds: holds(db),
    erasures: erasures(db),
    results: results(db),
    within: (work) => inTransaction(db, (transaction) => work(storeOn(transaction))),
    close: () => db.destroy(),
  };
}
