import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Results } from '#app/ports/results';
import type { Result } from '#domain/attempt/score';
import { listEvents } from './attempt-events.ts';
import { decisionEntries } from './decision-entries.ts';
import { inTransaction } from './in-transaction.ts';
import { note } from './log.ts';
import type { Tables } from './tables.ts';

export function results(db: Kysely<Tables>): Results {
  return {
    async list(attempt) {
      const rows = await db
        .selectFrom('attempt_results')
        .select(['edition', 'result', 'at'])
        .where('attempt', '=', attempt.id)
        .orderBy('at')
        .orderBy('edition')
        .execute();
      const all = rows.map((row) => ({ ...row, result: JSON.parse(row.result) as Result }));
      const isOwn = ({ edition }: { readonly edition: string }) => edition === attempt.edition;
      return [...all.filter(isOwn), ...all.filter((each) => !isOwn(each))];
    },

    async add(attempt, { edition, result, at }) {
      const added = await db
        .insertInto('attempt_results')
        .values({ attempt, edition, result: JSON.stringify(result), at })
        .onConflict((conflict) => conflict.columns(['attempt', 'edition']).doNothing())
        .returning('attempt')
        .executeTakeFirst();
      return added !== undefined;
    },

    async listAttemptsWithout(scenario, edition) {
      const rows = await db
        .selectFrom('attempts')
        .select('id')
        .where('scenario', '=', scenario)
        .where('edition', '!=', edition)
        .where('sitting', 'is', null)
        .where('member', 'is not', null)
        .where(({ eb, or }) => or([eb('assignment', 'is not', null), eb('shared_at', 'is not', null)]))
        .where((is) => is.exists(resultOf(is)))
        .where((is) => is.not(is.exists(resultOf(is).where('attempt_results.edition', '=', edition))))
        .orderBy('begun_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async listSittingsWithout(form, formHash) {
      const rows = await db
        .selectFrom('sittings')
        .select('id')
        .where('form', '=', form)
        .where('form_hash', '!=', formHash)
        .where('ended_at', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('sitting_results')
                .select('key_hash')
                .whereRef('sitting_results.sitting', '=', 'sittings.id')
                .where('key_hash', '=', formHash),
            ),
          ),
        )
        // What was erased has nothing to score.
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('sitting_results').select('key_hash').whereRef('sitting_results.sitting', '=', 'sittings.id'),
          ),
        )
        .orderBy('begun_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    submit: (attempt, at) =>
      inTransaction(db, async (transaction) => {
        const submitted = await transaction
          .updateTable('attempts')
          .set({ shared_at: at })
          .where('id', '=', attempt.id)
          .where('shared_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (!submitted) return false;
        const events = await listEvents(transaction, attempt.id);
        await note(transaction, decisionEntries({ ...attempt, sharedAt: at }, events));
        return true;
      }),
  };
}

function resultOf(is: ExpressionBuilder<Tables, 'attempts'>) {
  return is
    .selectFrom('attempt_results')
    .select('attempt_results.edition')
    .whereRef('attempt_results.attempt', '=', 'attempts.id');
}
