import type { Dialect, Kysely } from 'kysely';

/** What differs between database engines. Everything else is written once, in Kysely. */
export interface Engine {
  readonly dialect: Dialect;
  /** Makes the database itself refuse to change or remove rows of a table. Part of migrations: never edit. */
  readonly makeAppendOnly: (db: Kysely<unknown>, table: string) => Promise<void>;
}
