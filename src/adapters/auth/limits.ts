import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '#app/ports';
import type { Limits } from '#app/ports/accounts';
import type { Tables } from '../store/tables.ts';

/** @param secret - keys are kept as digests under it: the table tells neither who tried nor from where */
export function openLimits(
  db: Kysely<Tables>,
  { clock, secret }: { readonly clock: Clock; readonly secret: string },
): Limits {
  const digest = (key: string) => createHmac('sha256', secret).update(`limit:${key}`).digest('base64url');
  const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000).toISOString();
  const secondsTo = (instant: string) => Math.max(1, Math.ceil((Date.parse(instant) - clock.now().getTime()) / 1000));

  let taken = 0;

  return {
    async take(key, limit) {
      taken += 1;
      if (taken % 100 === 0) await db.deleteFrom('limits').where('forget_at', '<=', later(0)).execute();
      return db.transaction().execute(async (transaction) => {
        const id = digest(key);
        const now = later(0);
        await transaction.deleteFrom('limits').where('key', '=', id).where('forget_at', '<=', now).execute();
        // The count is raised before it is read: the row is then ours until the end of the transaction.
        const { tries, wait_until } = await transaction
          .insertInto('limits')
          .values({ key: id, tries: 1, wait_until: null, forget_at: later(limit.forgetSeconds) })
          .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ tries: eb('limits.tries', '+', 1) })))
          .returning(['tries', 'wait_until'])
          .executeTakeFirstOrThrow();
        const row = transaction.updateTable('limits').where('key', '=', id);
        if (wait_until !== null && wait_until > now) {
          await row.set({ tries: tries - 1 }).execute();
          return secondsTo(wait_until);
        }
        const over = tries - limit.free;
        const wait = over < 0 ? 0 : Math.min(limit.waitSeconds * 2 ** Math.min(over, 20), limit.longestWaitSeconds);
        await row
          .set({ wait_until: wait === 0 ? null : later(wait), forget_at: later(wait + limit.forgetSeconds) })
          .execute();
        return 0;
      });
    },

    async look(key) {
      const found = await db
        .selectFrom('limits')
        .select('wait_until')
        .where('key', '=', digest(key))
        .where('wait_until', '>', later(0))
        .executeTakeFirst();
      return found?.wait_until ? secondsTo(found.wait_until) : 0;
    },

    async clear(key) {
      await db.deleteFrom('limits').where('key', '=', digest(key)).execute();
    },
  };
}
