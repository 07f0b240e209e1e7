import { expect, test } from 'vitest';
import { listAttempts } from '#app/list-attempts';
import { begin, decide, me, openPorts, play, wholeStop } from '../build/course-room.ts';

test('the attempt last worked on comes first, each with the decision it stands at', async () => {
  const ports = await openPorts();
  const old = await begin(ports);
  await play(ports, old.attempt, wholeStop);
  const recent = await begin(ports);
  await decide(ports, recent.attempt, 1, { type: 'choose.wait' });
  const replay = await begin(ports, { from: { attempt: old.attempt, seq: 2 } });
  await decide(ports, recent.attempt, 2, { type: 'choose.leave' });

  const listed = await listAttempts(ports, { device: me });
  expect(
    listed.map(({ attempt, kind, finished, decision, decisions }) => ({
      attempt,
      kind,
      finished,
      decision,
      decisions,
    })),
  ).toEqual([
    { attempt: recent.attempt, kind: 'practice', finished: false, decision: 4, decisions: 6 },
    { attempt: replay.attempt, kind: 'replay', finished: false, decision: 2, decisions: 6 },
    { attempt: old.attempt, kind: 'practice', finished: true, decision: 6, decisions: 6 },
  ]);
  expect(listed[0]).toMatchObject({ scenario: 'short-stop', title: 'Short Stop' });
});

test('who has no device, or none of these attempts, is shown none', async () => {
  const ports = await openPorts();
  await begin(ports);
  expect(await listAttempts(ports, { device: null })).toEqual([]);
  expect(await listAttempts(ports, { device: 'device-of-yours-00001' })).toEqual([]);
});
