import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

/** A row of the log, as it is shown. */
export interface LogRow {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  /** Null: the program itself. */
  readonly actor: Named | null;
  readonly subject: Named | null;
  /** Null: erased. */
  readonly content: { readonly value: unknown } | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ReadLog {
  readonly by: Person;
  readonly kind?: string | undefined;
  /** A kind to leave out. */
  readonly except?: string | undefined;
  readonly person?: string | undefined;
  readonly before?: number | undefined;
}

export type LogPage =
  | {
      readonly ok: true;
      readonly rows: readonly LogRow[];
      /** What `before` is for the page after this one; null: this is the last. */
      readonly next: number | null;
      /** Every kind that this log holds. */
      readonly kinds: readonly string[];
      readonly person: Named | null;
    }
  | { readonly ok: false; readonly reason: 'forbidden' };

const perPage = 50;

/** The agency's log, the latest first. */
export async function readLog(
  { store, clock }: Ports,
  { by, kind, except, person, before }: ReadLog,
): Promise<LogPage> {
  const { agency } = by;
  if (!may(by, 'log.read', { agency })) return { ok: false, reason: 'forbidden' };
  await store.log.seal(agency);
  const names = new Map((await store.people.listMembers(agency)).map(({ id, name }) => [id, name]));
  const named = (id: string | null): Named | null => (id === null ? null : { id, name: names.get(id) ?? 'Unknown' });
  const known = (id: string | undefined) => (id !== undefined && names.has(id) ? named(id) : null);
  const found = await store.log.list(agency, { kind, except, person, before, limit: perPage + 1 });
  const rows = found.slice(0, perPage);
  // Results of people stand in it.
  const content = { kind, except, before };
  const at = clock.now().toISOString();
  await store.log.note([{ agency, at, kind: 'log.viewed', actor: by.id, subject: known(person)?.id ?? null, content }]);
  return {
    ok: true,
    rows: rows.map(({ seq, at, kind: of, actor, subject, content }) => ({
      seq,
      at,
      kind: of,
      actor: named(actor),
      subject: named(subject),
      content: content === null ? null : { value: JSON.parse(content) },
    })),
    next: found.length > perPage ? (rows.at(-1)?.seq ?? null) : null,
    kinds: await store.log.kinds(agency),
    person: known(person),
  };
}
