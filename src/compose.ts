/** Builds the application from the environment, once per process. The only place that knows every adapter. */
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CourseBroken, loadCourse } from '#adapters/course-files';
import { deviceSecrets, openDevices } from '#adapters/devices';
import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import { loadScenarios, type ProvedScenario } from '#adapters/scenario-files';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { randomIds, systemClock } from '#adapters/system';
import { type BeginAttempt, beginAttempt } from '#app/begin-attempt';
import { listAttempts } from '#app/list-attempts';
import { listScenarios } from '#app/list-scenarios';
import { type Clock, dayOf, type Ids, type Ports } from '#app/ports';
import { type ReadAttempt, readAttempt } from '#app/read-attempt';
import { readDebrief } from '#app/read-debrief';
import { type RecordDecision, recordDecision } from '#app/record-decision';
import { StartRefused } from '#app/start-refused';
import { problemText } from '#domain/scenario/problem';

export type App = Awaited<ReturnType<typeof compose>>;

/**
 * @param env - `DATA_DIR` and `SCENARIOS_DIR`; `.data` and `scenarios` of the project if unset
 * @param fixed - clock and ids, for tests
 * @throws StartRefused if the data folder is not writable, or a scenario or a file of the course is broken
 */
export async function compose(env: NodeJS.ProcessEnv, fixed: { clock?: Clock; ids?: Ids } = {}) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const course = await loadCourse(root).catch(refuseBrokenCourse);
  const scenarios = await readScenarios(env['SCENARIOS_DIR'] ? resolve(env['SCENARIOS_DIR']) : join(root, 'scenarios'));
  const data = await openDataFolder(env['DATA_DIR'] ? resolve(env['DATA_DIR']) : join(root, '.data'));
  const devices = openDevices(await deviceSecrets(data));
  const store = await openStore(sqlite(join(data, 'second-look.db')));
  const ports: Ports = {
    store,
    library: openLibrary(scenarios, store),
    sources: registerSources(course.sources),
    clock: fixed.clock ?? systemClock,
    ids: fixed.ids ?? randomIds,
  };

  return {
    course,
    /** Today's scenarios. Full scenarios hold the key: a page hands on only what `playable` lets through. */
    scenarios: {
      list: () => listScenarios(ports),
      find: (id: string) => listScenarios(ports).find((scenario) => scenario.id === id),
    },
    today: () => dayOf(ports.clock.now()),
    devices: { ...devices, make: () => ports.ids.make() },
    beginAttempt: (command: BeginAttempt) => beginAttempt(ports, command),
    recordDecision: (command: RecordDecision) => recordDecision(ports, command),
    readAttempt: (command: ReadAttempt) => readAttempt(ports, command),
    readDebrief: (command: ReadAttempt) => readDebrief(ports, command),
    listAttempts: (command: { readonly device: string | null }) => listAttempts(ports, command),
    close: () => store.close(),
  };
}

function refuseBrokenCourse(error: unknown): never {
  throw error instanceof CourseBroken ? new StartRefused(error.message) : error;
}

async function readScenarios(folder: string): Promise<readonly ProvedScenario[]> {
  const read = await loadScenarios(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'scandir' ? new StartRefused(`There is no folder of scenarios at ${folder}.`) : error;
  });
  if (!read.ok) throw new StartRefused(read.problems.map(problemText).join('\n'));
  return read.scenarios;
}

async function openDataFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch {
    throw new StartRefused(
      `Cannot write to ${folder}. Choose a folder you may write to: DATA_DIR=/path/to/folder npm start`,
    );
  }
  return folder;
}
