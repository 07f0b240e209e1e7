/** The rules that PostgreSQL itself holds, as functions that triggers call. */
import { type Kysely, sql } from 'kysely';

export async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name;
    end $$
  `.execute(db);
  for (const change of ['update', 'delete']) await guard(db, table, { change, by: 'refuse_change' });
  await guardTruncate(db, table);
}

export async function allowErasure(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create or replace function refuse_unless_erasing() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from erasing) then return old; end if;
      raise exception '% is append-only', tg_table_name;
    end $$
  `.execute(db);
  await sql`drop trigger ${sql.ref(`${table}_no_delete`)} on ${sql.table(table)}`.execute(db);
  await guard(db, table, { change: 'delete', by: 'refuse_unless_erasing' });
}

export async function guardLog(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function refuse_log_change() returns trigger language plpgsql as $$
    begin
      if new.salt is null and new.content is null and new.agency = old.agency and new.seq = old.seq
        and new.at = old.at and new.kind = old.kind and new.actor is not distinct from old.actor
        and new.subject is not distinct from old.subject and new.content_digest = old.content_digest
        and new.digest = old.digest and exists (select 1 from erasing)
      then return new; end if;
      raise exception 'log is append-only';
    end $$
  `.execute(db);
  await guard(db, 'log', { change: 'update', by: 'refuse_log_change' });
  await guard(db, 'log', { change: 'delete', by: 'refuse_change' });
  await guardTruncate(db, 'log');
}

async function guard(
  db: Kysely<unknown>,
  table: string,
  { change, by }: { readonly change: string; readonly by: string },
): Promise<void> {
  await sql`
    create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
    for each row execute function ${sql.raw(by)}()
  `.execute(db);
}

/** Triggers of rows do not see a table being emptied at one blow. */
async function guardTruncate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    execute function refuse_change()
  `.execute(db);
}
