import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/store/log';
import { checkCertificate } from '#app/certificates/check-certificate';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { changeMember, restoreAccess } from '#app/people/change-member';
import type { PeoplePorts } from '#app/people/people-ports';
import { eraseRecord } from '#app/records/erase-record';
import { keepRetention, listOverdue } from '#app/records/keep-retention';
import { liftHold } from '#app/records/lift-hold';
import type { RecordsPorts } from '#app/records/records-ports';
import { setHold } from '#app/records/set-hold';
import { verifyLog } from '#app/records/verify-log';
import type { Invitation } from '#domain/people/invitation';
import { aBrowser, anAuth } from '../build/accounts.ts';
import { anEvent, noon } from '../build/attempt.ts';
import { engines, type TestStore } from '../build/engines.ts';
import { aFinishedSitting, certificatePorts } from '../build/passed-sitting.ts';
import { aRecord } from '../build/record.ts';

describe.each(engines)('a record on $name', ({ open }) => {
  const opened = async (now = '2026-11-23T12:00:00.000Z') => {
    const at = await open();
    const record = await aRecord(at);
    let made = 0;
    const ports = {
      store: at.store,
      clock: { now: () => new Date(now) },
      ids: { make: () => `made-${++made}` },
      hash: sha256,
    } as unknown as RecordsPorts;
    const erase = (with_: Partial<Parameters<typeof eraseRecord>[1]> = {}) =>
      eraseRecord(ports, {
        by: record.coordinator,
        member: 'trainee-1',
        why: 'Request under the state’s privacy act',
        name: 'Ana Ortiz',
        ...with_,
      });
    const verified = () => verifyLog(ports, { agency: 'larkfield', hash: sha256 });
    return { ...at, ...record, ports, erase, verified };
  };

  test('is gone after an erasure, and the log says by which row', async () => {
    const { erase, verified, store } = await opened();
    expect(await erase()).toEqual({ ok: true, row: 9 });
    expect(await verified()).toMatchObject({
      rows: 9,
      findings: [],
      decisions: 1,
      decisionFindings: [],
      erased: [2, 3, 4, 5, 7].map((seq) => ({ seq, by: 9 })),
    });
    expect(await store.listEvents('assigned')).toEqual([]);
    expect(await store.listEvents('private')).toEqual([]);
    expect(await store.listEvents('bens')).toHaveLength(1);
    expect(await store.people.findMember('trainee-1')).toMatchObject({
      name: 'Erased',
      badge: null,
      endedAt: '2026-11-23T12:00:00.000Z',
    });
  });

  test('leaves no trace of name or badge anywhere in the database', async () => {
    const { erase, db } = await opened();
    await erase();
    expect(await everythingIn(db)).not.toMatch(/Ana Ortiz|"4471"/);
  });

  test('takes account, sessions and PIN along, links that were never opened, and what somebody typed to join', async () => {
    const at = await opened();
    const { erase, db, store } = at;
    const { accounts } = await anAuth(at);
    await accounts.keepPin('trainee-1', 'a hash');
    await accounts.begin('trainee-1', 'pin', aBrowser().caller());
    await accounts.keepPin('trainee-2', 'a hash');
    const invitation = { ...anInvitation, name: 'Ana Ortiz', badge: '4471' };
    await store.invitations.add(invitation);
    const request = { id: 'asked', cohort: 'spring', number: '4472', numberKind: 'badge' as const, pinHash: 'a hash' };
    await store.joinRequests.add({ ...request, name: 'Ana Ortiz', member: 'trainee-2', askedAt: noon });
    await store.joinRequests.settle('asked', 'new-person', 'instructor', noon);
    await erase();
    expect(await everythingIn(db)).not.toMatch(/Ana Ortiz|"4471"/);
    expect(await accounts.read('trainee-1')).toMatchObject({ exists: false });
    expect(await accounts.read('trainee-2')).toMatchObject({ exists: true });
    for (const table of ['auth_sessions', 'invitations'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  test('is nobody’s afterwards: it cannot be given a name or access again', async () => {
    const at = await opened();
    const { erase, ports, coordinator, trainees, store } = at;
    const { accounts } = await anAuth(at);
    await erase();
    const of = { by: coordinator, member: 'trainee-1' };
    const all = { ...ports, accounts } as unknown as PeoplePorts;
    expect(await restoreAccess(all, of)).toEqual({ ok: false, reason: 'unknown-member' });
    expect(await changeMember(all, { ...of, fields: trainees[0] })).toEqual({ ok: false, reason: 'unknown-member' });
    expect(await store.people.findMember('trainee-1')).toMatchObject({ name: 'Erased' });
  });

  test('takes the name off its certificates, which are revoked and not taken for altered', async () => {
    const { erase, db, store, trainees, verified } = await opened();
    const ports = certificatePorts({ store, db });
    const sitting = await aFinishedSitting(ports, { isPassed: true });
    const issued = await issueCertificate(ports, { by: trainees[0], sitting: sitting.id });
    if (!issued.ok) throw new Error(issued.reason);
    expect(await erase()).toMatchObject({ ok: true });
    expect(await everythingIn(db)).not.toMatch(/Ana Ortiz|"4471"/);
    expect(await store.sittings.listAnswers(sitting.id)).toEqual([]);
    const [certificate] = await store.certificates.listOfMember('trainee-1');
    if (!certificate) throw new Error('no certificate');
    expect(certificate).toMatchObject({ content: { holder: { name: 'Erased' } }, revoked: { why: 'record erased' } });
    expect(await checkCertificate(ports, certificate)).toMatchObject({ standing: 'revoked', mismatches: [] });
    expect(await verified()).toMatchObject({ findings: [], decisionFindings: [] });
  });

  test('keeps what the erasure of it says: who, why and which rows, and no name', async () => {
    const { erase, store } = await opened();
    await erase();
    const [row] = await store.log.read('larkfield', 8, 1);
    expect(row).toMatchObject({ kind: 'record.erased', actor: 'coordinator', subject: 'trainee-1' });
    expect(JSON.parse(row?.content ?? '')).toEqual({
      why: 'Request under the state’s privacy act',
      rows: [
        [2, 5],
        [7, 7],
      ],
    });
  });

  test('is altered, not erased, where somebody removes salt and content by hand afterwards', async () => {
    const { erase, verified, db, engine } = await opened();
    await erase();
    const on = engine.type === 'postgres' ? sql` on log` : sql``;
    await sql`drop trigger log_no_update${on}`.execute(db);
    await sql`update log set salt = null, content = null where seq = 6`.execute(db);
    expect((await verified()).findings).toEqual([{ is: 'erased-without-a-row', seq: 6 }]);
  });

  test('is erased by its own agency’s coordinator only', async () => {
    const { erase, instructor, trainees, coordinator, store } = await opened();
    const elsewhere = { ...coordinator, agency: 'weir' };
    expect(await erase({ by: instructor })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await erase({ by: trainees[0] })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await erase({ by: elsewhere })).toEqual({ ok: false, reason: 'unknown-person' });
    expect(await store.listEvents('assigned')).toHaveLength(3);
  });

  test('is erased only for a reason that does not name the person, with the name typed', async () => {
    const { erase, coordinator } = await opened();
    expect(await erase({ why: ' ' })).toEqual({ ok: false, reason: 'no-why' });
    expect(await erase({ why: 'Ana Ortiz asked' })).toEqual({ ok: false, reason: 'names-person' });
    expect(await erase({ name: 'Ana' })).toEqual({ ok: false, reason: 'other-name' });
    expect(await erase({ member: coordinator.id, name: coordinator.name })).toEqual({
      ok: false,
      reason: 'own-record',
    });
    expect(await erase({ member: 'instructor', name: 'Ian Boyd' })).toEqual({ ok: false, reason: 'has-access' });
    expect(await erase({ name: ' ana  ortiz ' })).toMatchObject({ ok: true });
    expect(await erase()).toEqual({ ok: false, reason: 'erased-before' });
  });

  test.each([['trainee-1'], [null]])(
    'is not erased under a legal hold (on %s), and is once that is lifted',
    async (held) => {
      const { ports, erase, coordinator, verified } = await opened();
      const set = await setHold(ports, { by: coordinator, member: held, why: 'Case 26-114' });
      if (!set.ok) throw new Error(set.reason);
      expect(await erase()).toMatchObject({ ok: false, reason: 'held', holds: [{ why: 'Case 26-114' }] });
      expect(await liftHold(ports, { by: coordinator, hold: set.hold, why: 'Closed' })).toEqual({ ok: true });
      expect(await liftHold(ports, { by: coordinator, hold: set.hold, why: 'Closed' })).toMatchObject({ ok: false });
      expect(await erase()).toMatchObject({ ok: true });
      expect((await verified()).findings).toEqual([]);
    },
  );

  test('a hold is set and lifted by a coordinator of the agency, with a reason', async () => {
    const { ports, coordinator, instructor } = await opened();
    const set = await setHold(ports, { by: coordinator, member: null, why: 'Case' });
    if (!set.ok) throw new Error(set.reason);
    const elsewhere = { ...coordinator, agency: 'weir' };
    expect(await setHold(ports, { by: instructor, member: null, why: 'x' })).toMatchObject({ reason: 'forbidden' });
    expect(await setHold(ports, { by: instructor, member: 'trainee-1', why: 'x' })).toMatchObject({
      reason: 'forbidden',
    });
    expect(await setHold(ports, { by: elsewhere, member: 'trainee-1', why: 'x' })).toMatchObject({
      reason: 'unknown-person',
    });
    expect(await setHold(ports, { by: coordinator, member: null, why: '' })).toMatchObject({ reason: 'no-why' });
    expect(await liftHold(ports, { by: instructor, hold: set.hold, why: 'x' })).toMatchObject({ reason: 'forbidden' });
    expect(await liftHold(ports, { by: elsewhere, hold: set.hold, why: 'x' })).toMatchObject({
      reason: 'unknown-hold',
    });
    expect(await liftHold(ports, { by: coordinator, hold: set.hold, why: '' })).toMatchObject({ reason: 'no-why' });
  });

  test('goes when it has had no entry for the years that the agency keeps it, unless it is held', async () => {
    const { ports, coordinator, store } = await opened('2031-11-23T12:00:00.000Z');
    await setHold(ports, { by: coordinator, member: 'trainee-2', why: 'Case 31-2' });
    await store.addAttempt(
      { ...(await attemptOf(store)), id: 'recent', member: 'trainee-3', begunAt: '2027-01-01T00:00:00.000Z' },
      [],
      null,
    );
    const [overdue] = await listOverdue(ports);
    expect(overdue).toMatchObject({
      since: '2026-11-23T12:00:00.000Z',
      due: ['trainee-1', 'trainee-4', 'trainee-5', 'trainee-6'],
      held: ['trainee-2'],
    });
    const kept = await Promise.all([keepRetention(ports), keepRetention(ports)]);
    expect(kept.map(({ records }) => records).reduce((sum, each) => sum + each)).toBe(4);
    expect(await store.log.list('larkfield', { kind: 'record.erased', limit: 10 })).toHaveLength(4);
    expect(await keepRetention(ports)).toMatchObject({ records: 0 });
    expect((await store.people.findMember('trainee-3'))?.name).toBe('Cleo Hart');
    expect((await store.people.findMember('coordinator'))?.name).toBe('Cora Finch');
  });

  test('stays a day longer: a record of exactly that age is kept', async () => {
    const { ports } = await opened('2031-11-22T12:00:00.000Z');
    expect(await listOverdue(ports)).toMatchObject([{ due: [], held: [] }]);
  });

  test('links that nobody opened, requests that nobody settled and sessions that ran out go after a while', async () => {
    const at = await opened('2027-03-01T12:00:00.000Z');
    const { store, db, ports } = at;
    const { accounts } = await anAuth(at);
    await store.invitations.add({ ...anInvitation, name: 'Kim Doe' });
    await store.invitations.add({ ...anInvitation, id: 'late', tokenHash: 'b', expiresAt: '2027-02-01T12:00:00.000Z' });
    await store.invitations.add({ ...anInvitation, id: 'used', tokenHash: 'c', usedAt: noon, usedBy: 'trainee-1' });
    const request = { cohort: 'spring', number: '4472', numberKind: 'badge' as const, pinHash: 'x', name: 'Kim Doe' };
    await store.joinRequests.add({ ...request, id: 'asked', member: 'trainee-2', askedAt: noon });
    await accounts.begin('trainee-1', 'pin', aBrowser().caller());
    await db.updateTable('auth_sessions').set({ expires_at: noon }).execute();
    await accounts.begin('trainee-2', 'pin', aBrowser().caller());
    await keepRetention({ ...ports, clock: { now: () => new Date('2027-03-01T12:00:00.000Z') } });
    const left = await db.selectFrom('invitations').select('id').orderBy('id').execute();
    expect(left.map(({ id }) => id)).toEqual(['late', 'used']);
    expect(await store.joinRequests.listOpen('spring')).toEqual([]);
    const sessions = await db.selectFrom('auth_sessions').select(['member', 'expires_at']).execute();
    expect(sessions.map(({ member }) => member)).not.toContain('trainee-1');
  });

  test('keeps decisions when the timings that a browser reported go', async () => {
    const { ports, store, verified } = await opened('2027-02-21T12:00:00.000Z');
    expect((await store.listEvents('assigned'))[0]?.reportedSeconds).toBe(3.5);
    expect(await keepRetention(ports)).toEqual({ clicks: 1, records: 0 });
    expect(await store.listEvents('assigned')).toEqual([anEvent(1), anEvent(2), anEvent(3)]);
    expect(await verified()).toMatchObject({ findings: [], decisionFindings: [] });
    const [row] = await store.log.list('larkfield', { limit: 1 });
    expect(row).toMatchObject({ kind: 'clicks.purged', content: '{"olderThanDays":90,"rows":1}' });
  });
});

async function attemptOf(store: TestStore['store']) {
  const attempt = await store.findAttempt('assigned');
  if (!attempt) throw new Error('no attempt');
  return { ...attempt, begunAt: noon };
}

/** Every value of every row of every table, as one text. */
const anInvitation: Invitation = {
  id: 'never-opened',
  agency: 'larkfield',
  cohort: 'spring',
  member: null,
  role: 'trainee',
  name: null,
  email: null,
  badge: null,
  postId: null,
  tokenHash: 'a hash',
  createdAt: noon,
  createdBy: 'instructor',
  expiresAt: '2026-12-06T12:00:00.000Z',
  usedAt: null,
  usedBy: null,
  revokedAt: null,
};

async function everythingIn(db: TestStore['db']): Promise<string> {
  const tables = await db.introspection.getTables();
  const all = [];
  for (const { name } of tables) all.push(await sql`select * from ${sql.table(name)}`.execute(db));
  return JSON.stringify(all.map(({ rows }) => rows));
}
