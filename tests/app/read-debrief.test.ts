import { expect, test } from 'vitest';
import { readDebrief } from '#app/read-debrief';
import { begin, me, openPorts, play, wholeStop } from '../build/course-room.ts';

test('the debrief stays closed until the attempt has ended, and to other devices for ever', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop.slice(0, -1));
  expect(await readDebrief(ports, { attempt, device: me })).toEqual({ ok: false, reason: 'not-finished' });
  await play(ports, attempt, wholeStop.slice(-1), wholeStop.length);
  expect(await readDebrief(ports, { attempt, device: me })).toMatchObject({ ok: true });
  expect(await readDebrief(ports, { attempt, device: 'device-of-yours-00001' })).toEqual({
    ok: false,
    reason: 'not-yours',
  });
  expect(await readDebrief(ports, { attempt: 'never-begun', device: me })).toEqual({
    ok: false,
    reason: 'unknown-attempt',
  });
});

test('the debrief shows the stored result and says whether it was the first attempt', async () => {
  const ports = await openPorts();
  const { attempt } = await begin(ports);
  await play(ports, attempt, wholeStop);
  const again = await begin(ports, { from: { attempt, seq: 3 } });
  await play(ports, again.attempt, [{ type: 'choose.leave' }, ...wholeStop.slice(4)], 4);
  const [first, second] = await Promise.all(
    [attempt, again.attempt].map(async (id) => {
      const read = await readDebrief(ports, { attempt: id, device: me });
      if (!read.ok) throw new Error(read.reason);
      return read.debrief;
    }),
  );
  expect(first).toMatchObject({
    attempt,
    kind: 'practice',
    first: true,
    result: { class: { ana: 'VICTIM_IDENTIFIED' } },
  });
  expect(second).toMatchObject({ kind: 'replay', first: false, result: { class: { ana: 'RECOGNIZED_NOT_ACTED' } } });
});
