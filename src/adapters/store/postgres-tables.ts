import { type Kysely, sql } from 'kysely';
import { type ColumnRow, type ReferenceRow, type TableShape, tableShapes } from './table-shape.ts';
import type { Tables } from './tables.ts';

/** Every table of the schema in use but those of the migrations. */
export async function postgresTables(db: Kysely<Tables>): Promise<TableShape[]> {
  const columns = await sql<ColumnRow>`
    select c.relname as "table", a.attname as "column",
      a.atttypid = 'bool'::regtype as boolean,
      array_position(i.indkey::int2[], a.attnum) + 1 as key,
      pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null as numbered
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace and c.relname !~ '^kysely_'
    order by c.relname, a.attnum
  `.execute(db);
  const references = await sql<ReferenceRow>`
    select c.relname as "table", own.attname as "column", t.relname as "to", other.attname as to_column
    from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    join pg_class t on t.oid = f.confrelid
    cross join lateral unnest(f.conkey, f.confkey) as pair(own, other)
    join pg_attribute own on own.attrelid = f.conrelid and own.attnum = pair.own
    join pg_attribute other on other.attrelid = f.confrelid and other.attnum = pair.other
    where f.contype = 'f' and c.relnamespace = current_schema()::regnamespace
  `.execute(db);
  return tableShapes(columns.rows, references.rows);
}
