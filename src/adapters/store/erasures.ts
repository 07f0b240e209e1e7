import type { Kysely, Transaction } from 'kysely';
import type { EraseRecord, Erasures } from '#app/ports/erasures';
import type { CertificateContent } from '#domain/certification/certificate';
import { canonical } from '#domain/records/canonical';
import { type Erasure, erasedName, erasedWhy, erasureKind, stretches } from '#domain/records/erasure';
import { inTransaction } from './in-transaction.ts';
import { note, seal } from './log.ts';
import type { Tables } from './tables.ts';

export function erasures(db: Kysely<Tables>): Erasures {
  return {
    erase: (command) => inTransaction(db, (transaction) => erase(transaction, command)),
    hasBeenErased: async (member) => {
      const row = await db
        .selectFrom('log')
        .innerJoin('members', 'members.agency', 'log.agency')
        .select('log.seq')
        .whereRef('log.subject', '=', 'members.id')
        .where('members.id', '=', member)
        .where('log.kind', '=', erasureKind)
        .executeTakeFirst();
      return row !== undefined;
    },
    listIdle: (agency, since) => listIdle(db, agency, since),
    forgetExpired: async (now, left) => {
      for (const table of ['auth_sessions', 'auth_verifications'] as const) {
        await db.deleteFrom(table).where('expires_at', '<', now).execute();
      }
      await db.deleteFrom('invitations').where('used_at', 'is', null).where('expires_at', '<', left).execute();
      await db.deleteFrom('join_requests').where('decision', 'is', null).where('asked_at', '<', left).execute();
    },
    purgeClicks: async (agency, before) => {
      const gone = await db
        .deleteFrom('clicks')
        .where('agency', agency === null ? 'is' : '=', agency)
        .where('at', '<', before)
        .executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}

async function erase(db: Transaction<Tables>, command: EraseRecord): Promise<number> {
  const { agency, member, at, by, why } = command;
  // What waits may be about this person too. This also keeps every other change of the log out until the end.
  await seal(db, agency);
  await db.insertInto('erasing').values({ member }).execute();
  await removeDeeds(db, member);
  await removeTraces(db, member);
  await blankCertificates(db, command);
  await db
    .updateTable('members')
    .set(({ fn, val }) => ({
      name: erasedName,
      email: null,
      badge: null,
      badge_key: null,
      post_id: null,
      post_key: null,
      ended_at: fn.coalesce('ended_at', val(at)),
    }))
    .where('id', '=', member)
    .execute();
  const rows = await emptyLog(db, { agency, member });
  const content: Erasure = { why, rows: stretches(rows) };
  await note(db, [{ agency, at, kind: erasureKind, actor: by, subject: member, content }]);
  const { seq } = await seal(db, agency);
  await db.deleteFrom('erasing').where('member', '=', member).execute();
  return seq;
}

async function removeDeeds(db: Transaction<Tables>, member: string): Promise<void> {
  const attempts = db.selectFrom('attempts').select('id').where('member', '=', member);
  const sittings = db.selectFrom('sittings').select('id').where('member', '=', member);
  for (const table of ['attempt_events', 'attempt_results'] as const) {
    await db.deleteFrom(table).where('attempt', 'in', attempts).execute();
  }
  for (const table of ['sitting_answers', 'sitting_results', 'sitting_reviews'] as const) {
    await db.deleteFrom(table).where('sitting', 'in', sittings).execute();
  }
  await db.deleteFrom('clicks').where('record', 'in', attempts.unionAll(sittings)).execute();
  await db.deleteFrom('lesson_completions').where('member', '=', member).execute();
  // Counts of scenarios and forms stay true; whose they were is gone.
  await db
    .updateTable('attempts')
    .set({ device: 'erased', member: null, agency: null, assignment: null, sitting: null, shared_at: null })
    .where('member', '=', member)
    .execute();
}

async function removeTraces(db: Transaction<Tables>, member: string): Promise<void> {
  for (const table of ['adoptions', 'reminders', 'join_requests', 'cohort_members'] as const) {
    await db.deleteFrom(table).where('member', '=', member).execute();
  }
  const { agency, email, badge, post_id } = await db
    .selectFrom('members')
    .select(['agency', 'email', 'badge', 'post_id'])
    .where('id', '=', member)
    .executeTakeFirstOrThrow();
  // Links that they never opened too, if they came in by another way.
  await db
    .deleteFrom('invitations')
    .where(({ and, eb, or }) =>
      or([
        eb('member', '=', member),
        eb('used_by', '=', member),
        and([
          eb('agency', '=', agency),
          or([eb('email', '=', email), eb('badge', '=', badge), eb('post_id', '=', post_id)]),
        ]),
      ]),
    )
    .execute();
  // Password, PIN, second factor and sessions hang on the account; a sign-in that waits for its second factor does not.
  await db.deleteFrom('auth_users').where('id', '=', member).execute();
  await db.deleteFrom('auth_verifications').where('value', '=', member).execute();
  // Holds that are over; one that stands would have kept the record.
  await db.updateTable('holds').set({ why: erasedWhy }).where('member', '=', member).execute();
}

/** What they say of course, form and hours holds still; the holder is gone, and with the holder their worth. */
async function blankCertificates(db: Transaction<Tables>, { member, at, by }: EraseRecord): Promise<void> {
  const rows = await db.selectFrom('certificates').selectAll().where('member', '=', member).execute();
  for (const row of rows) {
    const content = JSON.parse(row.content) as CertificateContent;
    const nobody: CertificateContent = { ...content, holder: { name: erasedName, badge: null, postId: null } };
    await db
      .updateTable('certificates')
      .set({
        name: erasedName,
        content: canonical({ ...nobody, confirmed: null }),
        revoked_at: row.revoked_at ?? at,
        revoked_by: row.revoked_by ?? by ?? 'retention',
        revoked_why: erasedWhy,
      })
      .where('id', '=', row.id)
      .execute();
  }
}

/** Rows of earlier erasures stay: they hold nothing of the person, and prove what is gone. */
async function emptyLog(
  db: Transaction<Tables>,
  { agency, member }: Pick<EraseRecord, 'agency' | 'member'>,
): Promise<number[]> {
  const emptied = await db
    .updateTable('log')
    .set({ salt: null, content: null })
    .where('agency', '=', agency)
    .where('subject', '=', member)
    .where('kind', '!=', erasureKind)
    .where('salt', 'is not', null)
    .returning('seq')
    .execute();
  return emptied.map(({ seq }) => seq).toSorted((one, other) => one - other);
}

async function listIdle(db: Kysely<Tables>, agency: string, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('agency', '=', agency)
    .where('joined_at', '<', since)
    .where(({ eb, or }) => or([eb('role', '=', 'trainee'), eb('ended_at', '<', since)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('attempts')
            .leftJoin('attempt_events', 'attempt_events.attempt', 'attempts.id')
            .select('attempts.id')
            .whereRef('attempts.member', '=', 'members.id')
            .where(({ eb, or }) => or([eb('attempts.begun_at', '>=', since), eb('attempt_events.at', '>=', since)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sittings')
            .leftJoin('sitting_answers', 'sitting_answers.sitting', 'sittings.id')
            .select('sittings.id')
            .whereRef('sittings.member', '=', 'members.id')
            .where(({ eb, or }) => or([eb('sittings.begun_at', '>=', since), eb('sitting_answers.at', '>=', since)])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lesson_completions')
            .select('lesson')
            .whereRef('lesson_completions.member', '=', 'members.id')
            .where('at', '>=', since),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('certificates')
            .select('certificates.id')
            .whereRef('certificates.member', '=', 'members.id')
            .where(({ eb, or }) => or([eb('issued_at', '>=', since), eb('expires_on', '>=', since.slice(0, 10))])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('log')
            .select('seq')
            .whereRef('log.agency', '=', 'members.agency')
            .whereRef('log.subject', '=', 'members.id')
            .where('kind', '=', erasureKind),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
