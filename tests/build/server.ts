import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AttemptView, BeginRequest, RecordRequest } from '#domain/attempt/wire';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'src/cli/main.ts');
const serve: readonly string[] = [main, 'serve', '--no-build'];

/** The built site with bugs in it; see broken-server.ts. */
export const brokenServer: readonly string[] = [join(root, 'tests/build/broken-server.ts')];

/** A test that fails half-way must not leave its server behind. */
const launched = new Set<ChildProcess>();
process.once('exit', () => {
  for (const server of launched) server.kill('SIGKILL');
});

export interface Running {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has printed so far. */
  readonly output: () => string;
}

/** Starts the real server on a free port with what was built last; resolves once it serves. */
export async function startServer(dataFolder: string, program = serve, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const scenarios = join(root, 'tests/fixtures');
  const server = launch({ DATA_DIR: dataFolder, PORT: '0', SCENARIOS_DIR: scenarios, ...env }, program);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = '';
  const read = (chunk: Buffer) => {
    output += chunk;
    const address = output.match(/http:\/\/\S+/)?.[0];
    if (address) resolve(address);
  };
  server.stdout?.on('data', read);
  server.stderr?.on('data', read);
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  return { url: await promise, process: server, output: () => output };
}

/** Runs `serve` to its end. */
export async function runServer(
  env: NodeJS.ProcessEnv,
  flags: readonly string[] = ['--no-build'],
): Promise<{ code: number | null; output: string }> {
  const server = launch(env, [main, 'serve', ...flags]);
  let output = '';
  server.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  server.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = (await once(server, 'close')) as [number | null];
  return { code, output };
}

function launch(env: NodeJS.ProcessEnv, program = serve): ChildProcess {
  const server = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launched.add(server);
  server.once('exit', () => launched.delete(server));
  return server;
}

/** Ends a server and waits until it is gone. */
export async function endServer(
  { process: server }: Running,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const exited = once(server, 'exit') as Promise<[number | null]>;
  server.kill(signal);
  return (await exited)[0];
}

/** A browser, as far as the endpoints can tell: it keeps its cookie. */
export function openBrowser(url: () => string) {
  let cookie = '';
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url()}${path}`, { ...init, headers: { cookie, ...init.headers } });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const post = (path: string, body: unknown) =>
    send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    send,
    post,
    async begin(request: BeginRequest = { scenario: 'short-stop' }): Promise<AttemptView> {
      const response = await post('/api/attempts', request);
      if (response.status !== 201) throw new Error(`refused: ${response.status} ${await response.text()}`);
      return (await response.json()) as AttemptView;
    },
    record: (attempt: string, request: RecordRequest) => post(`/api/attempts/${attempt}/events`, request),
    async read(attempt: string): Promise<AttemptView> {
      return (await (await send(`/api/attempts/${attempt}`)).json()) as AttemptView;
    },
  };
}
