import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/** Editions, attempts, their events and results. */
export function attempts(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('editions')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('scenario', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('kept_at', 'text', (column) => column.notNull())
        .execute();

      await db.schema
        .createTable('attempts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('device', 'text', (column) => column.notNull())
        .addColumn('run', 'text', (column) => column.notNull())
        .addColumn('scenario', 'text', (column) => column.notNull())
        .addColumn('edition', 'text', (column) => column.notNull().references('editions.hash'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('seed', 'text', (column) => column.notNull())
        .addColumn('forked_from', 'text', (column) => column.references('attempts.id'))
        .addColumn('forked_seq', 'integer')
        .addColumn('forked_by', 'text')
        .addColumn('begun_at', 'text', (column) => column.notNull())
        // One conflicting decision opens one branch, however often it is sent. Nulls never conflict.
        .addUniqueConstraint('attempts_one_branch', ['forked_from', 'forked_seq', 'forked_by'])
        .execute();
      await db.schema.createIndex('attempts_by_device').on('attempts').columns(['device', 'begun_at']).execute();
      await db.schema.createIndex('attempts_by_run').on('attempts').columns(['run', 'begun_at']).execute();

      await db.schema
        .createTable('attempt_events')
        .addColumn('attempt', 'text', (column) => column.notNull().references('attempts.id'))
        .addColumn('seq', 'integer', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('reported_seconds', 'double precision')
        .addPrimaryKeyConstraint('attempt_events_pk', ['attempt', 'seq'])
        .execute();

      await db.schema
        .createTable('attempt_results')
        .addColumn('attempt', 'text', (column) => column.notNull().references('attempts.id'))
        .addColumn('edition', 'text', (column) => column.notNull().references('editions.hash'))
        .addColumn('result', 'text', (column) => column.notNull())
        .addColumn('at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('attempt_results_pk', ['attempt', 'edition'])
        .execute();

      await db.schema
        .createTable('first_attempts')
        .addColumn('device', 'text', (column) => column.notNull())
        .addColumn('scenario', 'text', (column) => column.notNull())
        .addColumn('attempt', 'text', (column) => column.notNull().references('attempts.id'))
        .addPrimaryKeyConstraint('first_attempts_pk', ['device', 'scenario'])
        .execute();

      for (const table of ['editions', 'attempt_events', 'attempt_results', 'first_attempts']) {
        await engine.makeAppendOnly(db, table);
      }
    },
  };
}
