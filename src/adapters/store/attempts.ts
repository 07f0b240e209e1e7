import type { Kysely, Selectable } from 'kysely';
import type { Attempt, AttemptLog, StoredEvent } from '#app/ports';
import type { Result } from '#domain/attempt/score';
import { addResult, eventRow, storedEvent } from './attempt-events.ts';
import type { AttemptsTable, Tables } from './tables.ts';

export async function addAttempt(
  db: Kysely<Tables>,
  attempt: Attempt,
  events: readonly StoredEvent[],
  result: Result | null,
): Promise<Attempt> {
  return db.transaction().execute(async (transaction) => {
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
    }
    if (result) await addResult(transaction, attempt, result, attempt.begunAt);
    return attempt;
  });
}

export async function findAttempt(db: Kysely<Tables>, id: string): Promise<Attempt | undefined> {
  const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && storedAttempt(row);
}

export async function findUntouched(db: Kysely<Tables>, device: string, edition: string): Promise<Attempt | undefined> {
  const row = await db
    .selectFrom('attempts')
    .selectAll()
    .where('device', '=', device)
    .where('edition', '=', edition)
    .where('kind', '=', 'practice')
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

export async function listByDevice(db: Kysely<Tables>, device: string, limit: number): Promise<AttemptLog[]> {
  const attempts = await db
    .selectFrom('attempts')
    .selectAll()
    .where('device', '=', device)
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  if (attempts.length === 0) return [];
  const rows = await db
    .selectFrom('attempt_events')
    .selectAll()
    .where(
      'attempt',
      'in',
      attempts.map(({ id }) => id),
    )
    .orderBy('attempt')
    .orderBy('seq')
    .execute();
  const events = Map.groupBy(rows, ({ attempt }) => attempt);
  return attempts.map((row) => ({
    attempt: storedAttempt(row),
    events: (events.get(row.id) ?? []).map(storedEvent),
  }));
}

function attemptRow(attempt: Attempt): AttemptsTable {
  const { id, device, run, scenario, edition, kind, seed, forkedFrom, forkedBy, begunAt } = attempt;
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
  };
}

function storedAttempt(row: Selectable<AttemptsTable>): Attempt {
  const { id, device, run, scenario, edition, kind, seed, forked_from, forked_seq, forked_by, begun_at } = row;
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
  };
}
