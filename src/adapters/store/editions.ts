import type { Kysely } from 'kysely';
import type { Edition } from '#app/ports';
import type { Scenario } from '#domain/scenario/schema';
import type { Tables } from './tables.ts';

export async function keepEdition(
  db: Kysely<Tables>,
  { hash, scenario }: Pick<Edition, 'hash' | 'scenario'>,
  at: string,
): Promise<void> {
  await db
    .insertInto('editions')
    .values({ hash, scenario: scenario.id, content: JSON.stringify(scenario), kept_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

export async function findScenario(db: Kysely<Tables>, hash: string): Promise<Scenario | undefined> {
  const row = await db.selectFrom('editions').select('content').where('hash', '=', hash).executeTakeFirst();
  return row && (JSON.parse(row.content) as Scenario);
}

export async function findLatestEdition(db: Kysely<Tables>, scenario: string): Promise<Scenario | undefined> {
  const row = await db
    .selectFrom('editions')
    .select('content')
    .where('scenario', '=', scenario)
    .orderBy('kept_at', 'desc')
    .orderBy('hash')
    .limit(1)
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as Scenario);
}
