/** Builds the application from the environment, once per process. Here and in compose/ adapters are chosen. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openForms } from '#adapters/forms';
import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import { sha256 } from '#adapters/store/log';
import { randomIds, systemClock } from '#adapters/system';
import { type Clock, dayOf, type Ids, type Ports } from '#app/ports';
import { accountsApp } from './compose/accounts.ts';
import { certificatesApp } from './compose/certificates.ts';
import { certificationApp } from './compose/certification.ts';
import { readContent } from './compose/content.ts';
import { openData } from './compose/data.ts';
import { guideDocument } from './compose/guide.ts';
import { chosenMailer, chosenPublicUrl } from './compose/mail.ts';
import { peopleApp } from './compose/people.ts';
import { practiceApp } from './compose/practice.ts';
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
  const clock = fixed.clock ?? systemClock;
  const ids = fixed.ids ?? randomIds;
  const today = () => dayOf(clock.now());

  const { course, lessons, bank, jurisdiction, exampleJurisdiction, ...content } = await readContent(root, env, today);
  const folder = env['DATA_DIR'] ? resolve(env['DATA_DIR']) : join(root, '.data');
  const { store, auth, devices } = await openData(folder, { env, clock });
  const mailer = chosenMailer(env);
  const publicUrl = chosenPublicUrl(env);
  const ports: Ports = {
    store,
    library: openLibrary(bank, store),
    sources: registerSources(course.sources, jurisdiction),
    clock,
    ids,
  };
  const forms = openForms(content.forms, store);
  const scenarios = bank.map(({ scenario }) => scenario);
  const syllabus = syllabusOf({ course, lessons, scenarios, forms: content.forms });
  const { outline, items } = course;

  const practice = practiceApp(ports, course);
  const work = workApp({ ...ports, syllabus, mailer, publicUrl });
  const records = recordsApp({ ...ports, hash: sha256 });

  return {
    course,
    /** The agency's card as its file stands now; the blank one if it has none. */
    jurisdiction,
    /** A made-up card, filled in: for showing what one looks like. */
    exampleJurisdiction,
    ...practice,
    /** The facilitator's guide, to be printed: for staff, since it holds the keys of practice. */
    guide: () => guideDocument(root, course, practice.scenarios.list()),

    accounts: accountsApp({ ...ports, ...auth }),
    people: peopleApp({ ...ports, ...auth, mailer }),
    work,
    certification: certificationApp({ ...ports, forms, outline, items }),
    certificates: certificatesApp({ ...ports, ...auth, outline, syllabus, jurisdiction }),
    records,

    today,
    devices: { ...devices, make: () => ids.make() },
    /** Where people reach this site, if it was said; otherwise as each request came. */
    publicUrl,
    /** What a server does besides answering; see cli/tend.ts. */
    chores: [
      { name: 'records', everySeconds: 5, run: records.tend },
      { name: 'reminders', everySeconds: 3600, run: work.remindDue },
    ],
    close: () => store.close(),
  };
}
