/** Opens the database that the environment names, at the moment that its input ends, so that several do at once. */
import { chosenEngine } from '#adapters/store/chosen-engine';
import { openStore } from '#adapters/store/open-store';

process.stdout.write('ready\n');
for await (const _ of process.stdin);
const store = await openStore(chosenEngine(process.env, process.env['DATA_DIR'] ?? ''));
await store.close();
