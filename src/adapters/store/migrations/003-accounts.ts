import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Sign-in: the tables of the sign-in library under names of ours, PINs, and counters of wrong tries. The library is
 * told to write instants as ISO text and truth as 0 and 1, so that every engine holds the same values.
 */
export function accounts(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      // Its id is the member's. The name and address that the library asks for say nothing: members have both.
      await db.schema
        .createTable('auth_users')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('email_verified', 'integer', (column) => column.notNull())
        .addColumn('image', 'text')
        .addColumn('second_factor', 'integer')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('auth_sessions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('member', 'text', (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
        .addColumn('token', 'text', (column) => column.notNull().unique())
        .addColumn('identity', 'text')
        .addColumn('address', 'text')
        .addColumn('user_agent', 'text')
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('auth_credentials')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('member', 'text', (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('password', 'text')
        .addColumn('access_token', 'text')
        .addColumn('refresh_token', 'text')
        .addColumn('id_token', 'text')
        .addColumn('access_token_expires_at', 'text')
        .addColumn('refresh_token_expires_at', 'text')
        .addColumn('scope', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .addUniqueConstraint('auth_credentials_one_each', ['provider', 'account'])
        .execute();
      await db.schema
        .createTable('auth_verifications')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('identifier', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('auth_second_factors')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('member', 'text', (column) =>
          column.notNull().unique().references('auth_users.id').onDelete('cascade'),
        )
        .addColumn('secret', 'text', (column) => column.notNull())
        .addColumn('backup_codes', 'text', (column) => column.notNull())
        .addColumn('verified', 'integer')
        .addColumn('failed', 'integer')
        .addColumn('locked_until', 'text')
        .execute();
      await db.schema
        .createTable('pins')
        .addColumn('member', 'text', (column) => column.primaryKey().references('auth_users.id').onDelete('cascade'))
        .addColumn('hash', 'text')
        .addColumn('set_at', 'text', (column) => column.notNull())
        .addColumn('open_until', 'text')
        .execute();
      await db.schema
        .createTable('limits')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('wait_until', 'text')
        .addColumn('forget_at', 'text', (column) => column.notNull())
        .execute();
      for (const table of ['auth_sessions', 'auth_credentials']) {
        await db.schema.createIndex(`${table}_by_member`).on(table).column('member').execute();
      }
      await db.schema
        .createIndex('auth_verifications_by_identifier')
        .on('auth_verifications')
        .column('identifier')
        .execute();
      await db.schema.createIndex('limits_by_end').on('limits').column('forget_at').execute();
    },
  };
}
