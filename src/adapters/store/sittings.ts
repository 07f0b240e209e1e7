import type { Kysely, Selectable } from 'kysely';
import type { FormCount, Sitting, Sittings, StoredAnswer, StoredSittingResult } from '#app/ports/sittings';
import type { Form, FormContent } from '#domain/certification/form';
import type { KeptAnswer } from '#domain/certification/sat';
import type { SittingResult } from '#domain/certification/sitting-result';
import { decisionKind, type SittingDecision } from '#domain/records/decision-entry';
import { listOfSitting } from './attempts.ts';
import { inTransaction } from './in-transaction.ts';
import { note } from './log.ts';
import type { SittingAnswersTable, SittingsTable, Tables } from './tables.ts';

export function sittings(db: Kysely<Tables>): Sittings {
  return {
    async keepForm({ hash, ...content }, at) {
      await db
        .insertInto('form_editions')
        .values({ hash, form: content.id, content: JSON.stringify(content), kept_at: at })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
    },

    async findForm(hash) {
      const row = await db.selectFrom('form_editions').select('content').where('hash', '=', hash).executeTakeFirst();
      return row && { ...(JSON.parse(row.content) as FormContent), hash };
    },

    async add(sitting) {
      const added = await db
        .insertInto('sittings')
        .values(row(sitting))
        // One that is open already, by the index over those that have not ended.
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async find(id) {
      const found = await db.selectFrom('sittings').selectAll().where('id', '=', id).executeTakeFirst();
      return found && stored(found);
    },

    async findOpen(member, purpose) {
      const found = await db
        .selectFrom('sittings')
        .selectAll()
        .where('member', '=', member)
        .where('purpose', '=', purpose)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return found && stored(found);
    },

    async listOfMember(member) {
      const rows = await db
        .selectFrom('sittings')
        .selectAll()
        .where('member', '=', member)
        .orderBy('begun_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(stored);
    },

    async listOfCohort(cohort) {
      const rows = await db
        .selectFrom('sittings')
        .innerJoin('cohort_members', 'cohort_members.member', 'sittings.member')
        .leftJoin('sitting_results', (join) =>
          join
            .onRef('sitting_results.sitting', '=', 'sittings.id')
            .onRef('sitting_results.key_hash', '=', 'sittings.form_hash'),
        )
        .selectAll('sittings')
        .select('sitting_results.result')
        .where('cohort_members.cohort', '=', cohort)
        .where('cohort_members.part', '=', 'trainee')
        .where('cohort_members.removed_at', 'is', null)
        .orderBy('sittings.begun_at', 'desc')
        .orderBy('sittings.id')
        .execute();
      return rows.map(({ result, ...sitting }) => ({
        sitting: stored(sitting),
        result: result === null ? null : (JSON.parse(result) as SittingResult),
      }));
    },

    async confirm(sitting, by, at) {
      const changed = await db
        .updateTable('sittings')
        .set({ confirmed_by: by, confirmed_at: at })
        .where('id', '=', sitting)
        .where('confirmed_by', 'is', null)
        .executeTakeFirst();
      return Number(changed.numUpdatedRows) > 0;
    },

    async weaken(sitting) {
      await db.updateTable('sittings').set({ identity: 'pin' }).where('id', '=', sitting).execute();
    },

    async listAnswers(sitting) {
      const rows = await db
        .selectFrom('sitting_answers')
        .leftJoin('clicks', (join) =>
          join.onRef('clicks.record', '=', 'sitting_answers.sitting').onRef('clicks.seq', '=', 'sitting_answers.seq'),
        )
        .selectAll('sitting_answers')
        .select('clicks.seconds')
        .where('sitting', '=', sitting)
        .orderBy('sitting_answers.seq')
        .execute();
      return rows.map(storedAnswer);
    },

    addAnswer: (sitting, answer) => addAnswer(db, sitting, answer),
    listScenes: (sitting) => listOfSitting(db, sitting),

    async end({ id, formHash }, result, at) {
      await inTransaction(db, async (transaction) => {
        await transaction.updateTable('sittings').set({ ended_at: at }).where('id', '=', id).execute();
        await addResult(transaction, id, { keyHash: formHash, result, at });
      });
    },

    addResult: (sitting, result) => addResult(db, sitting, result),

    async listResults(sitting) {
      const rows = await db
        .selectFrom('sitting_results')
        .innerJoin('sittings', 'sittings.id', 'sitting_results.sitting')
        .select(['key_hash', 'result', 'at', 'sittings.form_hash'])
        .where('sitting', '=', sitting)
        .orderBy('at')
        .orderBy('key_hash')
        .execute();
      return rows
        .toSorted((a, b) => Number(b.key_hash === b.form_hash) - Number(a.key_hash === a.form_hash))
        .map(({ key_hash, result, at }) => ({ keyHash: key_hash, result: JSON.parse(result) as SittingResult, at }));
    },

    async listReviewed(sitting) {
      const rows = await db.selectFrom('sitting_reviews').select('ref').where('sitting', '=', sitting).execute();
      return rows.map(({ ref }) => ref);
    },

    async addReviewed(sitting, item, at) {
      await db
        .insertInto('sitting_reviews')
        .values({ sitting, ref: item, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    countByForm: (agency) => countByForm(db, agency),
    listFirstMeans: (agency, formHashes) => listFirstMeans(db, agency, formHashes),
  };
}

function addAnswer(db: Kysely<Tables>, { id: sitting, agency, member }: Sitting, answer: StoredAnswer) {
  return inTransaction(db, async (transaction) => {
    const { seq, id, kept, at, reportedSeconds } = answer;
    const { kind, ref } = kept;
    const added = await transaction
      .insertInto('sitting_answers')
      .values({ sitting, seq, id, kind, ref, answer: JSON.stringify(kept.answer), at })
      // Whichever constraint it breaks: PostgreSQL, told of one, would fail on the other if two answer at once.
      .onConflict((conflict) => conflict.doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (!added) return false;
    if (reportedSeconds !== null) {
      await transaction
        .insertInto('clicks')
        .values({ record: sitting, seq, agency, seconds: reportedSeconds, at })
        .execute();
    }
    const content: SittingDecision = { sitting, seq, id, kind, ref, answer: kept.answer };
    await note(transaction, [{ agency, at, kind: decisionKind, actor: member, subject: member, content }]);
    return true;
  });
}

async function addResult(db: Kysely<Tables>, sitting: string, { keyHash, result, at }: StoredSittingResult) {
  await db
    .insertInto('sitting_results')
    .values({ sitting, key_hash: keyHash, result: JSON.stringify(result), at })
    .execute();
}

async function countByForm(db: Kysely<Tables>, agency: string): Promise<FormCount[]> {
  const rows = await db
    .selectFrom('sittings')
    .select(({ fn }) => [
      'form',
      'form_hash',
      fn.countAll().as('begun'),
      // Counts those that are not null.
      fn.count('ended_at').as('finished'),
    ])
    .where('agency', '=', agency)
    .groupBy(['form', 'form_hash'])
    .orderBy('form')
    .orderBy('form_hash')
    .execute();
  return rows.map(({ form, form_hash, begun, finished }) => ({
    form: form as Form['id'],
    formHash: form_hash,
    begun: Number(begun),
    finished: Number(finished),
  }));
}

async function listFirstMeans(db: Kysely<Tables>, agency: string, formHashes: readonly string[]) {
  const rows = await db
    .selectFrom('sittings')
    .innerJoin('sitting_results', (join) =>
      join.onRef('sitting_results.sitting', '=', 'sittings.id').onRef('sitting_results.key_hash', '=', 'form_hash'),
    )
    .select(['sittings.member', 'form', 'form_hash', 'result'])
    .where('agency', '=', agency)
    .where('purpose', '=', 'certification')
    .orderBy('begun_at')
    .orderBy('sittings.id')
    .execute();
  const first = new Map<string, (typeof rows)[number]>();
  for (const each of rows) if (!first.has(each.member)) first.set(each.member, each);
  return [...first.values()].flatMap(({ form, form_hash, result }) => {
    const { mean } = JSON.parse(result) as SittingResult;
    return mean !== null && formHashes.includes(form_hash) ? [{ form: form as Form['id'], mean }] : [];
  });
}

function row(sitting: Sitting): SittingsTable {
  const { id, member, agency, cohort, assignment, purpose, form, formHash, seed, begunAt, identity } = sitting;
  const { confirmedBy, confirmedAt, endedAt } = sitting;
  return {
    id,
    member,
    agency,
    cohort,
    assignment,
    purpose,
    form,
    form_hash: formHash,
    seed,
    begun_at: begunAt,
    identity,
    confirmed_by: confirmedBy,
    confirmed_at: confirmedAt,
    ended_at: endedAt,
  };
}

function stored(row: Selectable<SittingsTable>): Sitting {
  const { id, member, agency, cohort, assignment, purpose, seed, identity } = row;
  return {
    id,
    member,
    agency,
    cohort,
    assignment,
    purpose,
    form: row.form as Form['id'],
    formHash: row.form_hash,
    seed,
    begunAt: row.begun_at,
    identity,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    endedAt: row.ended_at,
  };
}

function storedAnswer({
  seq,
  id,
  kind,
  ref,
  answer,
  at,
  seconds,
}: Selectable<SittingAnswersTable> & { readonly seconds: number | null }): StoredAnswer {
  const kept = { kind, ref, answer: JSON.parse(answer) } as KeptAnswer;
  return { seq, id, kept, at, reportedSeconds: seconds };
}
