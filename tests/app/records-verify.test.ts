import { type RawBuilder, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/store/log';
import { verifyLog } from '#app/records/verify-log';
import type { Anchor } from '#domain/records/verify';
import { anEvent } from '../build/attempt.ts';
import { engines, type TestStore } from '../build/engines.ts';
import { aRecord, tamper } from '../build/record.ts';

const later = '2026-11-23T12:00:00.000Z';

describe.each(engines)('the log on $name', ({ open }) => {
  const verified = (at: TestStore, heads: readonly Anchor[] = []) =>
    verifyLog(at, { agency: 'larkfield', hash: sha256, heads });

  /** What is found after somebody has altered the database. */
  const foundAfter = async (...changes: RawBuilder<unknown>[]) => {
    const at = await open();
    await aRecord(at);
    await tamper(at, ...changes);
    const { findings, decisionFindings } = await verified(at);
    return [...findings, ...decisionFindings];
  };

  test('verifies as it was sealed, with its decisions and its head', async () => {
    const at = await open();
    const { head } = await aRecord(at);
    expect(await verified(at)).toEqual({ rows: 8, head, erased: [], findings: [], decisions: 4, decisionFindings: [] });
    expect(head.seq).toBe(8);
  });

  test('holds what was noted while it waits: verifying seals it first', async () => {
    const at = await open();
    const { attempt } = await aRecord(at);
    await at.store.appendEvent(attempt, anEvent(4), null);
    expect(await verified(at)).toMatchObject({ rows: 9, decisions: 5, findings: [], decisionFindings: [] });
  });

  test('names the row whose content was altered', async () => {
    const forged = sql`update log set content = '{"attempt":"other"}' where seq = 7`;
    expect(await foundAfter(forged)).toEqual([{ is: 'content-altered', seq: 7 }]);
  });

  test('sees a content that says the same in another layout', async () => {
    const laid = sql`update log set content = '{ "attempt":"assigned"}' where seq = 7`;
    expect(await foundAfter(laid)).toEqual([{ is: 'content-altered', seq: 7 }]);
  });

  test('names the row whose salt was altered', async () => {
    expect(await foundAfter(sql`update log set salt = 'other' where seq = 2`)).toEqual([
      { is: 'content-altered', seq: 2 },
    ]);
  });

  test.each([
    ['time', sql`update log set at = ${later} where seq = 2`],
    ['kind', sql`update log set kind = 'person.added' where seq = 2`],
    ['actor', sql`update log set actor = 'owner' where seq = 2`],
    ['subject', sql`update log set subject = 'trainee-2' where seq = 2`],
    ['digest', sql`update log set digest = 'ff' where seq = 8`],
  ])('names the row whose %s was altered', async (what, change) => {
    expect(await foundAfter(change)).toEqual([{ is: 'row-altered', seq: what === 'digest' ? 8 : 2 }]);
  });

  test('names the missing row, and goes on after it', async () => {
    expect(await foundAfter(sql`delete from log where seq in (1, 7)`)).toEqual([
      { is: 'rows-missing', from: 1, to: 1 },
      { is: 'rows-missing', from: 7, to: 7 },
    ]);
  });

  test('names both of two rows that changed places, and the row after them, whose decision then rests on nothing', async () => {
    const found = await foundAfter(
      sql`update log set seq = 99 where seq = 1`,
      sql`update log set seq = 1 where seq = 2`,
      sql`update log set seq = 2 where seq = 99`,
    );
    const added = { is: 'decision-added', record: 'assigned', seq: 1 };
    expect(found).toEqual([...[1, 2, 3].map((seq) => ({ is: 'row-altered', seq })), added]);
  });

  test('names every altered row, the first of them first', async () => {
    const found = await foundAfter(
      sql`update log set content = '{}' where seq = 8`,
      sql`update log set content = '{}' where seq = 1`,
    );
    expect(found).toEqual([
      { is: 'content-altered', seq: 1 },
      { is: 'content-altered', seq: 8 },
    ]);
  });

  test('is known to have had a longer tail by a head that was written down', async () => {
    const at = await open();
    const { head } = await aRecord(at);
    await tamper(at, sql`delete from log where seq >= 7`);
    expect((await verified(at)).findings).toEqual([]);
    expect((await verified(at, [{ ...head, by: 'given' }])).findings).toEqual([
      { is: 'tail-missing', seq: 8, by: 'given' },
    ]);
  });

  test('is known to have been rewritten whole by a head that was written down', async () => {
    const at = await open();
    const { head } = await aRecord(at);
    await tamper(at, sql`delete from log where seq >= 7`);
    const entry = { agency: 'larkfield', at: later, kind: 'forged', actor: null, subject: null, content: {} };
    await at.store.log.note([entry, entry]);
    expect((await verified(at)).findings).toEqual([]);
    expect((await verified(at, [{ ...head, by: 'given' }])).findings).toEqual([
      { is: 'anchor-differs', seq: 8, by: 'given' },
    ]);
  });

  test('sees content that is gone without a row that erased it', async () => {
    expect(await foundAfter(sql`update log set salt = null, content = null where seq = 2`)).toEqual([
      { is: 'erased-without-a-row', seq: 2 },
    ]);
  });

  test('is not content with an erasure that names another row, or another person', async () => {
    const at = await open();
    await aRecord(at);
    const erasure = (subject: string, row: number) => ({
      agency: 'larkfield',
      at: later,
      kind: 'record.erased',
      actor: 'coordinator',
      subject,
      content: { why: 'asked', rows: [[row, row]] },
    });
    await at.store.log.note([erasure('trainee-1', 3), erasure('trainee-2', 2)]);
    await tamper(at, sql`update log set salt = null, content = null where seq = 2`);
    expect((await verified(at)).findings).toEqual([{ is: 'erased-without-a-row', seq: 2 }]);
    await at.store.log.note([erasure('trainee-1', 2)]);
    expect(await verified(at)).toMatchObject({ findings: [], erased: [{ seq: 2, by: 11 }] });
  });

  test.each([
    [
      'altered',
      sql`update attempt_events set event = '{"type":"choose.other"}' where attempt = 'assigned' and seq = 2`,
    ],
    ['altered', sql`update attempt_events set event = 'no json' where attempt = 'assigned' and seq = 2`],
    ['altered', sql`update attempt_events set at = ${later} where attempt = 'assigned' and seq = 2`],
    ['missing', sql`delete from attempt_events where attempt = 'assigned' and seq = 2`],
  ])('finds a decision that was %s where results come from', async (what, change) => {
    expect(await foundAfter(change)).toEqual([{ is: `decision-${what}`, row: 4, record: 'assigned', seq: 2 }]);
  });

  test('finds a decision that was added where results come from', async () => {
    const added = sql`insert into attempt_events (attempt, seq, id, event, at)
      values ('assigned', 4, 'forged', '{"type":"choose.protect"}', ${later})`;
    expect(await foundAfter(added)).toEqual([{ is: 'decision-added', record: 'assigned', seq: 4 }]);
  });

  test('finds an attempt that was given to somebody else', async () => {
    expect(await foundAfter(sql`update attempts set member = 'trainee-3' where id = 'bens'`)).toEqual([
      { is: 'decision-altered', row: 6, record: 'bens', seq: 1 },
    ]);
  });

  test('the database itself refuses to change or remove a row of it', async () => {
    const { db, ...at } = await open();
    await aRecord(at);
    await expect(sql`update log set content = '{}' where seq = 1`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`update log set salt = null, content = null`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`delete from log`.execute(db)).rejects.toThrow('append-only');
  });

  test('is sealed whole and once by many who do it at once', async () => {
    const at = await open();
    await aRecord(at);
    const entry = { agency: 'larkfield', at: later, kind: 'counted', actor: null, subject: null };
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        for (let each = 0; each < 5; each++) {
          await at.store.log.note([{ ...entry, content: { writer, each } }]);
          await at.store.log.seal('larkfield');
        }
      }),
    );
    expect(await verified(at)).toMatchObject({ rows: 68, findings: [] });
    const rows = await at.store.log.list('larkfield', { kind: 'counted', limit: 100 });
    expect(new Set(rows.map(({ content }) => content)).size).toBe(60);
  });

  test('seals more than one batch in the order in which it was noted', async () => {
    const at = await open();
    await aRecord(at);
    const entries = Array.from({ length: 1203 }, (_, each) => ({
      agency: 'larkfield',
      at: later,
      kind: 'counted',
      actor: null,
      subject: null,
      content: { each },
    }));
    await at.store.log.note(entries);
    expect((await at.store.log.seal('larkfield')).seq).toBe(1211);
    const rows = await at.store.log.read('larkfield', 8, 2000);
    expect(rows.map(({ content }) => JSON.parse(content ?? '').each)).toEqual(
      entries.map(({ content }) => content.each),
    );
    expect(await at.store.log.listWaiting()).toEqual([]);
  });
});
