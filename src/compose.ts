/** Builds the application from the environment, once per process. The only place that knows every adapter. */
import { access, constants } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAuth } from '#adapters/auth/open-auth';
import { CourseBroken, type CourseFiles, loadCourse } from '#adapters/course-files';
import { DataUnusable } from '#adapters/data-unusable';
import { deviceSecrets, openDevices } from '#adapters/devices';
import { loadForms } from '#adapters/form-files';
import { openJurisdiction, readJurisdiction } from '#adapters/jurisdiction-file';
import { readLessons } from '#adapters/lesson-files';
import { openLibrary } from '#adapters/library';
import { makeFolder } from '#adapters/make-folder';
import { registerSources } from '#adapters/register-sources';
import { loadScenarios, type ProvedScenario } from '#adapters/scenario-files';
import { chosenEngine } from '#adapters/store/chosen-engine';
import { sha256 } from '#adapters/store/log';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { randomIds, systemClock } from '#adapters/system';
import { type AdoptAttempts, adoptAttempts, countAdoptable } from '#app/adopt-attempts';
import { answerItem, askItems } from '#app/answer-item';
import { type BeginAttempt, beginAttempt } from '#app/begin-attempt';
import { dealRound, judgeCard } from '#app/judge-card';
import { listAttempts } from '#app/list-attempts';
import { listScenarios } from '#app/list-scenarios';
import { type Clock, dayOf, type Ids, type Ports } from '#app/ports';
import { type Asker, type ReadAttempt, readAttempt } from '#app/read-attempt';
import { readDebrief } from '#app/read-debrief';
import { type RecordDecision, recordDecision } from '#app/record-decision';
import { StartRefused } from '#app/start-refused';
import type { Judgment } from '#domain/attempt/event';
import type { ItemAnswer } from '#domain/course/item-answer';
import { blankJurisdiction, type Jurisdiction } from '#domain/course/jurisdiction';
import { problemText } from '#domain/scenario/problem';
import { accountsApp } from './compose/accounts.ts';
import { certificatesApp } from './compose/certificates.ts';
import { certificationApp } from './compose/certification.ts';
import { guideDocument } from './compose/guide.ts';
import { chosenMailer, chosenPublicUrl } from './compose/mail.ts';
import { peopleApp } from './compose/people.ts';
import { recordsApp } from './compose/records.ts';
import { syllabusOf, workApp } from './compose/work.ts';

export type App = Awaited<ReturnType<typeof compose>>;

/**
 * @param env - `DATA_DIR` and `SCENARIOS_DIR`; `.data` and `scenarios` of the project if unset. `DATABASE_URL`, an
 *   address of PostgreSQL; without it the database is a file in `DATA_DIR`. `JURISDICTION_FILE`; without it every line
 *   of the jurisdiction card is unknown. `FORMS_DIR`, a folder of the agency's own certification forms, in place of
 *   those of the course
 * @param fixed - clock and ids, for tests
 * @throws StartRefused if the data folder or a file in it is unusable, or a scenario or a file of the course is broken
 */
export async function compose(env: NodeJS.ProcessEnv, fixed: { clock?: Clock; ids?: Ids } = {}) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const course = await loadCourse(root).catch(refuseBrokenCourse);
  const clock = fixed.clock ?? systemClock;
  const today = () => dayOf(clock.now());
  const jurisdiction = openCard(env['JURISDICTION_FILE'], today);
  const exampleJurisdiction = openExample(root, today);
  const scenarios = await readScenarios(root, env['SCENARIOS_DIR']);
  const { forms, scenarios: bank } = await readForms(course, scenarios, env['FORMS_DIR']);
  const data = await openDataFolder(env['DATA_DIR'] ? resolve(env['DATA_DIR']) : join(root, '.data'));
  const devices = openDevices(await deviceSecrets(data).catch(refuseUnusableData));
  const { db } = await openChosenDatabase(env, data).catch(refuseUnusableData);
  const store = storeOn(db);
  const ports: Ports = {
    store,
    library: openLibrary(bank, store),
    sources: registerSources(course.sources, jurisdiction),
    clock,
    ids: fixed.ids ?? randomIds,
  };
  const auth = await openAuth(db, { folder: data, env, clock }).catch(refuseUnusableData);
  const mailer = chosenMailer(env);
  const publicUrl = chosenPublicUrl(env);
  const lessons = await readLessons(root);
  if (!lessons.ok) throw new StartRefused(lessons.problems.map(problemText).join('\n'));
  const bankScenarios = bank.map(({ scenario }) => scenario);
  const syllabus = syllabusOf({ course, lessons: lessons.value, scenarios: bankScenarios, forms: forms.list() });
  const work = workApp({ ...ports, syllabus, mailer, publicUrl });
  const records = recordsApp({ ...ports, accounts: auth.accounts, hash: sha256 });

  return {
    course,
    accounts: accountsApp({ ...ports, ...auth }),
    certificates: certificatesApp({ ...ports, outline: course.outline, syllabus, jurisdiction }),
    certification: certificationApp({ ...ports, forms, outline: course.outline, items: course.items }),
    records,
    work,
    /** What a server does besides answering; see cli/tend.ts. */
    chores: [
      { name: 'records', everySeconds: 5, run: records.tend },
      { name: 'reminders', everySeconds: 3600, run: work.remindDue },
    ],
    people: peopleApp({ ...ports, ...auth, mailer }),
    /** Where people reach this site, if it was said; otherwise as each request came. */
    publicUrl,
    /** The agency's card as its file stands now; the blank one if it has none. */
    jurisdiction,
    /** A made-up card, filled in: for showing what one looks like. */
    exampleJurisdiction,
    /** Today's scenarios. Full scenarios hold the key: a page hands on only what `playable` lets through. */
    scenarios: {
      list: () => listScenarios(ports),
      /** Those of certification forms too: for counting, never for showing. */
      all: () => ports.library.list().map(({ scenario }) => scenario),
      find: (id: string) => listScenarios(ports).find((scenario) => scenario.id === id),
      /** As it was kept last, for attempts on a scenario that no file holds any more. */
      findKept: (id: string) => store.findLatestEdition(id),
    },
    /** The facilitator's guide, to be printed: for staff, since it holds the keys of practice. */
    guide: () => guideDocument(root, course, listScenarios(ports)),
    /** What the names of an opening are drawn from. Not a secret. */
    makeDraw: () => ports.ids.make(),
    /** Practice cards. `course.cards` holds all of them, with their keys. */
    cards: {
      count: course.cards.filter(({ use }) => use === 'practice').length,
      deal: (count: number) => dealRound({ ...ports, cards: course.cards }, count),
      judge: (command: { readonly id: string; readonly judgment: Judgment }) =>
        judgeCard({ ...ports, cards: course.cards }, command),
    },
    /** The items of lessons. `course.items` holds all of them, with their keys. */
    items: {
      ask: (lesson: string) => askItems({ ...ports, items: course.items }, lesson),
      answer: (command: { readonly id: string; readonly answer: ItemAnswer }) =>
        answerItem({ ...ports, items: course.items }, command),
    },
    today,
    devices: { ...devices, make: () => ports.ids.make() },
    beginAttempt: (command: BeginAttempt) => beginAttempt(ports, command),
    recordDecision: (command: RecordDecision) => recordDecision(ports, command),
    readAttempt: (command: ReadAttempt) => readAttempt(ports, command),
    readDebrief: (command: ReadAttempt) => readDebrief(ports, command),
    listAttempts: (asker: Asker) => listAttempts(ports, asker),
    adoptable: (asker: Asker) => countAdoptable(ports, asker),
    adoptAttempts: (command: AdoptAttempts) => adoptAttempts(ports, command),
    close: () => store.close(),
  };
}

function refuseBrokenCourse(error: unknown): never {
  throw error instanceof CourseBroken ? new StartRefused(error.message) : error;
}

function openCard(file: string | undefined, today: () => string): () => Jurisdiction {
  if (!file) return () => blankJurisdiction;
  try {
    return openJurisdiction(resolve(file), { today });
  } catch (error) {
    return refuseBrokenCourse(error);
  }
}

function openExample(root: string, today: () => string): Jurisdiction {
  try {
    return readJurisdiction(join(root, 'content/jurisdictions/example.yaml'), today());
  } catch (error) {
    return refuseBrokenCourse(error);
  }
}

function refuseUnusableData(error: unknown): never {
  throw error instanceof DataUnusable ? new StartRefused(error.message, { cause: error }) : error;
}

/** Not one call: a file that cannot be opened throws before there is a promise. */
async function openChosenDatabase(env: NodeJS.ProcessEnv, folder: string) {
  const engine = chosenEngine(env, folder);
  return { engine, db: await openDatabase(engine) };
}

async function readScenarios(root: string, chosen: string | undefined): Promise<readonly ProvedScenario[]> {
  const folder = chosen ? resolve(chosen) : join(root, 'scenarios');
  const allowFixture = `${folder}${sep}`.startsWith(join(root, 'tests') + sep);
  const read = await loadScenarios(folder, { allowFixture }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'scandir' ? new StartRefused(`There is no folder of scenarios at ${folder}.`) : error;
  });
  if (!read.ok) throw new StartRefused(read.problems.map(problemText).join('\n'));
  return read.scenarios;
}

async function readForms(course: CourseFiles, scenarios: readonly ProvedScenario[], chosen: string | undefined) {
  const read = await loadForms(course, scenarios, chosen);
  if (!read.ok) throw new StartRefused(read.problems.map(problemText).join('\n'));
  return read;
}

async function openDataFolder(folder: string): Promise<string> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch {
    throw new StartRefused(
      `Cannot write to ${folder}. Choose a folder you may write to: DATA_DIR=/path/to/folder npm start`,
    );
  }
  return folder;
}
