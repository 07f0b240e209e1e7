import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Attempt, StoredEvent, StoredResult } from '#app/ports';
import type { AttemptEvent } from '#domain/attempt/event';
import type { Result } from '#domain/attempt/score';
import type { AttemptEventsTable, Tables } from './tables.ts';

export async function appendEvent(
  db: Kysely<Tables>,
  attempt: Attempt,
  event: StoredEvent,
  result: Result | null,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('attempt_events')
      .values(eventRow(attempt.id, event))
      .onConflict((conflict) => conflict.columns(['attempt', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (!added) return false;
    if (result) await addResult(transaction, attempt, result, event.at);
    return true;
  });
}

export async function addResult(
  transaction: Transaction<Tables>,
  attempt: Attempt,
  result: Result,
  at: string,
): Promise<void> {
  await transaction
    .insertInto('attempt_results')
    .values({ attempt: attempt.id, edition: attempt.edition, result: JSON.stringify(result), at })
    .execute();
  // A replay is practice after the fact; only a run from the start can be the first attempt.
  if (attempt.kind === 'replay') return;
  await transaction
    .insertInto('first_attempts')
    .values({ device: attempt.device, scenario: attempt.scenario, attempt: attempt.id })
    .onConflict((conflict) => conflict.columns(['device', 'scenario']).doNothing())
    .execute();
}

export async function listEvents(db: Kysely<Tables>, attempt: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('attempt_events')
    .selectAll()
    .where('attempt', '=', attempt)
    .orderBy('seq')
    .execute();
  return rows.map(storedEvent);
}

export async function findResult(db: Kysely<Tables>, attempt: Attempt): Promise<StoredResult | undefined> {
  const row = await db
    .selectFrom('attempt_results as own')
    .leftJoin('first_attempts as first', 'first.attempt', 'own.attempt')
    .select(['own.result', 'own.edition', 'own.at', 'first.attempt as first'])
    .where('own.attempt', '=', attempt.id)
    .where('own.edition', '=', attempt.edition)
    .executeTakeFirst();
  return (
    row && {
      result: JSON.parse(row.result) as Result,
      edition: row.edition,
      first: row.first !== null,
      at: row.at,
    }
  );
}

export function eventRow(attempt: string, event: StoredEvent): AttemptEventsTable {
  return {
    attempt,
    seq: event.seq,
    id: event.id,
    event: JSON.stringify(event.event),
    at: event.at,
    reported_seconds: event.reportedSeconds,
  };
}

export function storedEvent(row: Selectable<AttemptEventsTable>): StoredEvent {
  return {
    seq: row.seq,
    id: row.id,
    event: JSON.parse(row.event) as AttemptEvent,
    at: row.at,
    reportedSeconds: row.reported_seconds,
  };
}
