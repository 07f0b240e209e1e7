import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openLibrary } from '#adapters/library';
import { scoreIfFinished, tryLog } from '#app/replay-log';
import { aMember } from '../build/agency.ts';
import { anAttempt, noon } from '../build/attempt.ts';
import { secondLook } from '../build/command.ts';
import { wholeStop } from '../build/course-room.ts';
import { engines } from '../build/engines.ts';
import { aRecord, tamper } from '../build/record.ts';
import { fixtureWith, root } from '../build/scenario.ts';

describe.each(engines)('on $name', ({ open }) => {
  const opened = async () => {
    const at = await open();
    const record = await aRecord(at);
    const run = (...args: string[]) => secondLook(args, root, at.env as Record<string, string>);
    return { ...at, ...record, run };
  };

  test('verify-log says that a log is intact, how fast it was, and the head to write down', async () => {
    const { run, head } = await opened();
    const { code, out } = await run('verify-log');
    expect(code).toBe(0);
    expect(out).toContain('Larkfield Police Department (larkfield)\nIntact.\n8 rows and 4 decisions in');
    expect(out).toContain(`Head, to write down elsewhere: 8:${head.digest}`);
    expect((await run('verify-log', '--agency=larkfield', `--head=8:${head.digest}`)).code).toBe(0);
  });

  test('verify-log names the first altered row, then the others, and ends with 1', async () => {
    const { run, ...at } = await opened();
    await tamper(at, sql`update log set content = '{}' where seq in (2, 7)`, sql`delete from log where seq = 8`);
    const { code, out } = await run('verify-log', `--head=8:${at.head.digest}`);
    expect(code).toBe(1);
    expect(out.split('\n').slice(1, 5)).toEqual([
      'Row 2 is altered: what it holds is not what was sealed.',
      'Row 7 is altered: what it holds is not what was sealed.',
      'The log ends before row 8, which was written down elsewhere.',
      'Altered: 3 findings, in the order of the log.',
    ]);
    const json = JSON.parse((await run('verify-log', '--json')).out);
    expect(json).toMatchObject({ intact: false, agencies: [{ findings: [{ seq: 2 }, { seq: 7 }] }] });
  });

  test('verify-log tells erased rows from altered ones', async () => {
    const { run, store } = await opened();
    await store.erasures.erase({ agency: 'larkfield', member: 'trainee-1', at: noon, by: 'coordinator', why: 'asked' });
    const { code, out } = await run('verify-log');
    expect(code).toBe(0);
    expect(out).toContain('Intact.\nRows 2 to 5, 7: erased by row 9.');
  });

  test('verify-log refuses what it does not understand', async () => {
    const { run } = await opened();
    expect(await run('verify-log', '--head=8')).toMatchObject({
      code: 2,
      error: expect.stringContaining('is no head'),
    });
    expect(await run('verify-log', '--agency=nowhere')).toMatchObject({
      code: 2,
      error: expect.stringContaining('nowhere'),
    });
    expect(await run('verify-log', 'larkfield')).toMatchObject({ code: 2 });
  });

  test('retention says what would go, and lets it go only when it is meant', async () => {
    const { run, store } = await opened();
    const old = { joinedAt: '2015-01-02T12:00:00.000Z', badge: null };
    await store.people.addMember(aMember({ id: 'long-gone', name: 'Lou Gant', ...old }));
    await store.people.addMember(aMember({ id: 'held', name: 'Hal Dorn', ...old }));
    const hold = { id: 'h', agency: 'larkfield', member: 'held', why: 'Case', setBy: 'owner', setAt: noon };
    await store.holds.add({ ...hold, liftedBy: null, liftedAt: null });
    const nameOf = async (id: string) => (await store.people.findMember(id))?.name;
    const dry = await run('retention', '--dry-run');
    expect(dry).toMatchObject({ code: 0, error: '' });
    expect(dry.out).toContain('  would erase the record of long-gone\n  under a legal hold: held\n');
    expect(await nameOf('long-gone')).toBe('Lou Gant');
    expect((await run('retention')).out).toContain('Erased the records of 1 person');
    expect(await nameOf('long-gone')).toBe('Erased');
    expect(await nameOf('held')).toBe('Hal Dorn');
    expect((await run('verify-log')).out).toContain('Intact.');
  });

  test('rescore scores an attempt anew by the files of today', async () => {
    const { run, store } = await opened();
    const earlier = fixtureWith('short-stop', ['disposition: {ana: protective}', 'disposition: {ana: neutral}']);
    const [edition] = openLibrary([{ scenario: earlier }], store).list();
    if (!edition) throw new Error('no edition');
    await store.keepEdition(edition, noon);
    const events = wholeStop.map((event, index) => ({
      seq: index + 1,
      id: `e${index}`,
      event,
      at: noon,
      reportedSeconds: null,
    }));
    const played = tryLog(edition, events);
    const of = { edition: edition.hash, member: 'trainee-1', agency: 'larkfield', assignment: 'one' };
    await store.addAttempt(
      anAttempt({ id: 'earlier', ...of }),
      events,
      played.ok ? scoreIfFinished(edition, played) : null,
    );
    const fixtures = { SCENARIOS_DIR: join(root, 'tests/fixtures') };
    const again = async (...args: string[]) => {
      Object.assign(process.env, fixtures);
      try {
        return await run('rescore', '--scenario=short-stop', ...args);
      } finally {
        delete process.env['SCENARIOS_DIR'];
      }
    };
    expect(await again('--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was written.') });
    const done = await again();
    expect(done.error).toBe('');
    expect(done.out).toContain('another result: attempt earlier of trainee-1');
    expect(done.out).toMatch(/1 scored anew, 1 with another result, \d+ left as they were\./);
    const attempt = await store.findAttempt('earlier');
    expect(attempt && (await store.results.list(attempt))).toHaveLength(2);
    expect((await run('rescore')).code).toBe(2);
  });
});
