import type { Kysely } from 'kysely';
import type { Adoption } from '#app/ports';
import { inTransaction } from './in-transaction.ts';
import type { Tables } from './tables.ts';

export async function countAdoptable(db: Kysely<Tables>, device: string, member: string): Promise<number> {
  const { count } = await db
    .selectFrom('attempts')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('device', '=', device)
    .where('member', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('adoptions').select('at').where('device', '=', device).where('adoptions.member', '=', member),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function adopt(db: Kysely<Tables>, { device, member, agency, answer, at }: Adoption): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const asked = await transaction
      .insertInto('adoptions')
      .values({ device, member, answer, at })
      .onConflict((conflict) => conflict.columns(['member', 'device']).doNothing())
      .returning('at')
      .executeTakeFirst();
    if (!asked || answer === 'no') return;
    await transaction
      .updateTable('attempts')
      .set({ member, agency })
      .where('device', '=', device)
      .where('member', 'is', null)
      .execute();
  });
}
