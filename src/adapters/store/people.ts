import type { Kysely, Selectable } from 'kysely';
import type { People } from '#app/ports/people';
import { type Agency, badgeKey, type Member } from '#domain/people/person';
import type { AgenciesTable, MembersTable, Tables } from './tables.ts';

export function people(db: Kysely<Tables>): People {
  const findBy = async (column: 'id' | 'email', value: string) =>
    optionalMember(await db.selectFrom('members').selectAll().where(column, '=', value).executeTakeFirst());
  const findByKey = async (agency: string, column: 'badge_key' | 'post_key', key: string) =>
    optionalMember(
      await db
        .selectFrom('members')
        .selectAll()
        .where('agency', '=', agency)
        .where(column, '=', key)
        .executeTakeFirst(),
    );

  return {
    async addAgency(agency) {
      await db.insertInto('agencies').values(agencyRow(agency)).execute();
    },
    async findAgency(id) {
      const row = await db.selectFrom('agencies').selectAll().where('id', '=', id).executeTakeFirst();
      return row && storedAgency(row);
    },
    async listAgencies() {
      const rows = await db.selectFrom('agencies').selectAll().execute();
      return rows.map(storedAgency).toSorted(byName);
    },
    async changeAgency({ id, ...agency }) {
      await db
        .updateTable('agencies')
        .set({ name: agency.name, settings: JSON.stringify(agency.settings) })
        .where('id', '=', id)
        .execute();
    },

    async addMember(member) {
      const added = await db
        .insertInto('members')
        .values(memberRow(member))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async changeMember(member) {
      const { id, ...row } = memberRow(member);
      // Asked first: on PostgreSQL a broken constraint would end the caller's whole transaction.
      const taken = await db
        .selectFrom('members')
        .select('id')
        .where('id', '!=', id)
        .where(({ and, or, eb }) =>
          or([
            and([eb('agency', '=', row.agency), eb('badge_key', '=', row.badge_key)]),
            and([eb('agency', '=', row.agency), eb('post_key', '=', row.post_key)]),
            eb('email', '=', row.email),
          ]),
        )
        .executeTakeFirst();
      if (taken) return false;
      await db.updateTable('members').set(row).where('id', '=', id).execute();
      return true;
    },
    findMember: (id) => findBy('id', id),
    findByEmail: (email) => findBy('email', email.toLowerCase()),
    findByBadge: (agency, badge) => findByKey(agency, 'badge_key', badgeKey(badge)),
    async findByNumber(agency, number) {
      const key = badgeKey(number);
      return (await findByKey(agency, 'badge_key', key)) ?? findByKey(agency, 'post_key', key);
    },
    async holdAgency(id) {
      // Locks the row on PostgreSQL, and takes the right to write on SQLite.
      await db
        .updateTable('agencies')
        .set(({ ref }) => ({ name: ref('name') }))
        .where('id', '=', id)
        .execute();
    },
    async listMembers(agency) {
      const rows = await db.selectFrom('members').selectAll().where('agency', '=', agency).execute();
      return rows.map(storedMember).toSorted(byName);
    },
    async staffOf(member) {
      const rows = await db
        .selectFrom('cohort_members as taught')
        .innerJoin('cohort_members as teaching', 'teaching.cohort', 'taught.cohort')
        .select('teaching.member')
        .distinct()
        .where('taught.member', '=', member)
        .where('taught.part', '=', 'trainee')
        .where('taught.removed_at', 'is', null)
        .where('teaching.part', '=', 'instructor')
        .where('teaching.removed_at', 'is', null)
        .orderBy('teaching.member')
        .execute();
      return rows.map(({ member: id }) => id);
    },
  };
}

const order = new Intl.Collator('en').compare;

/** For people and agencies: as a reader looks for them, whatever the case of the first letter. */
export function byName(one: { name: string; id: string }, other: { name: string; id: string }): number {
  return order(one.name, other.name) || order(one.id, other.id);
}

export function storedMember(row: Selectable<MembersTable>): Member {
  const { id, agency, role, name, email, badge } = row;
  return { id, agency, role, name, email, badge, postId: row.post_id, joinedAt: row.joined_at, endedAt: row.ended_at };
}

function optionalMember(row: Selectable<MembersTable> | undefined): Member | undefined {
  return row && storedMember(row);
}

function memberRow(member: Member): MembersTable {
  const { id, agency, role, name, badge, postId } = member;
  return {
    id,
    agency,
    role,
    name,
    email: member.email?.toLowerCase() ?? null,
    badge,
    badge_key: badge === null ? null : badgeKey(badge),
    post_id: postId,
    post_key: postId === null ? null : badgeKey(postId),
    joined_at: member.joinedAt,
    ended_at: member.endedAt,
  };
}

function agencyRow({ id, name, settings, createdAt }: Agency): AgenciesTable {
  return { id, name, settings: JSON.stringify(settings), created_at: createdAt };
}

function storedAgency({ id, name, settings, created_at }: Selectable<AgenciesTable>): Agency {
  return { id, name, settings: JSON.parse(settings), createdAt: created_at };
}
