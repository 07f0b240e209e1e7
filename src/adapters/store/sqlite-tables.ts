import { type Kysely, sql } from 'kysely';
import { type ColumnRow, type ReferenceRow, type TableShape, tableShapes } from './table-shape.ts';
import type { Tables } from './tables.ts';

/** Every table but those of SQLite and of the migrations. */
export async function sqliteTables(db: Kysely<Tables>): Promise<TableShape[]> {
  const columns = await sql<ColumnRow>`
    select m.name as "table", c.name as "column", c.pk as key, lower(c.type) = 'boolean' as boolean, 0 as numbered
    from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' and m.name not like 'kysely\\_%' escape '\\'
    order by m.name, c.cid
  `.execute(db);
  const references = await sql<ReferenceRow>`
    select m.name as "table", f."from" as "column", f."table" as "to",
      coalesce(f."to", (select k.name from pragma_table_info(f."table") k where k.pk = f.seq + 1)) as to_column
    from sqlite_master m, pragma_foreign_key_list(m.name) f
    where m.type = 'table'
  `.execute(db);
  return tableShapes(columns.rows, references.rows);
}
