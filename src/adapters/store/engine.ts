import type { ColumnDefinitionBuilder, Dialect, Kysely } from 'kysely';
import type { TableShape } from './table-shape.ts';
import type { Tables } from './tables.ts';

/** What differs between database engines. Everything else is written once, in Kysely. */
export interface Engine extends SchemaTools {
  readonly type: 'sqlite' | 'postgres';
  /** How to call the database in a sentence. Never holds a password. */
  readonly place: string;
  readonly dialect: Dialect;
  /** What whoever starts the program can do about an error of the database; undefined if it is of another kind. */
  readonly explain: (error: unknown) => string | undefined;
  /** Runs work that no other process may run on this database at the same time. What it throws undoes it. */
  readonly alone: <T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** Runs work that reads the database as it is at one moment, while others go on writing. */
  readonly snapshot: <T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;
  /** The tables that are there. */
  readonly tables: (db: Kysely<Tables>) => Promise<TableShape[]>;
  /** Makes a column that the database counts up go on after the highest number that stands in it. */
  readonly countOn: (db: Kysely<Tables>, table: string, column: string) => Promise<void>;
}

/** What migrations use. Those that were released rely on it: never change what a member of it does. */
export interface SchemaTools {
  /** Makes the database itself refuse to change or remove rows of a table. */
  readonly makeAppendOnly: (db: Kysely<unknown>, table: string) => Promise<void>;
  /** Lets rows of an append-only table be removed, though never changed, while the table `erasing` holds a row. */
  readonly allowErasure: (db: Kysely<unknown>, table: string) => Promise<void>;
  /** Makes the database refuse to remove rows of `log`, and to change more of one than its salt and content to null. */
  readonly guardLog: (db: Kysely<unknown>) => Promise<void>;
  /** A whole number that the database counts up, as primary key. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
}
