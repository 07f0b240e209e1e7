import { type RawBuilder, sql } from 'kysely';
import type { Attempt } from '#app/ports';
import type { Scenario } from '#domain/scenario/schema';
import { anAgency } from './agency.ts';
import { anAttempt, anEvent, aResult, noon } from './attempt.ts';
import type { TestStore } from './engines.ts';

/** An attempt of Ana Ortiz's that was assigned to her, and so is on the record. */
export function anAssignedAttempt(with_: Partial<Attempt> & Pick<Attempt, 'id'>): Attempt {
  return anAttempt({ member: 'trainee-1', agency: 'larkfield', assignment: 'assigned-1', ...with_ });
}

/**
 * Larkfield with a log of eight rows: two administrative acts, three decisions of Ana's, one of Ben's, a view of
 * Ana's result, a change of the cohort. Ana has practiced in private too. Everything is sealed.
 */
export async function aRecord({ store }: Pick<TestStore, 'store'>) {
  const agency = await anAgency(store);
  const scenario = { id: 'short-stop', title: 'Short Stop' } as Scenario;
  await store.keepEdition({ hash: 'edition-one', scenario }, noon);
  const act = (kind: string, subject: string | null, content: unknown) =>
    store.log.note([{ agency: 'larkfield', at: noon, kind, actor: 'coordinator', subject, content }]);
  await act('agency.changed', null, { before: { name: 'Larkfield' }, after: { name: 'Larkfield PD' } });
  await act('person.changed', 'trainee-1', { before: { name: 'Ana' }, after: { name: 'Ana Ortiz' } });
  const attempt = anAssignedAttempt({ id: 'assigned' });
  await store.addAttempt(attempt, [], null);
  await store.appendEvent(attempt, anEvent(1, { reportedSeconds: 3.5 }), null);
  await store.appendEvent(attempt, anEvent(2), null);
  await store.appendEvent(attempt, anEvent(3), aResult(80));
  const bens = anAssignedAttempt({ id: 'bens', member: 'trainee-2', device: 'device-two' });
  await store.addAttempt(bens, [anEvent(1)], null);
  await store.addAttempt(anAttempt({ id: 'private', member: 'trainee-1', agency: 'larkfield' }), [anEvent(1)], null);
  await act('result.viewed', 'trainee-1', { attempt: 'assigned' });
  await act('cohort.changed', null, { before: { name: 'Spring' }, after: { name: 'Spring patrol class' } });
  const head = await store.log.seal('larkfield');
  return { ...agency, attempt, head };
}

/** Alters the database as somebody would who has it in hand: the triggers that guard its tables are dropped first. */
export async function tamper({ db, engine }: Pick<TestStore, 'db' | 'engine'>, ...changes: RawBuilder<unknown>[]) {
  for (const table of ['log', 'attempt_events', 'sitting_answers', 'attempt_results']) {
    for (const change of ['update', 'delete']) {
      const on = engine.type === 'postgres' ? sql` on ${sql.table(table)}` : sql``;
      await sql`drop trigger if exists ${sql.ref(`${table}_no_${change}`)}${on}`.execute(db);
    }
  }
  for (const change of changes) await change.execute(db);
}
