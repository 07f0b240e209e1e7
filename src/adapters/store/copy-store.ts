/** Copies a whole database into an empty one, of either engine, and proves that both hold the same. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { DataUnusable } from '../data-unusable.ts';
import type { Engine } from './engine.ts';
import { migrate, migrationsIn } from './migrate.ts';
import { inOrder, type TableShape } from './table-shape.ts';
import type { Tables } from './tables.ts';

export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
}

/** What a table holds. */
export interface TableSum {
  readonly rows: number;
  /** Over every value of every row, hexadecimal. The order of rows and columns does not count, nor does the engine. */
  readonly digest: string;
}

export type StoreSums = Readonly<Record<string, TableSum>>;

type Row = Readonly<Record<string, unknown>>;

/** Rows read and written at once; as many values as either engine takes in one statement. */
const batchRows = 500;
const batchValues = 30_000;

/**
 * Copies every table as it is at one moment, then reads both sides' rows against each other. The source may be
 * written to meanwhile. The copy has the schema of the source, also if that is an earlier one.
 * @param to - a database without any rows. If anything fails it holds none afterwards
 * @returns what each table holds
 * @throws DataUnusable if the target is not empty or has another schema, or this program does not know the source's
 */
export async function copyStore(from: OpenDatabase, to: OpenDatabase): Promise<StoreSums> {
  return from.engine.snapshot(from.db, async (source) => {
    const migrations = await migrationsIn(source);
    const last = migrations.at(-1);
    if (last === undefined) throw new DataUnusable(`${from.engine.place} holds nothing of Second Look.`);
    await refuseUnlessEmpty(to);
    await migrate(to.db, to.engine, { to: last });
    const tables = inOrder(await from.engine.tables(source));
    const given = await to.engine.tables(to.db);
    refuseOtherShape(tables, given);
    return to.engine.alone(to.db, async (target) => {
      const copied: Record<string, TableSum> = {};
      for (const table of tables) {
        const shape = given.find(({ name }) => name === table.name) as TableShape;
        copied[table.name] = await copyTable({ source, target, shape });
      }
      for (const { name, columns } of given)
        for (const column of columns.filter(({ isNumbered }) => isNumbered))
          await to.engine.countOn(target, name, column.name);
      refuseUnlessEqual(copied, await sumsOf(target, given));
      return copied;
    });
  });
}

/** What every table of a database holds. */
export async function sumsOf(db: Kysely<Tables>, tables: readonly TableShape[]): Promise<StoreSums> {
  const sums: Record<string, TableSum> = {};
  for (const table of tables) {
    const sum = startSum();
    for await (const rows of readRows(db, table)) for (const row of rows) sum.add(row);
    sums[table.name] = sum.end();
  }
  return sums;
}

/** @throws DataUnusable, naming the first table that differs */
export function refuseUnlessEqual(expected: StoreSums, found: StoreSums): void {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const [one, other] = [expected[name], found[name]];
    if (one?.rows === other?.rows && one?.digest === other?.digest) continue;
    throw new DataUnusable(
      `The copy is not the same: "${name}" has ${one?.rows ?? 'no'} rows here and ${other?.rows ?? 'no'} there, or other values in them.`,
    );
  }
}

async function refuseUnlessEmpty({ db, engine }: OpenDatabase): Promise<void> {
  const tables = await engine.tables(db);
  const isOurs = (await migrationsIn(db)).length > 0;
  if (tables.length > 0 && !isOurs)
    throw new DataUnusable(`${engine.place} holds tables of another program. Name an empty database.`);
  for (const { name } of tables) {
    const row = await rowsOf(db, name).selectAll().limit(1).executeTakeFirst();
    if (row)
      throw new DataUnusable(`${engine.place} is not empty: there are rows in "${name}". Name an empty database.`);
  }
}

function refuseOtherShape(source: readonly TableShape[], target: readonly TableShape[]): void {
  const columnsOf = (tables: readonly TableShape[]) =>
    tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)).sort();
  const [here, there] = [new Set(columnsOf(source)), new Set(columnsOf(target))];
  const odd = [...here].find((column) => !there.has(column)) ?? [...there].find((column) => !here.has(column));
  if (odd !== undefined)
    throw new DataUnusable(`The two databases have other columns: only one of them has ${odd}. Nothing was copied.`);
}

async function copyTable({
  source,
  target,
  shape,
}: {
  readonly source: Kysely<Tables>;
  readonly target: Kysely<Tables>;
  readonly shape: TableShape;
}): Promise<TableSum> {
  const sum = startSum();
  const ready = parentsFirst(shape);
  const size = Math.min(batchRows, Math.floor(batchValues / shape.columns.length));
  for await (const rows of readRows(source, shape)) {
    for (const row of rows) sum.add(row);
    const free = rows.flatMap(ready.after);
    for (let start = 0; start < free.length; start += size) {
      const batch = free.slice(start, start + size).map((row) => fitted(row, shape));
      await target
        .insertInto(shape.name as never)
        .values(batch as never)
        .execute();
    }
  }
  ready.end();
  return sum.end();
}

/** Batches of rows, in the order of the primary key. */
async function* readRows(db: Kysely<Tables>, { name, key }: TableShape): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  do {
    let query = rowsOf(db, name).selectAll().limit(batchRows);
    for (const column of key) query = query.orderBy(column);
    const after = last;
    if (after)
      query = query.where(
        sql<boolean>`(${sql.join(key.map((column) => sql.ref(column)))}) > (${sql.join(key.map((column) => after[column]))})`,
      );
    const rows: Row[] = await query.execute();
    if (rows.length > 0) yield rows;
    last = rows.length < batchRows ? undefined : rows.at(-1);
  } while (last);
}

/** Tables are found in the database itself, so their columns are not known to the types. */
function rowsOf(db: Kysely<Tables>, table: string) {
  return (db as unknown as Kysely<Record<string, Record<string, unknown>>>).selectFrom(table);
}

/** Where rows of a table refer to others of it, those wait until the others have been written. */
function parentsFirst({ name, references }: TableShape) {
  const own = references.filter(({ to }) => to === name);
  const written = new Map(own.map(({ toColumn }) => [toColumn, new Set<unknown>()]));
  const waiting = new Map<unknown, Row[]>();
  const after = (row: Row): Row[] => {
    const missing = own.find(
      ({ column, toColumn }) =>
        row[column] !== null && row[column] !== row[toColumn] && !written.get(toColumn)?.has(row[column]),
    );
    if (missing) {
      const parent = row[missing.column];
      waiting.set(parent, [...(waiting.get(parent) ?? []), row]);
      return [];
    }
    for (const [column, values] of written) values.add(row[column]);
    const freed = [...written.keys()].flatMap((column) => {
      const children = waiting.get(row[column]) ?? [];
      waiting.delete(row[column]);
      return children;
    });
    return [row, ...freed.flatMap(after)];
  };
  return {
    after,
    end: () => {
      if (waiting.size > 0) throw new Error(`Rows of ${name} refer to each other in a circle, or to none.`);
    },
  };
}

/** A row as the target takes it. */
function fitted(row: Row, { columns }: TableShape): Row {
  return Object.fromEntries(
    columns.map(({ name, isBoolean }) => {
      const value = plain(row[name]);
      return [name, isBoolean && value !== null ? Boolean(value) : value];
    }),
  );
}

function startSum() {
  let [rows, total] = [0, 0n];
  return {
    add(row: Row) {
      rows += 1;
      const cells = Object.keys(row)
        .sort()
        .map((column) => [column, plain(row[column])]);
      total += BigInt(`0x${createHash('sha256').update(JSON.stringify(cells)).digest('hex')}`);
    },
    end: (): TableSum => ({ rows, digest: BigInt.asUintN(256, total).toString(16).padStart(64, '0') }),
  };
}

/** A value as both engines write it: PostgreSQL has kinds that are numbers and texts in SQLite. */
function plain(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  throw new Error(`There is no way to copy ${typeof value}.`);
}
