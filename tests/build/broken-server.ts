/** Serves the built site with an application in which every list of scenarios is a bug. Run by node, not by vitest. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideApp } from '#app/process-app';
import { compose } from '#compose';

const dist = process.env['DIST_DIR'] || join(import.meta.dirname, '..', '..', 'dist');
const { handler } = await import(pathToFileURL(join(dist, 'server', 'entry.mjs')).href);
const app = {
  ...(await compose(process.env)),
  scenarios: {
    list(): never {
      throw new Error('the list is broken', { cause: new Error('the shelf fell') });
    },
  },
  listAttempts(): never {
    throw new Error('the list is broken');
  },
};
const server = createServer((request, response) => handler(request, response, undefined, { app }));
const { promise, resolve } = Promise.withResolvers<void>();
provideApp(app);
server.listen(0, '127.0.0.1', resolve);
await promise;
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
process.once('SIGTERM', () => process.exit(0));
