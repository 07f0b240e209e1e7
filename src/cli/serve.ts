/** `npm start`: builds if need be, opens the database, serves until it is told to stop. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import sirv from 'sirv';
import { provideApp } from '#app/process-app';
import { StartRefused } from '#app/start-refused';
import { type App, compose } from '#compose';
import { buildIfStale } from './build-site.ts';
import { CommandError } from './command-error.ts';
import { tend } from './tend.ts';

type AstroHandler = (...args: [...Parameters<RequestListener>, next: undefined, locals: { app: App }]) => Promise<void>;

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** How long a running request may take after SIGTERM, in milliseconds. */
const graceMs = 4_000;

/**
 * Serves until SIGTERM or SIGINT.
 * @param env - `HOST` (127.0.0.1), `PORT` (4321; 0 takes a free one), `DATA_DIR`; `DIST_DIR` builds into, and serves from,
 *   another folder
 * @param args - `--no-build` serves what was built last
 * @throws CommandError, in a sentence, if there is something that the person who starts it must change
 */
export async function serve(env: NodeJS.ProcessEnv, args: readonly string[] = process.argv): Promise<void> {
  try {
    await start(env, args);
  } catch (error) {
    throw error instanceof StartRefused ? new CommandError(error.message, 1) : error;
  }
}

async function start(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const built = resolve(env['DIST_DIR'] || dist);
  const builds = !args.includes('--no-build');
  // The port first: to build for half a minute and then find it taken would be a poor joke.
  let respond: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '5' }).end('Starting.');
  const server = createServer((request, response) => respond(request, response));
  await listen(server, { host: env['HOST'] || '127.0.0.1', port: portOf(env) });
  try {
    if (builds) await buildIfStale(built);
    const app = await compose(env);
    provideApp(app);
    respond = await responder(built, builds, app);
    stopOnSignal(server, app, tend(app.chores));
    console.log(`Second Look is at ${addressOf(server)}`);
    await printOwnerLink(app, addressOf(server));
  } catch (error) {
    server.close();
    throw error;
  }
}

/** While nobody runs the course here: the link that makes its reader the owner. On paper and screens only, never in a log. */
async function printOwnerLink(app: App, address: string): Promise<void> {
  const link = await app.accounts.firstOwnerLink();
  if (!link) return;
  console.log(`
Nobody runs the course here yet. To set it up, open this link, which works once and for seven days:
  ${app.publicUrl ?? address}${link.path}
Practice needs no set-up.`);
}

function portOf(env: NodeJS.ProcessEnv): number {
  const port = Number(env['PORT'] || 4321);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartRefused(`PORT is "${env['PORT']}", which is no port. Choose a number: PORT=4400 npm start`);
}

async function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(listenRefusal(error, at)));
  server.listen(at, resolve);
  await promise;
  server.removeAllListeners('error');
}

function listenRefusal(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefused(`Port ${port} is in use. Choose another: PORT=${port === 4400 ? 4500 : 4400} npm start`);
    case 'EACCES':
      return new StartRefused(
        `Port ${port} needs more rights than you have. Choose one above 1023: PORT=4400 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefused(
        `HOST is "${host}", which is no address of this machine. For all of them: HOST=0.0.0.0 npm start`,
      );
    default:
      return error;
  }
}

async function responder(built: string, builds: boolean, app: App): Promise<RequestListener> {
  const entry = pathToFileURL(join(built, 'server', 'entry.mjs')).href;
  const { handler } = (await import(entry).catch((cause: unknown) => {
    // Right after a build there is one, and something else is wrong.
    if (builds) throw cause;
    throw new StartRefused(`There is no finished build in ${built}. Run npm start without --no-build.`, { cause });
  })) as { handler: AstroHandler };
  const compress = compression();
  const assets = sirv(join(built, 'client'), {
    etag: true,
    setHeaders(response, path) {
      response.setHeader('x-content-type-options', 'nosniff');
      // Names under /_astro/ hold a hash of the content.
      const forever = path.startsWith('/_astro/');
      response.setHeader('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    if (!isAddress(request.url)) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('That is not an address.');
      return;
    }
    compress(request as never, response as never, () =>
      assets(request, response, () => void handler(request, response, undefined, { app })),
    );
  };
}

/** What URL and decodeURI understand, without a zero byte, which PostgreSQL does not take: it would fail deep inside, as if by our fault. */
function isAddress(path: string | undefined): boolean {
  try {
    decodeURI(new URL(path ?? '', 'http://localhost').pathname);
    return path?.startsWith('/') === true && !path.includes('%00');
  } catch {
    return false;
  }
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Stops accepting, lets running requests end, closes the database and with it its write-ahead log. */
function stopOnSignal(server: Server, app: App, stopTending: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    server.close(() => {
      stopTending()
        .then(() => app.close())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
    });
    // Connections that are kept alive become idle one by one as their answers go out.
    setInterval(() => server.closeIdleConnections(), 50).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
