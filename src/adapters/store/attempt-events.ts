import type { JoinBuilder, Kysely, Selectable, Transaction } from 'kysely';
import type { Attempt, StoredEvent, StoredResult } from '#app/ports';
import type { AttemptEvent } from '#domain/attempt/event';
import type { Result } from '#domain/attempt/score';
import { decisionEntries } from './decision-entries.ts';
import { inTransaction } from './in-transaction.ts';
import { note } from './log.ts';
import type { AttemptEventsTable, Tables } from './tables.ts';

export async function appendEvent(
  db: Kysely<Tables>,
  attempt: Attempt,
  event: StoredEvent,
  result: Result | null,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const added = await transaction
      .insertInto('attempt_events')
      .values(eventRow(attempt.id, event))
      .onConflict((conflict) => conflict.columns(['attempt', 'seq']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (!added) return false;
    await keepBeside(transaction, attempt, [event]);
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
}

export async function listEvents(db: Kysely<Tables>, attempt: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('attempt_events')
    .leftJoin('clicks', joinClicks)
    .selectAll('attempt_events')
    .select('clicks.seconds')
    .where('attempt', '=', attempt)
    .orderBy('attempt_events.seq')
    .execute();
  return rows.map(storedEvent);
}

export async function findResult(db: Kysely<Tables>, attempt: Attempt): Promise<StoredResult | undefined> {
  const row = await db
    .selectFrom('attempt_results')
    .select(['result', 'edition', 'at'])
    .where('attempt', '=', attempt.id)
    .where('edition', '=', attempt.edition)
    .executeTakeFirst();
  if (!row) return undefined;
  const { result, edition, at } = row;
  return { result: JSON.parse(result) as Result, edition, first: (await findFirst(db, attempt)) === attempt.id, at };
}

/** The first run that an owner finished of a scenario. A replay is practice after the fact, and never the first. */
async function findFirst(db: Kysely<Tables>, { member, device, scenario }: Attempt): Promise<string | undefined> {
  const finished = db
    .selectFrom('attempts')
    // By the key of its own edition: a later scoring is no later finish.
    .innerJoin('attempt_results as own', (join) =>
      join.onRef('own.attempt', '=', 'attempts.id').onRef('own.edition', '=', 'attempts.edition'),
    )
    .select('attempts.id')
    .where('attempts.scenario', '=', scenario)
    .where('attempts.kind', '=', 'practice')
    .orderBy('own.at')
    .orderBy('attempts.id')
    .limit(1);
  const owned =
    member === null
      ? finished.where('attempts.device', '=', device).where('attempts.member', 'is', null)
      : finished.where('attempts.member', '=', member);
  return (await owned.executeTakeFirst())?.id;
}

/** What goes with events into other tables: timings, and the agency's log if the attempt is on the record. */
export async function keepBeside(
  transaction: Transaction<Tables>,
  attempt: Attempt,
  events: readonly StoredEvent[],
): Promise<void> {
  const timed = events.flatMap(({ seq, reportedSeconds, at }) =>
    reportedSeconds === null ? [] : [{ record: attempt.id, seq, agency: attempt.agency, seconds: reportedSeconds, at }],
  );
  if (timed.length > 0) await transaction.insertInto('clicks').values(timed).execute();
  await note(transaction, decisionEntries(attempt, events));
}

export function joinClicks(join: JoinBuilder<Tables, 'attempt_events' | 'clicks'>) {
  return join.onRef('clicks.record', '=', 'attempt_events.attempt').onRef('clicks.seq', '=', 'attempt_events.seq');
}

export function eventRow(attempt: string, { seq, id, event, at }: StoredEvent): AttemptEventsTable {
  return { attempt, seq, id, event: JSON.stringify(event), at };
}

export function storedEvent({
  seq,
  id,
  event,
  at,
  seconds,
}: Selectable<AttemptEventsTable> & { readonly seconds: number | null }): StoredEvent {
  return { seq, id, event: JSON.parse(event) as AttemptEvent, at, reportedSeconds: seconds };
}
