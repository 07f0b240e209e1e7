/** A table as the database itself describes it. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  readonly references: readonly { readonly column: string; readonly to: string; readonly toColumn: string }[];
}

export interface ColumnShape {
  readonly name: string;
  readonly isBoolean: boolean;
  /** The database counts it up by a sequence apart from the table. */
  readonly isNumbered: boolean;
}

/** One row a column, in the order of the table; `key` is the place in the primary key, 1 for the first. */
export interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly key: number | null;
  readonly boolean: unknown;
  readonly numbered: unknown;
}

export interface ReferenceRow {
  readonly table: string;
  readonly column: string;
  readonly to: string;
  readonly to_column: string;
}

export function tableShapes(columns: readonly ColumnRow[], references: readonly ReferenceRow[]): TableShape[] {
  return [...Map.groupBy(columns, ({ table }) => table)].map(([name, own]) => ({
    name,
    columns: own.map(({ column, boolean, numbered }) => ({
      name: column,
      isBoolean: Boolean(boolean),
      isNumbered: Boolean(numbered),
    })),
    key: own
      .filter(({ key }) => key)
      .sort((a, b) => Number(a.key) - Number(b.key))
      .map(({ column }) => column),
    references: references
      .filter(({ table }) => table === name)
      .map(({ column, to, to_column }) => ({ column, to, toColumn: to_column })),
  }));
}

/**
 * Tables in an order in which each follows those that it refers to.
 * @throws if a table has no primary key, or tables refer to each other in a circle
 */
export function inOrder(tables: readonly TableShape[]): TableShape[] {
  const keyless = tables.find(({ key }) => key.length === 0);
  if (keyless) throw new Error(`The table ${keyless.name} has no primary key to copy it by.`);
  const ordered: TableShape[] = [];
  let waiting = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length > 0) {
    const blocked = new Set(waiting.map(({ name }) => name));
    const free = waiting.filter(({ name, references }) =>
      references.every(({ to }) => to === name || !blocked.has(to)),
    );
    if (free.length === 0) throw new Error(`The tables ${[...blocked].join(', ')} refer to each other in a circle.`);
    ordered.push(...free);
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}
