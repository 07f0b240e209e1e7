import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Evidence } from '#app/ports/evidence';
import { canonical } from '#domain/records/canonical';
import type { LiveDecision } from '#domain/records/compare';
import type { AttemptDecision, SittingDecision } from '#domain/records/decision-entry';
import type { Tables } from './tables.ts';

export function evidence(db: Kysely<Tables>): Evidence {
  return {
    findDecisions: async (of, records) => {
      if (records.length === 0) return [];
      return of === 'attempt'
        ? attemptDecisions(attemptRows(db).where('attempts.id', 'in', records))
        : sittingDecisions(sittingRows(db).where('sittings.id', 'in', records));
    },
    listDecisions: async (agency, of, after, limit) =>
      of === 'attempt'
        ? attemptDecisions(
            attemptRows(db)
              .where('attempts.agency', '=', agency)
              .where(isOnRecord)
              .where(({ eb, refTuple, tuple }) =>
                eb(refTuple('attempt_events.attempt', 'attempt_events.seq'), '>', tuple(after.record, after.seq)),
              )
              .limit(limit),
          )
        : sittingDecisions(
            sittingRows(db)
              .where('sittings.agency', '=', agency)
              .where(({ eb, refTuple, tuple }) =>
                eb(refTuple('sitting_answers.sitting', 'sitting_answers.seq'), '>', tuple(after.record, after.seq)),
              )
              .limit(limit),
          ),
    listAnchors: async (agency) => {
      const rows = await db
        .selectFrom('certificates')
        .select(['id', 'log_seq', 'log_digest'])
        .where('agency', '=', agency)
        .orderBy('log_seq')
        .execute();
      return rows.map(({ id, log_seq, log_digest }) => ({ seq: log_seq, digest: log_digest, by: id }));
    },
  };
}

function attemptRows(db: Kysely<Tables>) {
  return db
    .selectFrom('attempt_events')
    .innerJoin('attempts', 'attempts.id', 'attempt_events.attempt')
    .select([
      'attempt_events.attempt',
      'attempt_events.seq',
      'attempt_events.id',
      'attempt_events.event',
      'attempt_events.at',
      'attempts.scenario',
      'attempts.edition',
      'attempts.member',
    ])
    .orderBy('attempt_events.attempt')
    .orderBy('attempt_events.seq');
}

async function attemptDecisions(rows: ReturnType<typeof attemptRows>): Promise<LiveDecision[]> {
  return (await rows.execute()).map(({ attempt, seq, id, event, at, scenario, edition, member }) => {
    const entry: AttemptDecision = { attempt, scenario, edition, seq, id, event: parsed(event) };
    return { record: attempt, seq, at, subject: member ?? '', content: canonical(entry) };
  });
}

function sittingRows(db: Kysely<Tables>) {
  return db
    .selectFrom('sitting_answers')
    .innerJoin('sittings', 'sittings.id', 'sitting_answers.sitting')
    .select([
      'sitting_answers.sitting',
      'sitting_answers.seq',
      'sitting_answers.id',
      'sitting_answers.kind',
      'sitting_answers.ref',
      'sitting_answers.answer',
      'sitting_answers.at',
      'sittings.member',
    ])
    .orderBy('sitting_answers.sitting')
    .orderBy('sitting_answers.seq');
}

async function sittingDecisions(rows: ReturnType<typeof sittingRows>): Promise<LiveDecision[]> {
  return (await rows.execute()).map(({ sitting, seq, id, kind, ref, answer, at, member }) => {
    const entry: SittingDecision = { sitting, seq, id, kind, ref, answer: parsed(answer) };
    return { record: sitting, seq, at, subject: member, content: canonical(entry) };
  });
}

/** What somebody wrote into the database need not be JSON; then it is altered, and no reason to stop. */
function parsed<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return text as T;
  }
}

/** Nobody else sees an attempt that was neither assigned nor submitted, and the log holds nothing of it. */
function isOnRecord({ eb, and, or }: ExpressionBuilder<Tables, 'attempts'>) {
  const marks = (['assignment', 'sitting', 'shared_at'] as const).map((mark) => eb(`attempts.${mark}`, 'is not', null));
  return and([eb('attempts.member', 'is not', null), or(marks)]);
}
