/** Reads an attempt and adds the event that comes next, fifty times, each in a transaction. */
import { chosenEngine } from '#adapters/store/chosen-engine';
import { openStore } from '#adapters/store/open-store';
import { anAttempt, anEvent } from './attempt.ts';

const store = await openStore(chosenEngine(process.env, process.env['DATA_DIR'] ?? ''));
process.stdout.write('ready\n');
for await (const _ of process.stdin);
for (let written = 0; written < 50; ) {
  const isWritten = await store.within(async (within) => {
    const { length } = await within.listEvents('shared');
    const id = `${process.pid}-${written}`;
    return within.appendEvent(anAttempt({ id: 'shared' }), anEvent(length + 1, { id }), null);
  });
  if (isWritten) written++;
}
await store.close();
