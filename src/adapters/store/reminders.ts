import type { Kysely } from 'kysely';
import type { Reminders } from '#app/ports/reminders';
import type { Tables } from './tables.ts';

export function reminders(db: Kysely<Tables>): Reminders {
  return {
    async claim({ assignment, member, kind }, at) {
      const claimed = await db
        .insertInto('reminders')
        .values({ assignment, member, kind, sent_at: at })
        .onConflict((conflict) => conflict.columns(['assignment', 'member', 'kind']).doNothing())
        .returning('kind')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async release({ assignment, member, kind }) {
      await db
        .deleteFrom('reminders')
        .where('assignment', '=', assignment)
        .where('member', '=', member)
        .where('kind', '=', kind)
        .execute();
    },
  };
}
