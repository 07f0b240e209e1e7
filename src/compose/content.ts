import { join, resolve, sep } from 'node:path';
import { CourseBroken, type CourseFiles, loadCourse } from '#adapters/course-files';
import { loadForms } from '#adapters/form-files';
import { openJurisdiction, readJurisdiction } from '#adapters/jurisdiction-file';
import { type LessonFile, readLessons } from '#adapters/lesson-files';
import { loadScenarios, type ProvedScenario } from '#adapters/scenario-files';
import { StartRefused } from '#app/start-refused';
import type { Form } from '#domain/certification/form';
import { blankJurisdiction, type Jurisdiction } from '#domain/course/jurisdiction';
import { type Problem, problemText } from '#domain/scenario/problem';

export interface Content {
  readonly course: CourseFiles;
  readonly lessons: readonly LessonFile[];
  /** For the library: the practice scenarios, and those of the forms in use. */
  readonly bank: readonly ProvedScenario[];
  readonly forms: readonly Form[];
  /** The agency's card as its file stands now; the blank one if it has none. */
  readonly jurisdiction: () => Jurisdiction;
  /** A made-up card, filled in: for showing what one looks like. */
  readonly exampleJurisdiction: Jurisdiction;
}

/**
 * Everything that is taught and asked, read once.
 *
 * @param root - the folder that holds content/ and scenarios/
 * @param env - `SCENARIOS_DIR`, `FORMS_DIR` and `JURISDICTION_FILE`
 * @param today - gives the ISO day
 * @throws StartRefused with every problem of the first kind of file that is broken
 */
export async function readContent(root: string, env: NodeJS.ProcessEnv, today: () => string): Promise<Content> {
  try {
    const course = await loadCourse(root);
    const file = env['JURISDICTION_FILE'];
    const jurisdiction = file ? openJurisdiction(resolve(file), { today }) : () => blankJurisdiction;
    const exampleJurisdiction = readJurisdiction(join(root, 'content/jurisdictions/example.yaml'), today());
    const { scenarios } = sound(await readScenarios(root, env['SCENARIOS_DIR']));
    const { forms, scenarios: bank } = sound(await loadForms(course, scenarios, env['FORMS_DIR']));
    const { value: lessons } = sound(await readLessons(root));
    return { course, lessons, bank, forms, jurisdiction, exampleJurisdiction };
  } catch (error) {
    throw error instanceof CourseBroken ? new StartRefused(error.message) : error;
  }
}

async function readScenarios(root: string, chosen: string | undefined) {
  const folder = chosen ? resolve(chosen) : join(root, 'scenarios');
  const allowFixture = `${folder}${sep}`.startsWith(join(root, 'tests') + sep);
  return loadScenarios(folder, { allowFixture }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'scandir' ? new StartRefused(`There is no folder of scenarios at ${folder}.`) : error;
  });
}

function sound<Read extends { readonly ok: true }>(
  read: Read | { readonly ok: false; readonly problems: readonly Problem[] },
): Read {
  if (!read.ok) throw new StartRefused(read.problems.map(problemText).join('\n'));
  return read;
}
