/** A process of its own that notes and seals until it is ended, and prints each number once its note is durable. */
import { chosenEngine } from '#adapters/store/chosen-engine';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { noon } from './attempt.ts';

const [writer = '', most = '0'] = process.argv.slice(2);
const store = storeOn(await openDatabase(chosenEngine(process.env, process.env['DATA_DIR'] ?? '')));
for (let number = 1; number <= Number(most); number++) {
  const entry = { agency: 'larkfield', at: noon, kind: 'counted', actor: null, subject: null };
  await store.log.note([{ ...entry, content: { writer, number } }]);
  process.stdout.write(`${number}\n`);
  if (number % 3 === 0) await store.log.seal('larkfield');
}
await store.close();
