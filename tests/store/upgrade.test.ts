/** Databases that an earlier version made. */
import type { Kysely } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '#adapters/store/migrate';
import { openStore } from '#adapters/store/open-store';
import { withDatabase } from '#adapters/store/with-database';
import { anAttempt, anEvent, aResult, noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';

/** The tables of 001, for the rows that it held. */
type First = Record<string, Record<string, string | number | null>>;

const attempt = {
  id: 'first',
  device: 'device-one',
  run: 'first',
  scenario: 'short-stop',
  edition: 'edition-one',
  kind: 'practice',
  seed: 'seed',
  forked_from: null,
  forked_seq: null,
  forked_by: null,
  begun_at: noon,
};
const branch = { ...attempt, id: 'branch', forked_from: 'first', forked_seq: 2, forked_by: 'event-id-2' };

const event = (of: string, seq: number, seconds: number | null) => ({
  attempt: of,
  seq,
  id: `event-id-${seq}`,
  event: JSON.stringify({ type: 'choose.greet' }),
  at: noon,
  reported_seconds: seconds,
});

async function fillFirst(db: Kysely<First>): Promise<void> {
  await db
    .insertInto('editions')
    .values({ hash: 'edition-one', scenario: 'short-stop', content: '{"id":"short-stop"}', kept_at: noon })
    .execute();
  await db.insertInto('attempts').values([attempt, branch]).execute();
  await db
    .insertInto('attempt_events')
    .values([event('first', 1, 3.25), event('first', 2, null), event('branch', 1, 3.25)])
    .execute();
  await db
    .insertInto('attempt_results')
    .values({ attempt: 'first', edition: 'edition-one', result: JSON.stringify(aResult(70)), at: noon })
    .execute();
  await db
    .insertInto('first_attempts')
    .values({ device: 'device-one', scenario: 'short-stop', attempt: 'first' })
    .execute();
}

describe.each(engines)('$name', ({ empty }) => {
  test('a database of the first version is brought up to date with everything in it', async () => {
    const { connect } = await empty();
    await withDatabase(connect(), async ({ db, engine }) => {
      await migrate(db, engine, { to: '001-attempts' });
      await fillFirst(db as unknown as Kysely<First>);
    });
    const store = await openStore(connect());
    onTestFinished(() => store.close());
    const [first, fork] = [
      anAttempt({ id: 'first' }),
      anAttempt({
        id: 'branch',
        run: 'first',
        forkedFrom: { attempt: 'first', seq: 2 },
        forkedBy: 'event-id-2',
      }),
    ];
    expect(await store.findScenario('edition-one')).toEqual({ id: 'short-stop' });
    expect(await store.findAttempt('first')).toEqual(first);
    expect(await store.listEvents('first')).toEqual([anEvent(1, { reportedSeconds: 3.25 }), anEvent(2)]);
    expect(await store.findResult(first)).toMatchObject({ result: aResult(70), first: true, at: noon });
    expect((await store.listByOwner({ device: 'device-one' }, 10)).map((each) => each.attempt)).toEqual([fork, first]);
    expect(await store.appendEvent(first, anEvent(3), null)).toBe(true);
    expect(await store.people.listAgencies()).toEqual([]);
  });

  test('it was brought up to date all at once, or not at all', async () => {
    const { connect } = await empty();
    await withDatabase(connect(), async ({ db, engine }) => {
      await migrate(db, engine, { to: '001-attempts' });
      await fillFirst(db as unknown as Kysely<First>);
      // In the way of the last thing that the last migration makes.
      await db.schema.createTable('limits').addColumn('key', 'text').execute();
    });
    await expect(openStore(connect())).rejects.toThrow('limits');
    await withDatabase(connect(), async ({ db, engine }) => {
      const tables = (await engine.tables(db)).map(({ name }) => name);
      expect(tables).toEqual(
        ['attempt_events', 'attempt_results', 'attempts', 'editions', 'first_attempts', 'limits'].sort(),
      );
    });
  });
});
