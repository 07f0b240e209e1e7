import type { Kysely } from 'kysely';
import type { Engine } from '#adapters/store/engine';
import { inOrder, type TableShape } from '#adapters/store/table-shape';
import type { Tables } from '#adapters/store/tables';

type Row = Record<string, string | number | boolean | null>;

/**
 * Puts rows into every table that the database has, whatever its migrations made, with every column filled.
 * Rows of a table that refers to itself stand in the wrong order: each refers to one whose key comes later.
 */
export async function fillTables(db: Kysely<Tables>, engine: Engine, count = 3): Promise<Map<string, Row[]>> {
  const kinds = await kindsOf(db);
  const tables = inOrder(await engine.tables(db));
  return db.transaction().execute((transaction) => fill(transaction, { tables, kinds, count }));
}

async function fill(
  db: Kysely<Tables>,
  { tables, kinds, count }: { tables: readonly TableShape[]; kinds: ReadonlyMap<string, string>; count: number },
): Promise<Map<string, Row[]>> {
  const filled = new Map<string, Row[]>();
  for (const { name, columns, references } of tables) {
    const rows: Row[] = [];
    for (let n = 1; n <= count; n++) {
      rows.push(
        Object.fromEntries(
          columns.map((column) => {
            const reference = references.find((each) => each.column === column.name);
            if (!reference) return [column.name, sampleOf(kinds.get(`${name}.${column.name}`) ?? '', column.name, n)];
            const parents = reference.to === name ? rows : filled.get(reference.to);
            const parent = reference.to === name ? parents?.[n - 2] : parents?.[n - 1];
            return [column.name, parent?.[reference.toColumn] ?? null];
          }),
        ),
      );
    }
    await db
      .insertInto(name as never)
      .values(rows as never)
      .execute();
    filled.set(name, rows);
  }
  return filled;
}

async function kindsOf(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.flatMap(({ name, columns }) =>
      columns.map((column) => [`${name}.${column.name}`, column.dataType.toLowerCase()] as const),
    ),
  );
}

function sampleOf(kind: string, column: string, n: number): string | number | boolean {
  if (kind.startsWith('bool')) return kind === 'boolean' ? n % 2 : n % 2 === 1;
  if (/double|float|real/.test(kind)) return n + 0.1;
  if (/int|numeric/.test(kind)) return 40 + n;
  if (/time|date/.test(kind)) return `2026-11-22T12:00:0${n}.000Z`;
  return `${9 - n} ${column} “é” 'x'; -- 🚓 \\ %`;
}
