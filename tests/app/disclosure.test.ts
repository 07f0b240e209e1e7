/** Before the end, nothing that leaves the server tells what an option was worth. */
import { expect, test } from 'vitest';
import { readAttempt } from '#app/read-attempt';
import { begin, decide, me, openPorts, wholeStop } from '../build/course-room.ts';

const secrets = [
  'CE1',
  'CE2',
  'signal',
  'protective',
  'punitive',
  'Call the advocate.',
  'A cue.',
  'Ana is safe tonight.',
];

test('no answer before the end holds weights, truth, classes, or the reason or consequence of an option not chosen', async () => {
  const ports = await openPorts();
  const begun = await begin(ports);
  const sent = [JSON.stringify(begun)];
  for (const [index, event] of wholeStop.slice(0, -1).entries()) {
    sent.push(JSON.stringify(await decide(ports, begun.attempt, index + 1, event)));
    sent.push(JSON.stringify(await readAttempt(ports, { attempt: begun.attempt, device: me })));
  }
  const notChosen = [
    'They freeze.',
    'Noise harms.',
    'Nothing is learned.',
    'It fills time.',
    'She stays.',
    'She is not the offender.',
  ];
  for (const text of sent) {
    for (const secret of [...secrets, ...notChosen]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/"(w|ce|remedy|truth|disposition|key|escalates|meaning|review|facilitator)":/);
  }
});
