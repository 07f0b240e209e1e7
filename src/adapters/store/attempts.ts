import type { Kysely, Selectable } from 'kysely';
import type { Attempt, AttemptLog, Owner, StoredEvent } from '#app/ports';
import type { Result } from '#domain/attempt/score';
import { addResult, eventRow, joinClicks, keepBeside, storedEvent } from './attempt-events.ts';
import { inTransaction } from './in-transaction.ts';
import type { AttemptsTable, Tables } from './tables.ts';

export async function addAttempt(
  db: Kysely<Tables>,
  attempt: Attempt,
  events: readonly StoredEvent[],
  result: Result | null,
): Promise<Attempt> {
  return inTransaction(db, async (transaction) => {
    const added = await transaction
      .insertInto('attempts')
      .values(attemptRow(attempt))
      .onConflict((conflict) => conflict.columns(['forked_from', 'forked_seq', 'forked_by']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) {
      const earlier = await transaction
        .selectFrom('attempts')
        .selectAll()
        .where('forked_from', '=', attempt.forkedFrom?.attempt ?? null)
        .where('forked_seq', '=', attempt.forkedFrom?.seq ?? null)
        .where('forked_by', '=', attempt.forkedBy)
        .executeTakeFirstOrThrow();
      return storedAttempt(earlier);
    }
    if (events.length > 0) {
      await transaction
        .insertInto('attempt_events')
        .values(events.map((event) => eventRow(attempt.id, event)))
        .execute();
      await keepBeside(transaction, attempt, events);
    }
    if (result) await addResult(transaction, attempt, result, attempt.begunAt);
    return attempt;
  });
}

export async function findAttempt(db: Kysely<Tables>, id: string): Promise<Attempt | undefined> {
  const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && storedAttempt(row);
}

export async function findUntouched(
  db: Kysely<Tables>,
  owner: Owner,
  { edition, assignment }: { readonly edition: string; readonly assignment: string | null },
): Promise<Attempt | undefined> {
  const row = await ownedBy(db, owner)
    .where('edition', '=', edition)
    .where('kind', '=', 'practice')
    .where('assignment', assignment === null ? 'is' : '=', assignment)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('attempt_events').select('seq').whereRef('attempt_events.attempt', '=', 'attempts.id').limit(1),
        ),
      ),
    )
    .orderBy('begun_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && storedAttempt(row);
}

export async function listRun(db: Kysely<Tables>, run: string): Promise<string[]> {
  const rows = await db
    .selectFrom('attempts')
    .select('id')
    .where('run', '=', run)
    .orderBy('begun_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function listByOwner(db: Kysely<Tables>, owner: Owner, limit: number): Promise<AttemptLog[]> {
  const attempts = await ownedBy(db, owner)
    .where('kind', '!=', 'sitting')
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withEvents(db, attempts);
}

/** Scenes of a sitting with their decisions, in no order of their own. */
export async function listOfSitting(db: Kysely<Tables>, sitting: string): Promise<AttemptLog[]> {
  return withEvents(db, await db.selectFrom('attempts').selectAll().where('sitting', '=', sitting).execute());
}

async function withEvents(db: Kysely<Tables>, attempts: readonly Selectable<AttemptsTable>[]): Promise<AttemptLog[]> {
  if (attempts.length === 0) return [];
  const rows = await db
    .selectFrom('attempt_events')
    .leftJoin('clicks', joinClicks)
    .selectAll('attempt_events')
    .select('clicks.seconds')
    .where(
      'attempt',
      'in',
      attempts.map(({ id }) => id),
    )
    .orderBy('attempt')
    .orderBy('attempt_events.seq')
    .execute();
  const events = Map.groupBy(rows, ({ attempt }) => attempt);
  return attempts.map((row) => ({
    attempt: storedAttempt(row),
    events: (events.get(row.id) ?? []).map(storedEvent),
  }));
}

function ownedBy(db: Kysely<Tables>, { device, by }: Owner) {
  const attempts = db.selectFrom('attempts').selectAll();
  return by ? attempts.where('member', '=', by.id) : attempts.where('device', '=', device).where('member', 'is', null);
}

function attemptRow(attempt: Attempt): AttemptsTable {
  const { id, device, run, scenario, edition, kind, seed, forkedFrom, forkedBy, begunAt } = attempt;
  const { member, agency, assignment, sitting, sharedAt } = attempt;
  return {
    id,
    device,
    run,
    scenario,
    edition,
    kind,
    seed,
    forked_from: forkedFrom?.attempt ?? null,
    forked_seq: forkedFrom?.seq ?? null,
    forked_by: forkedBy,
    begun_at: begunAt,
    member,
    agency,
    assignment,
    sitting,
    shared_at: sharedAt,
  };
}

function storedAttempt(row: Selectable<AttemptsTable>): Attempt {
  const { id, device, run, scenario, edition, kind, seed, forked_from, forked_seq, forked_by, begun_at } = row;
  const { member, agency, assignment, sitting, shared_at } = row;
  return {
    id,
    device,
    run,
    scenario,
    edition,
    kind,
    seed,
    forkedFrom: forked_from !== null && forked_seq !== null ? { attempt: forked_from, seq: forked_seq } : null,
    forkedBy: forked_by,
    begunAt: begun_at,
    member,
    agency,
    assignment,
    sitting,
    sharedAt: shared_at,
  };
}
