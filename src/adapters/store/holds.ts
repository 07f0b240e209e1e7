import type { Kysely, Selectable } from 'kysely';
import type { Hold, Holds } from '#app/ports/holds';
import type { HoldsTable, Tables } from './tables.ts';

export function holds(db: Kysely<Tables>): Holds {
  return {
    add: async ({ id, agency, member, why, setBy, setAt, liftedBy, liftedAt }) => {
      await db
        .insertInto('holds')
        .values({ id, agency, member, why, set_by: setBy, set_at: setAt, lifted_by: liftedBy, lifted_at: liftedAt })
        .execute();
    },
    lift: async (id, by, at) => {
      const lifted = await db
        .updateTable('holds')
        .set({ lifted_by: by, lifted_at: at })
        .where('id', '=', id)
        .where('lifted_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return lifted !== undefined;
    },
    find: async (id) => {
      const row = await db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst();
      return row && storedHold(row);
    },
    list: async (agency) => {
      const rows = await db
        .selectFrom('holds')
        .selectAll()
        .where('agency', '=', agency)
        .orderBy('set_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(storedHold);
    },
    listOver: async (agency, member) => {
      const rows = await db
        .selectFrom('holds')
        .selectAll()
        .where('agency', '=', agency)
        .where('lifted_at', 'is', null)
        .where(({ eb, or }) => or([eb('member', 'is', null), eb('member', '=', member)]))
        .orderBy('set_at')
        .execute();
      return rows.map(storedHold);
    },
  };
}

function storedHold({ set_by, set_at, lifted_by, lifted_at, ...row }: Selectable<HoldsTable>): Hold {
  return { ...row, setBy: set_by, setAt: set_at, liftedBy: lifted_by, liftedAt: lifted_at };
}
