import type { Kysely, Selectable } from 'kysely';
import type { Cohorts } from '#app/ports/cohorts';
import type { Cohort } from '#domain/people/person';
import { byName, storedMember } from './people.ts';
import type { CohortsTable, Tables } from './tables.ts';

export function cohorts(db: Kysely<Tables>): Cohorts {
  return {
    async add(cohort) {
      await db.insertInto('cohorts').values(cohortRow(cohort)).execute();
    },
    async change(cohort) {
      const { id, ...row } = cohortRow(cohort);
      await db.updateTable('cohorts').set(row).where('id', '=', id).execute();
    },
    async find(id) {
      const row = await db.selectFrom('cohorts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && storedCohort(row);
    },
    async findByCode(code) {
      const row = await db.selectFrom('cohorts').selectAll().where('join_code', '=', code).executeTakeFirst();
      return row && storedCohort(row);
    },
    async list(agency) {
      const rows = await db
        .selectFrom('cohorts')
        .selectAll()
        .where('agency', '=', agency)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(storedCohort);
    },
    async listOf(member, part) {
      const rows = await db
        .selectFrom('cohorts')
        .innerJoin('cohort_members', 'cohort_members.cohort', 'cohorts.id')
        .selectAll('cohorts')
        .where('cohort_members.member', '=', member)
        .where('cohort_members.part', '=', part)
        .where('cohort_members.removed_at', 'is', null)
        .orderBy('cohorts.created_at', 'desc')
        .orderBy('cohorts.id')
        .execute();
      return rows.map(storedCohort);
    },
    async members(cohort) {
      const rows = await db
        .selectFrom('cohort_members')
        .innerJoin('members', 'members.id', 'cohort_members.member')
        .selectAll('members')
        .select(['cohort_members.part', 'cohort_members.added_at'])
        .where('cohort_members.cohort', '=', cohort)
        .where('cohort_members.removed_at', 'is', null)
        .execute();
      return rows
        .map((row) => ({ member: storedMember(row), part: row.part, addedAt: row.added_at }))
        .toSorted((one, other) => byName(one.member, other.member));
    },
    async staff(cohort) {
      const rows = await db
        .selectFrom('cohort_members')
        .select('member')
        .where('cohort', '=', cohort)
        .where('part', '=', 'instructor')
        .where('removed_at', 'is', null)
        .orderBy('member')
        .execute();
      return rows.map(({ member }) => member);
    },
    async countTrainees(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('cohort_members')
        .select(({ fn }) => ['cohort', fn.countAll().as('count')])
        .where('cohort', 'in', ids)
        .where('part', '=', 'trainee')
        .where('removed_at', 'is', null)
        .groupBy('cohort')
        .execute();
      return new Map(rows.map(({ cohort, count }) => [cohort, Number(count)]));
    },
    async addMember(cohort, member, part, at) {
      await db
        .insertInto('cohort_members')
        .values({ cohort, member, part, added_at: at, removed_at: null })
        .onConflict((conflict) =>
          conflict.columns(['cohort', 'member']).doUpdateSet({ part, added_at: at, removed_at: null }),
        )
        .execute();
    },
    async removeMember(cohort, member, at) {
      const removed = await db
        .updateTable('cohort_members')
        .set({ removed_at: at })
        .where('cohort', '=', cohort)
        .where('member', '=', member)
        .where('removed_at', 'is', null)
        .returning('member')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}

function cohortRow(cohort: Cohort): CohortsTable {
  const { id, agency, name, startsOn, endsOn, joinCode, isJoinOpen, createdAt, archivedAt } = cohort;
  return {
    id,
    agency,
    name,
    starts_on: startsOn,
    ends_on: endsOn,
    join_code: joinCode,
    is_join_open: isJoinOpen ? 1 : 0,
    created_at: createdAt,
    archived_at: archivedAt,
  };
}

function storedCohort(row: Selectable<CohortsTable>): Cohort {
  const { id, agency, name, starts_on, ends_on, join_code, is_join_open, created_at, archived_at } = row;
  return {
    id,
    agency,
    name,
    startsOn: starts_on,
    endsOn: ends_on,
    joinCode: join_code,
    isJoinOpen: is_join_open === 1,
    createdAt: created_at,
    archivedAt: archived_at,
  };
}
