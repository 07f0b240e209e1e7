import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { smtpMailer } from '#adapters/mail/smtp-mailer';
import { completeLesson } from '#app/work/complete-lesson';
import { remindDue } from '#app/work/remind-due';
import { reminderFor } from '#domain/people/reminder';
import { engines } from '../build/engines.ts';
import { aWorkRoom } from '../build/work-room.ts';

test.each([
  ['2026-12-03', '2026-11-01', null],
  ['2026-12-04', '2026-11-01', 'week-before'],
  ['2026-12-09', '2026-11-01', 'week-before'],
  ['2026-12-10', '2026-11-01', 'day-before'],
  ['2026-12-11', '2026-11-01', 'day-before'],
  ['2026-12-12', '2026-11-01', null],
  ['2026-12-13', '2026-11-01', null],
  ['2026-12-14', '2026-11-01', 'late'],
  ['2026-12-21', '2026-11-01', null],
  // Assigned too late for a reminder to make sense.
  ['2026-12-08', '2026-12-06', null],
  ['2026-12-10', '2026-12-10', null],
  ['2026-12-14', '2026-12-10', 'late'],
])('on %s, what is due on December 11 and was assigned on %s… calls for %s', (today, created, kind) => {
  expect(reminderFor({ dueOn: '2026-12-11', createdAt: `${created}T12:00:00.000Z` }, today)).toBe(kind);
});

interface Received {
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server of the test's own. @param refuse - the first mails that it does not take */
async function aMailServer(refuse = 0) {
  const received: Received[] = [];
  let left = refuse;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (left > 0) {
          left -= 1;
          done(Object.assign(new Error(`mailbox of ${to[0]} is busy`), { responseCode: 450 }));
          return;
        }
        received.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Training <training@larkfield.gov>' });
  closing.push(
    () => mailer.close(),
    () => new Promise<void>((resolve) => server.close(() => resolve())),
  );
  return { received, mailer };
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
});

describe.each(engines)('on $name', ({ open }) => {
  /** Ana and Ben have an address, Cleo has none. Two things are due on December 11. */
  const room = async (refuse = 0) => {
    const { store } = await open();
    const server = await aMailServer(refuse);
    const made = await aWorkRoom(store, { mailer: server.mailer });
    const [ana, ben] = made.here.trainees;
    for (const { session, identity, hasSecondFactor, ...member } of [ana, ben]) {
      await store.people.changeMember({ ...member, email: `${member.badge}@larkfield.gov` });
    }
    const rest = {
      cohort: 'spring',
      createdAt: '2026-11-01T12:00:00.000Z',
      createdBy: 'instructor',
      withdrawnAt: null,
    };
    await store.assignments.add({ id: 'one', kind: 'lesson', ref: 'help', dueOn: '2026-12-11', ...rest });
    await store.assignments.add({ id: 'two', kind: 'scenario', ref: 'short-stop', dueOn: '2026-12-11', ...rest });
    return { ...made, ...server, ana };
  };

  test('everybody with an address gets one plain mail for all that is due, with one link', async () => {
    const { ports, received, setNow } = await room();
    setNow('2026-12-04T15:00:00.000Z');
    expect(await remindDue(ports)).toEqual({ sent: 2, failed: 0 });
    expect(received.map(({ to }) => to)).toEqual([['4471@larkfield.gov'], ['4472@larkfield.gov']]);
    const text = received[0]?.text ?? '';
    expect(text).toMatch(/^Subject: Due Friday, December 11: 2 parts of your training\r$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(text).toMatch(/^Content-Type: text\/plain/m);
    expect(text).not.toMatch(/text\/html/);
    expect(text).toContain('- Lesson: Help\r\n- Scene: A short stop');
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(text).toContain('https://training.example.gov/');
  });

  test('each reminder comes once: a week before, a day before, and when it is three days late', async () => {
    const { ports, received, setNow } = await room();
    const days: [string, number][] = [];
    for (let day = 1; day <= 25; day += 1) {
      const today = `2026-12-${String(day).padStart(2, '0')}`;
      setNow(`${today}T15:00:00.000Z`);
      await remindDue(ports);
      const { sent } = await remindDue(ports);
      expect(sent).toBe(0);
      days.push([today, received.splice(0).length]);
    }
    expect(days.filter(([, mails]) => mails > 0)).toEqual([
      ['2026-12-04', 2],
      ['2026-12-10', 2],
      ['2026-12-14', 2],
    ]);
  });

  test('four at once send no mail twice', async () => {
    const { ports, received, setNow } = await room();
    setNow('2026-12-04T15:00:00.000Z');
    await Promise.all([1, 2, 3, 4].map(() => remindDue(ports)));
    const lines = received.flatMap(({ to, text }) =>
      [...text.matchAll(/^- (.*?)\r$/gm)].map(([, item]) => `${to[0]} ${item}`),
    );
    expect(lines.toSorted()).toEqual([
      '4471@larkfield.gov Lesson: Help',
      '4471@larkfield.gov Scene: A short stop',
      '4472@larkfield.gov Lesson: Help',
      '4472@larkfield.gov Scene: A short stop',
    ]);
  });

  test('what is done is not reminded of', async () => {
    const { ports, received, setNow, ana } = await room();
    await completeLesson(ports, { by: ana, lesson: 'help' });
    setNow('2026-12-04T15:00:00.000Z');
    await remindDue(ports);
    expect(received[0]?.text).not.toContain('Help');
    expect(received[0]?.text).toContain('Subject: Due Friday, December 11: your training');
    expect(received[1]?.text).toContain('Help');
  });

  test('what the mail server does not take is logged without an address, and sent in the next round', async () => {
    const { ports, received, setNow } = await room(1);
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    setNow('2026-12-04T15:00:00.000Z');
    expect(await remindDue(ports)).toEqual({ sent: 1, failed: 1 });
    expect(JSON.stringify(log.mock.calls)).toContain('450');
    expect(JSON.stringify(log.mock.calls)).not.toContain('@');
    expect(await remindDue(ports)).toEqual({ sent: 1, failed: 0 });
    expect(received.map(({ to }) => to[0]).toSorted()).toEqual(['4471@larkfield.gov', '4472@larkfield.gov']);
  });

  test('without a mail server nothing is sent and nothing is taken as sent', async () => {
    const { ports, received, setNow } = await room();
    setNow('2026-12-04T15:00:00.000Z');
    expect(await remindDue({ ...ports, mailer: null })).toEqual({ sent: 0, failed: 0 });
    expect(await remindDue(ports)).toEqual({ sent: 2, failed: 0 });
    expect(received).toHaveLength(2);
  });

  test('somebody whose access has ended, or a cohort that is archived, is not reminded', async () => {
    const { ports, received, setNow, store, here } = await room();
    const ana = await store.people.findMember('trainee-1');
    if (!ana) throw new Error('no Ana');
    await store.people.changeMember({ ...ana, endedAt: '2026-11-30T12:00:00.000Z' });
    setNow('2026-12-04T15:00:00.000Z');
    await remindDue(ports);
    expect(received.map(({ to }) => to[0])).toEqual(['4472@larkfield.gov']);
    await store.cohorts.change({ ...here.cohort, archivedAt: '2026-12-05T12:00:00.000Z' });
    setNow('2026-12-10T15:00:00.000Z');
    expect(await remindDue(ports)).toEqual({ sent: 0, failed: 0 });
  });
});
