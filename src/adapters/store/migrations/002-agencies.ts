import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../engine.ts';

/** Agencies, people, cohorts, assignments, sittings, certificates and the log. Sign-in has tables of its own. */
export function agencies(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const table = (name: string, columns: Record<string, Column>): CreateTableBuilder<string, string> =>
        Object.entries(columns).reduce<CreateTableBuilder<string, string>>(
          (built, [column, { type, isOptional, isKey, to }]) =>
            built.addColumn(column, type, (made) => {
              let is = made;
              if (!isOptional) is = is.notNull();
              if (isKey) is = is.primaryKey();
              return to ? is.references(to) : is;
            }),
          db.schema.createTable(name),
        );

      await table('agencies', { id: key, name: text, settings: text, created_at: text }).execute();
      await table('members', {
        id: key,
        agency: of('agencies.id'),
        role: text,
        name: text,
        email: optional,
        badge: optional,
        badge_key: optional,
        post_id: optional,
        post_key: optional,
        joined_at: text,
        ended_at: optional,
      })
        .addUniqueConstraint('members_one_badge', ['agency', 'badge_key'])
        .addUniqueConstraint('members_one_post_id', ['agency', 'post_key'])
        .addUniqueConstraint('members_one_email', ['email'])
        .execute();
      await table('cohorts', {
        id: key,
        agency: of('agencies.id'),
        name: text,
        starts_on: optional,
        ends_on: optional,
        join_code: optional,
        is_join_open: number,
        created_at: text,
        archived_at: optional,
      })
        .addUniqueConstraint('cohorts_one_code', ['join_code'])
        .execute();
      await table('cohort_members', {
        cohort: of('cohorts.id'),
        member: of('members.id'),
        part: text,
        added_at: text,
        removed_at: optional,
      })
        .addPrimaryKeyConstraint('cohort_members_pk', ['cohort', 'member'])
        .execute();
      await db.schema.createIndex('cohort_members_by_member').on('cohort_members').column('member').execute();
      await table('join_requests', {
        id: key,
        cohort: of('cohorts.id'),
        name: text,
        badge: text,
        badge_key: text,
        number_kind: text,
        pin_hash: text,
        member: of('members.id'),
        asked_at: text,
        decision: optional,
        decided_at: optional,
        decided_by: optional,
      }).execute();
      await table('invitations', {
        id: key,
        agency: optionalOf('agencies.id'),
        cohort: optionalOf('cohorts.id'),
        member: optionalOf('members.id'),
        role: text,
        name: optional,
        email: optional,
        badge: optional,
        post_id: optional,
        token_hash: text,
        created_at: text,
        created_by: optional,
        expires_at: text,
        used_at: optional,
        used_by: optional,
        revoked_at: optional,
      })
        .addUniqueConstraint('invitations_one_token', ['token_hash'])
        .execute();
      await table('adoptions', { member: of('members.id'), device: text, answer: text, at: text })
        .addPrimaryKeyConstraint('adoptions_pk', ['member', 'device'])
        .execute();

      await table('assignments', {
        id: key,
        cohort: of('cohorts.id'),
        kind: text,
        ref: text,
        due_on: optional,
        created_at: text,
        created_by: text,
        withdrawn_at: optional,
      })
        .addUniqueConstraint('assignments_once', ['cohort', 'kind', 'ref'])
        .execute();
      await table('lesson_completions', {
        member: of('members.id'),
        lesson: text,
        version: text,
        at: text,
      })
        .addPrimaryKeyConstraint('lesson_completions_pk', ['member', 'lesson', 'version'])
        .execute();
      await table('reminders', {
        assignment: of('assignments.id'),
        member: of('members.id'),
        kind: text,
        sent_at: text,
      })
        .addPrimaryKeyConstraint('reminders_pk', ['assignment', 'member', 'kind'])
        .execute();

      await table('form_editions', { hash: key, form: text, content: text, kept_at: text }).execute();
      await table('sittings', {
        id: key,
        member: of('members.id'),
        agency: of('agencies.id'),
        cohort: optionalOf('cohorts.id'),
        assignment: optionalOf('assignments.id'),
        purpose: text,
        form: text,
        form_hash: of('form_editions.hash'),
        seed: text,
        begun_at: text,
        /** Set together, once. */
        identity: text,
        confirmed_by: optionalOf('members.id'),
        confirmed_at: optional,
        ended_at: optional,
      }).execute();
      await db.schema.createIndex('sittings_by_member').on('sittings').columns(['member', 'begun_at']).execute();
      await db.schema.createIndex('sittings_by_form').on('sittings').columns(['agency', 'form']).execute();
      // Two clicks on "Begin" are one sitting.
      await db.schema
        .createIndex('sittings_one_open')
        .unique()
        .on('sittings')
        .columns(['member', 'purpose'])
        .where(sql.ref('ended_at'), 'is', null)
        .execute();
      await table('sitting_answers', {
        sitting: of('sittings.id'),
        seq: number,
        id: text,
        kind: text,
        ref: text,
        answer: text,
        at: text,
      })
        .addPrimaryKeyConstraint('sitting_answers_pk', ['sitting', 'seq'])
        .addUniqueConstraint('sitting_answers_once', ['sitting', 'kind', 'ref'])
        .execute();
      await table('sitting_results', { sitting: of('sittings.id'), key_hash: text, result: text, at: text })
        .addPrimaryKeyConstraint('sitting_results_pk', ['sitting', 'key_hash'])
        .execute();
      await table('sitting_reviews', { sitting: of('sittings.id'), ref: text, at: text })
        .addPrimaryKeyConstraint('sitting_reviews_pk', ['sitting', 'ref'])
        .execute();
      await table('certificates', {
        id: key,
        code: text,
        sitting: of('sittings.id'),
        member: of('members.id'),
        agency: of('agencies.id'),
        name: text,
        issued_at: text,
        expires_on: text,
        fingerprint: text,
        content: text,
        log_seq: number,
        log_digest: text,
        revoked_at: optional,
        revoked_by: optional,
        revoked_why: optional,
      })
        .addUniqueConstraint('certificates_one_code', ['code'])
        .addUniqueConstraint('certificates_one_per_sitting', ['sitting'])
        .execute();

      await table('log', {
        agency: of('agencies.id'),
        seq: number,
        at: text,
        kind: text,
        actor: optional,
        subject: optional,
        salt: optional,
        content: optional,
        content_digest: text,
        digest: text,
      })
        .addPrimaryKeyConstraint('log_pk', ['agency', 'seq'])
        .execute();
      await db.schema.createIndex('log_by_subject').on('log').columns(['agency', 'subject']).execute();
      await table('log_waiting', {
        agency: of('agencies.id'),
        at: text,
        kind: text,
        actor: optional,
        subject: optional,
        content: text,
      })
        .addColumn('id', 'integer', engine.numbered)
        .execute();
      await db.schema.createIndex('log_waiting_in_order').on('log_waiting').columns(['agency', 'id']).execute();
      // What a browser reports about timing is no part of a record: it goes when its time is over, and before 002 it
      // stood in a table that nothing leaves.
      await table('clicks', {
        record: text,
        seq: number,
        agency: optionalOf('agencies.id'),
        seconds: { type: 'double precision' },
        at: text,
      })
        .addPrimaryKeyConstraint('clicks_pk', ['record', 'seq'])
        .execute();
      await db.schema.createIndex('clicks_by_age').on('clicks').columns(['agency', 'at']).execute();
      await sql`
        insert into clicks (record, seq, agency, seconds, at)
        select attempt, seq, null, reported_seconds, at from attempt_events where reported_seconds is not null
      `.execute(db);
      await db.schema.alterTable('attempt_events').dropColumn('reported_seconds').execute();
      await table('holds', {
        id: key,
        agency: of('agencies.id'),
        member: optionalOf('members.id'),
        why: text,
        set_by: text,
        set_at: text,
        lifted_by: optional,
        lifted_at: optional,
      }).execute();

      for (const column of ['member', 'agency', 'assignment', 'sitting', 'shared_at']) {
        await db.schema.alterTable('attempts').addColumn(column, 'text').execute();
      }
      await db.schema.createIndex('attempts_by_member').on('attempts').columns(['member', 'begun_at']).execute();
      await db.schema.createIndex('attempts_by_sitting').on('attempts').column('sitting').execute();
      const personal = ['lesson_completions', 'sitting_answers', 'sitting_results', 'sitting_reviews'];
      for (const kept of ['form_editions', ...personal]) {
        await engine.makeAppendOnly(db, kept);
      }
      // Who finished what first follows from the results, also when attempts change hands.
      await db.schema.dropTable('first_attempts').execute();
      // An erasure that the law asks for names itself in this table while it runs.
      await table('erasing', { member: key }).execute();
      for (const erasable of ['attempt_events', 'attempt_results', ...personal]) {
        await engine.allowErasure(db, erasable);
      }
      await engine.guardLog(db);
    },
  };
}

interface Column {
  readonly type: 'text' | 'integer' | 'double precision';
  readonly isOptional?: boolean;
  readonly isKey?: boolean;
  readonly to?: string;
}

const text: Column = { type: 'text' };
const number: Column = { type: 'integer' };
const optional: Column = { type: 'text', isOptional: true };
const key: Column = { type: 'text', isKey: true };
const of = (to: string): Column => ({ type: 'text', to });
const optionalOf = (to: string): Column => ({ type: 'text', to, isOptional: true });
