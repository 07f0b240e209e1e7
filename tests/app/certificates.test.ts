import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { issueCertificate } from '#app/certificates/issue-certificate';
import { downloadCertificate, readCertificate } from '#app/certificates/read-certificate';
import { revokeCertificate } from '#app/certificates/revoke-certificate';
import { verifyCertificate } from '#app/certificates/verify-certificate';
import { canonical } from '#domain/records/canonical';
import { anAgency, anotherAgency } from '../build/agency.ts';
import { engines } from '../build/engines.ts';
import { aFinishedSitting, aSitting, certificatePorts } from '../build/passed-sitting.ts';
import { tamper } from '../build/record.ts';

const origin = 'https://training.example.org';
const sqlite = engines[0];

async function aRoom() {
  if (!sqlite) throw new Error('no engine');
  const opened = await sqlite.open();
  const people = await anAgency(opened.store);
  const ports = certificatePorts(opened);
  return { ...opened, ...people, ports, ana: people.trainees[0], ben: people.trainees[1] };
}

async function withCertificate() {
  const room = await aRoom();
  const at = '2026-11-21T09:00:00.000Z';
  await room.store.lessonCompletions.add({ member: 'trainee-1', lesson: 'one', version: '1.0', at });
  const sitting = await aFinishedSitting(room.ports);
  const issued = await issueCertificate(room.ports, { by: room.ana, sitting: sitting.id });
  if (!issued.ok) throw new Error(issued.reason);
  const { certificate } = issued;
  const look = async () => {
    const read = await readCertificate(room.ports, { by: room.ana, id: certificate.id, origin });
    if (!read.ok) throw new Error(read.reason);
    return read;
  };
  const verify = (code = certificate.content.code) => verifyCertificate(room.ports, { code, from: '192.0.2.1' });
  return { ...room, sitting, certificate, look, verify };
}

test('a passed certification gives a certificate with everything that it shows', async () => {
  const { certificate, store } = await withCertificate();
  expect(certificate.content).toMatchObject({
    holder: { name: 'Ana Ortiz', badge: '4471', postId: null },
    agency: 'Larkfield Police Department',
    course: { title: 'Second Look', version: '1.0' },
    law: { date: '2026-11-22', card: null },
    form: { title: 'Form A', kind: 'reference', hash: 'form-a-as-of-today' },
    passedOn: '2026-11-22',
    hours: { hours: 1.5, basis: '1 lesson and the certification, by their planned time' },
    lessons: { done: 1, of: 2 },
    review: null,
    expiresOn: '2028-11-22',
    months: 24,
    identity: 'password',
    confirmed: null,
  });
  expect(certificate.content.objectives).toHaveLength(8);
  expect(certificate.content.rule.every(({ met }) => met)).toBe(true);
  expect(certificate.content.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  const { seq, digest } = certificate.content.log;
  const [row] = await store.log.read('larkfield', seq - 1, 1);
  expect(row).toMatchObject({ seq, digest });
});

test('everything that was noted is in the chain before the certificate is issued, and its issue right after', async () => {
  const { store, certificate } = await withCertificate();
  expect(await store.log.listWaiting()).toEqual([]);
  const [latest] = await store.log.list('larkfield', { limit: 1 });
  expect(latest).toMatchObject({
    kind: 'certificate.issued',
    subject: 'trainee-1',
    seq: certificate.content.log.seq + 1,
  });
});

test('asked twice, or at the same instant, the same certificate is given', async () => {
  const { ports, store, ana, sitting, certificate } = await withCertificate();
  const again = await Promise.all([1, 2].map(() => issueCertificate(ports, { by: ana, sitting: sitting.id })));
  expect(again.map((each) => each.ok && each.certificate.id)).toEqual([certificate.id, certificate.id]);
  expect(await store.certificates.listOfMember(ana.id)).toHaveLength(1);
});

test('two who ask first at the same instant are given one certificate', async () => {
  const { ports, ana, instructor } = await aRoom();
  const sitting = await aFinishedSitting(ports);
  const both = await Promise.all([ana, instructor].map((by) => issueCertificate(ports, { by, sitting: sitting.id })));
  expect(new Set(both.map((each) => each.ok && each.certificate.content.code)).size).toBe(1);
});

test('a failed or unfinished certification gives none, nor does a test', async () => {
  const { ports, ana, ben } = await aRoom();
  await aFinishedSitting(ports, { id: 'failed', isPassed: false });
  await aSitting(ports, { id: 'running' });
  await aFinishedSitting(ports, { id: 'test', member: 'trainee-2', purpose: 'post-test' });
  const issue = (by: typeof ana, sitting: string) => issueCertificate(ports, { by, sitting });
  expect(await issue(ana, 'failed')).toEqual({ ok: false, reason: 'not-passed' });
  expect(await issue(ana, 'running')).toEqual({ ok: false, reason: 'not-passed' });
  expect(await issue(ben, 'test')).toEqual({ ok: false, reason: 'not-passed' });
});

test('whoever came in with a PIN is certified only once somebody has confirmed who it was', async () => {
  const { ports, store, ana, instructor } = await aRoom();
  const { id } = await aFinishedSitting(ports, { identity: 'pin' });
  expect(await issueCertificate(ports, { by: ana, sitting: id })).toEqual({ ok: false, reason: 'unconfirmed' });
  await store.sittings.confirm(id, instructor.id, '2026-11-22T13:00:00.000Z');
  expect(await issueCertificate(ports, { by: instructor, sitting: id })).toMatchObject({
    ok: true,
    certificate: { content: { identity: 'in-person', confirmed: { by: 'Ian Boyd', on: '2026-11-22' } } },
  });
});

test('the agency sets for how long a certificate is good', async () => {
  const { ports, store, agency, ana } = await aRoom();
  await store.people.changeAgency({ ...agency, settings: { ...agency.settings, certificateMonths: 3 } });
  const { id } = await aFinishedSitting(ports);
  expect(await issueCertificate(ports, { by: ana, sitting: id })).toMatchObject({
    certificate: { content: { months: 3, expiresOn: '2027-02-22' } },
  });
});

test('others may neither issue nor see it, and to another agency it does not exist', async () => {
  const { ports, store, ben, otherInstructor, certificate, sitting } = await withCertificate();
  const weir = await anotherAgency(store);
  for (const by of [ben, otherInstructor]) {
    expect(await issueCertificate(ports, { by, sitting: sitting.id })).toEqual({ ok: false, reason: 'forbidden' });
    expect(await readCertificate(ports, { by, id: certificate.id, origin })).toEqual({
      ok: false,
      reason: 'forbidden',
    });
  }
  for (const by of [weir.owner, weir.coordinator, weir.trainee]) {
    expect(await issueCertificate(ports, { by, sitting: sitting.id })).toEqual({
      ok: false,
      reason: 'unknown-sitting',
    });
    const unknown = { ok: false, reason: 'unknown-certificate' };
    expect(await readCertificate(ports, { by, id: certificate.id, origin })).toEqual(unknown);
    expect(await downloadCertificate(ports, { by, id: certificate.id, origin })).toEqual(unknown);
    expect(await revokeCertificate(ports, { by, id: certificate.id, why: 'No.' })).toEqual(unknown);
  }
});

test('that staff looked is logged; that its holder did is not', async () => {
  const { ports, store, ana, instructor, certificate } = await withCertificate();
  const viewed = async () => {
    await store.log.seal('larkfield');
    const rows = await store.log.list('larkfield', { kind: 'certificate.viewed', limit: 10 });
    return rows.map(({ actor, content }) => `${actor} ${JSON.parse(content ?? '{}').as}`);
  };
  await readCertificate(ports, { by: ana, id: certificate.id, origin });
  expect(await viewed()).toEqual([]);
  await readCertificate(ports, { by: instructor, id: certificate.id, origin });
  await downloadCertificate(ports, { by: instructor, id: certificate.id, origin });
  expect(await viewed()).toEqual(['instructor pdf', 'instructor page']);
});

test('an untouched certificate is valid', async () => {
  const { look, verify } = await withCertificate();
  expect((await look()).checked).toEqual({ standing: 'valid', mismatches: [], replacedOn: null });
  expect(await verify()).toMatchObject({ ok: true, verified: { standing: 'valid', name: 'Ana Ortiz', endedOn: null } });
});

test('a stranger learns name, course, dates, standing and fingerprint, and nothing else', async () => {
  const { verify, certificate } = await withCertificate();
  const answer = await verify();
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.verified).toEqual({
    code: certificate.content.code,
    name: 'Ana Ortiz',
    course: 'Second Look',
    passedOn: '2026-11-22',
    expiresOn: '2028-11-22',
    standing: 'valid',
    endedOn: null,
    fingerprint: certificate.fingerprint,
  });
});

test('after its last day it is expired', async () => {
  const { look, ports } = await withCertificate();
  ports.setNow('2028-11-22T23:00:00Z');
  expect((await look()).checked.standing).toBe('valid');
  ports.setNow('2028-11-23T00:00:00Z');
  expect((await look()).checked.standing).toBe('expired');
});

test('with a newer one of the same person it is replaced', async () => {
  const { look, verify, ports, ana } = await withCertificate();
  ports.setNow('2027-11-20T12:00:00Z');
  await aFinishedSitting(ports, { id: 'sitting-2' });
  await issueCertificate(ports, { by: ana, sitting: 'sitting-2' });
  expect((await look()).checked).toMatchObject({ standing: 'replaced', replacedOn: '2027-11-20' });
  expect(await verify()).toMatchObject({ verified: { standing: 'replaced', endedOn: '2027-11-20' } });
});

test('a coordinator revokes it with a reason, which is logged and which no stranger is told', async () => {
  const { ports, store, coordinator, certificate, look, verify } = await withCertificate();
  const revoke = (why: string) => revokeCertificate(ports, { by: coordinator, id: certificate.id, why });
  expect(await revoke('  ')).toEqual({ ok: false, reason: 'no-reason' });
  expect(await revoke('Somebody else sat it.')).toEqual({ ok: true });
  expect(await revoke('Again.')).toEqual({ ok: false, reason: 'revoked-already' });
  expect((await look()).checked.standing).toBe('revoked');
  const answer = await verify();
  expect(answer).toMatchObject({ verified: { standing: 'revoked', endedOn: '2026-11-22' } });
  expect(JSON.stringify(answer)).not.toContain('Somebody else');
  await store.log.seal('larkfield');
  const [row] = await store.log.list('larkfield', { kind: 'certificate.revoked', limit: 5 });
  expect(row).toMatchObject({ actor: 'coordinator', subject: 'trainee-1' });
  expect(row?.content).toContain('Somebody else sat it.');
});

test('instructors and trainees revoke nothing', async () => {
  const { ports, ana, instructor, certificate } = await withCertificate();
  for (const by of [ana, instructor]) {
    const refused = { ok: false, reason: 'forbidden' };
    expect(await revokeCertificate(ports, { by, id: certificate.id, why: 'Mine.' })).toEqual(refused);
    expect(await readCertificate(ports, { by, id: certificate.id, origin })).toMatchObject({ mayRevoke: false });
  }
});

test('an answer that was altered no longer gives the result', async () => {
  const room = await withCertificate();
  const wrong = JSON.stringify({ victim: false, confidence: 85 });
  await tamper(room, sql`update sitting_answers set answer = ${wrong} where ref = 'a-victim'`);
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['answers'] });
  expect(await room.verify()).toMatchObject({ verified: { standing: 'altered' } });
});

test('a revocation that was taken back by hand stands in the log', async () => {
  const room = await withCertificate();
  await revokeCertificate(room.ports, { by: room.coordinator, id: room.certificate.id, why: 'Somebody else sat it.' });
  await room.store.log.seal('larkfield');
  await tamper(room, sql`update certificates set revoked_at = null, revoked_by = null, revoked_why = null`);
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['revocation'] });
});

test('a sitting that began with a PIN, and was made one with a password by hand, gives none that is valid', async () => {
  const room = await withCertificate();
  const content = { sitting: room.certificate.sitting, identity: 'pin' };
  const entry = { agency: 'larkfield', at: '2026-11-22T12:00:00Z', kind: 'sitting.begun', actor: 'trainee-1' };
  await room.store.log.note([{ ...entry, subject: 'trainee-1', content }]);
  await room.store.log.seal('larkfield');
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['identity'] });
});

test('so does a decision of a scene', async () => {
  const room = await withCertificate();
  await tamper(room, sql`update attempt_events set event = '{"type":"choose.wait"}' where seq = 1`);
  expect((await room.look()).checked.mismatches).toEqual(['answers']);
});

test('a missing decision is no whole sitting', async () => {
  const room = await withCertificate();
  await tamper(room, sql`delete from attempt_events where seq = 7`);
  expect((await room.look()).checked.mismatches).toEqual(['answers']);
});

test('a result on file that was altered does not match', async () => {
  const room = await withCertificate();
  await sql`drop trigger if exists sitting_results_no_update`.execute(room.db);
  await sql`update sitting_results set result = replace(result, '"figure":100', '"figure":99')`.execute(room.db);
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['result'] });
});

test('a content that was altered does not match, even with a fingerprint made for it', async () => {
  const room = await withCertificate();
  const { content, id } = room.certificate;
  const forged = canonical({ ...content, holder: { ...content.holder, name: 'Max Mann' } });
  await sql`update certificates set content = ${forged} where id = ${id}`.execute(room.db);
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['content'] });
  await sql`update certificates set fingerprint = ${room.ports.hash(forged)} where id = ${id}`.execute(room.db);
  expect((await room.look()).checked).toMatchObject({ standing: 'altered', mismatches: ['content'] });
});

test('a chain that lost the row it was issued on does not match', async () => {
  const room = await withCertificate();
  const { seq } = room.certificate.content.log;
  await tamper(room, sql`update log set digest = 'another' where seq = ${seq}`);
  expect((await room.look()).checked.mismatches).toEqual(['log']);
});

test('a code is forgiven its case, its hyphen and letters that look like digits', async () => {
  const { verify, certificate } = await withCertificate();
  const { code } = certificate.content;
  for (const typed of [code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
    expect(await verify(typed)).toMatchObject({ ok: true });
  }
  const looksAlike = code.replace(/0/g, 'O').replace(/1/g, 'l');
  expect(await verify(looksAlike)).toMatchObject({ ok: true, verified: { code } });
});

test('unknown codes are refused alike, and after sixty the address waits a minute', async () => {
  const { ports, certificate } = await withCertificate();
  const verify = (code: string, from = '192.0.2.7') => verifyCertificate(ports, { code, from });
  expect(await verify('no such code')).toEqual({ ok: false, reason: 'no-code' });
  ports.clock.now = () => new Date('2026-11-22T15:00:00Z');
  for (let tried = 0; tried < 60; tried += 1) {
    expect(await verify('0000-0000')).toEqual({ ok: false, reason: 'unknown-code' });
  }
  expect(await verify('0000-0000')).toEqual({ ok: false, reason: 'too-many', waitSeconds: 60 });
  expect(await verify(certificate.content.code, '192.0.2.8')).toMatchObject({ ok: true });
  ports.clock.now = () => new Date('2026-11-22T15:01:00Z');
  expect(await verify(certificate.content.code)).toMatchObject({ ok: true });
});
