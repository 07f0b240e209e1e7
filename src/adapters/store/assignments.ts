import type { Kysely, Selectable } from 'kysely';
import type { Assignment, Assignments } from '#app/ports/assignments';
import { inTransaction } from './in-transaction.ts';
import type { AssignmentsTable, Tables } from './tables.ts';

export function assignments(db: Kysely<Tables>): Assignments {
  /** Of present cohorts, those withdrawn left out. */
  const present = () =>
    db
      .selectFrom('assignments')
      .innerJoin('cohorts', 'cohorts.id', 'assignments.cohort')
      .selectAll('assignments')
      .where('assignments.withdrawn_at', 'is', null)
      .where('cohorts.archived_at', 'is', null)
      .orderBy('assignments.due_on', (order) => order.asc().nullsLast())
      .orderBy('assignments.created_at')
      .orderBy('assignments.id');

  return {
    async add(assignment) {
      return inTransaction(db, async (transaction) => {
        const { due_on } = row(assignment);
        await transaction
          .insertInto('assignments')
          .values(row(assignment))
          .onConflict((conflict) =>
            conflict
              .columns(['cohort', 'kind', 'ref'])
              .doUpdateSet({ due_on, withdrawn_at: null })
              .where('assignments.withdrawn_at', 'is not', null),
          )
          .execute();
        const kept = await transaction
          .selectFrom('assignments')
          .selectAll()
          .where('cohort', '=', assignment.cohort)
          .where('kind', '=', assignment.kind)
          .where('ref', '=', assignment.ref)
          .executeTakeFirstOrThrow();
        return stored(kept);
      });
    },

    async change(assignment) {
      const { id, ...values } = row(assignment);
      const changed = await db
        .updateTable('assignments')
        .set(values)
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return changed !== undefined;
    },

    async find(id) {
      const found = await db.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirst();
      return found && stored(found);
    },

    async listOfCohort(cohort) {
      const rows = await db
        .selectFrom('assignments')
        .selectAll()
        .where('cohort', '=', cohort)
        .where('withdrawn_at', 'is', null)
        .orderBy('due_on', (order) => order.asc().nullsLast())
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(stored);
    },

    async listOfMember(member) {
      const rows = await present()
        .innerJoin('cohort_members', 'cohort_members.cohort', 'assignments.cohort')
        .where('cohort_members.member', '=', member)
        .where('cohort_members.part', '=', 'trainee')
        .where('cohort_members.removed_at', 'is', null)
        .execute();
      return rows.map(stored);
    },

    async listDue(from, to) {
      const rows = await present().where('due_on', '>=', from).where('due_on', '<=', to).execute();
      return rows.map(stored);
    },
  };
}

function row({ id, cohort, kind, ref, dueOn, createdAt, createdBy, withdrawnAt }: Assignment): AssignmentsTable {
  return {
    id,
    cohort,
    kind,
    ref,
    due_on: dueOn,
    created_at: createdAt,
    created_by: createdBy,
    withdrawn_at: withdrawnAt,
  };
}

function stored(row: Selectable<AssignmentsTable>): Assignment {
  const { id, cohort, kind, ref, due_on, created_at, created_by, withdrawn_at } = row;
  return {
    id,
    cohort,
    kind,
    ref,
    dueOn: due_on,
    createdAt: created_at,
    createdBy: created_by,
    withdrawnAt: withdrawn_at,
  };
}
