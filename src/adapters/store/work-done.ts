import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Certified, WorkDone } from '#app/ports/work-done';
import type { SittingResult } from '#domain/certification/sitting-result';
import type { Deed } from '#domain/people/assigned-work';
import type { Tables } from './tables.ts';

export function workDone(db: Kysely<Tables>): WorkDone {
  return {
    ofMember: (member) => deedsOf(db, db.selectFrom('members').select('members.id').where('members.id', '=', member)),
    ofCohort: (cohort) => deedsOf(db, trainees(db, cohort)),
    certificationOf: async (cohort) => ({
      results: await resultsOf(db, trainees(db, cohort)),
      certificates: await certificatesOf(db, trainees(db, cohort)),
    }),
  };
}

function trainees(db: Kysely<Tables>, cohort: string): Members {
  return db
    .selectFrom('cohort_members')
    .select('cohort_members.member as id')
    .where('cohort_members.cohort', '=', cohort)
    .where('cohort_members.part', '=', 'trainee')
    .where('cohort_members.removed_at', 'is', null);
}

type Members = SelectQueryBuilder<Tables, 'members' | 'cohort_members', { id: string }>;

async function deedsOf(db: Kysely<Tables>, members: Members): Promise<Deed[]> {
  return [
    ...(await lessonsRead(db, members)),
    ...(await scenesPlayed(db, members)),
    ...(await sittingsOf(db, members)),
  ];
}

async function lessonsRead(db: Kysely<Tables>, members: Members): Promise<Deed[]> {
  const rows = await db
    .selectFrom('lesson_completions')
    .select(['member', 'lesson', 'at'])
    .where('lesson_completions.member', 'in', members)
    .execute();
  return rows.map(({ member, lesson, at }) => ({
    member,
    kind: 'lesson',
    ref: lesson,
    assignment: null,
    isSubmitted: false,
    begunAt: at,
    endedAt: at,
  }));
}

/** A replay is an exercise: it answers no assignment. */
async function scenesPlayed(db: Kysely<Tables>, members: Members): Promise<Deed[]> {
  const rows = await db
    .selectFrom('attempts')
    .leftJoin('attempt_results', (join) =>
      join
        .onRef('attempt_results.attempt', '=', 'attempts.id')
        .onRef('attempt_results.edition', '=', 'attempts.edition'),
    )
    .select(['attempts.member', 'scenario', 'assignment', 'shared_at', 'begun_at', 'attempt_results.at as ended_at'])
    .where('attempts.member', 'in', members)
    .where('kind', '=', 'practice')
    .where((is) => is.or([is('assignment', 'is not', null), is('shared_at', 'is not', null)]))
    .execute();
  return rows.map(({ member, scenario, assignment, shared_at, begun_at, ended_at }) => ({
    member: member ?? '',
    kind: 'scenario',
    ref: scenario,
    assignment,
    isSubmitted: shared_at !== null,
    begunAt: begun_at,
    endedAt: ended_at,
  }));
}

/** A certification that was not passed is still to be done: it goes on with the other form. */
async function sittingsOf(db: Kysely<Tables>, members: Members): Promise<Deed[]> {
  const rows = await db
    .selectFrom('sittings')
    .select(['id', 'member', 'purpose', 'assignment', 'begun_at', 'ended_at'])
    .where('sittings.member', 'in', members)
    .execute();
  const passed = await passedAmong(db, members);
  return rows.map(({ id, member, purpose, assignment, begun_at, ended_at }) => ({
    member,
    kind: purpose,
    ref: purpose,
    assignment,
    isSubmitted: false,
    begunAt: begun_at,
    endedAt: purpose === 'certification' && !passed.get(id) ? null : ended_at,
  }));
}

async function resultsOf(db: Kysely<Tables>, members: Members): Promise<Certified['results']> {
  const rows = await db
    .selectFrom('sittings')
    .select(['id', 'member', 'ended_at'])
    .where('sittings.member', 'in', members)
    .where('sittings.purpose', '=', 'certification')
    .orderBy('ended_at')
    .execute();
  const passed = await passedAmong(db, members);
  return rows.flatMap(({ id, member, ended_at }) => {
    const isPassed = passed.get(id);
    return isPassed === undefined || ended_at === null ? [] : [{ member, endedAt: ended_at, passed: isPassed }];
  });
}

/** Whether each certification that has a result was passed: under any key that it was scored with. */
async function passedAmong(db: Kysely<Tables>, members: Members): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('sitting_results')
    .innerJoin('sittings', 'sittings.id', 'sitting_results.sitting')
    .select(['sittings.id', 'sitting_results.result'])
    .where('sittings.member', 'in', members)
    .where('sittings.purpose', '=', 'certification')
    .execute();
  const passed = new Map<string, boolean>();
  for (const { id, result } of rows) {
    passed.set(id, passed.get(id) === true || (JSON.parse(result) as SittingResult).passed === true);
  }
  return passed;
}

async function certificatesOf(db: Kysely<Tables>, members: Members): Promise<Certified['certificates']> {
  const rows = await db
    .selectFrom('certificates')
    .select(['member', 'code', 'issued_at', 'expires_on', 'revoked_at'])
    .where('certificates.member', 'in', members)
    .orderBy('issued_at')
    .execute();
  return rows.map(({ member, code, issued_at, expires_on, revoked_at }) => ({
    member,
    code,
    issuedAt: issued_at,
    expiresOn: expires_on,
    isRevoked: revoked_at !== null,
  }));
}
