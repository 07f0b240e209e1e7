/** Writes the facilitator's guide and the instructor's appendix, to be read in a browser or printed from it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CourseBroken, loadCourse } from '#adapters/course-files';
import { fontFaces } from '#adapters/font-faces';
import { readGuide } from '#adapters/guide-file';
import { readLessons } from '#adapters/lesson-files';
import { type Problem, problemText } from '#domain/scenario/problem';
import {
  facilitatorsGuide,
  type GuideParts,
  guideLesson,
  instructorsAppendix,
} from '../exports/guide/guide-document.ts';
import { CommandError } from './command-error.ts';
import { proveFile, readScenarios, root } from './files.ts';
import { print, readOptions } from './options.ts';

export async function guide(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { out: { type: 'string' } });
  if (positionals.length > 0) throw new CommandError('Name the folder as: guide --out=FOLDER');
  const folder = resolve(process.env['INIT_CWD'] ?? '.', values.out ?? 'guide');
  const parts = await guideParts();
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new CommandError(`Cannot write to ${folder}. Choose another: guide --out=FOLDER`);
  });
  const files = [
    ['facilitators-guide.html', facilitatorsGuide(parts), 'for the class'],
    ['instructors-appendix.html', instructorsAppendix(parts), 'certification scenarios: keep it locked away'],
  ] as const;
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  await print(files.map(([name, , what]) => `${join(folder, name)}  (${what})`).join('\n'));
  return 0;
}

/** Everything that the guide prints, from the files of the course; a CommandError says what is wrong with them. */
export async function guideParts(): Promise<GuideParts> {
  const course = await loadCourse(root).catch((error: unknown) => {
    throw error instanceof CourseBroken ? new CommandError(error.message, 1) : error;
  });
  const [lessons, content, files] = await Promise.all([readLessons(root), readGuide(root), readScenarios([])]);
  const sound = files.map((read) =>
    read.ok ? proveFile(read.file) : { ok: false as const, problems: [read.problem] },
  );
  const problems: Problem[] = [lessons, content, ...sound].flatMap((each) => (each.ok ? [] : each.problems));
  if (!lessons.ok || !content.ok || problems.length > 0) {
    throw new CommandError(problems.map(problemText).join('\n'), 1);
  }
  return {
    guide: content.value,
    outline: course.outline,
    lessons: lessons.value.map(guideLesson),
    items: course.items,
    cards: course.cards,
    scenarios: sound.flatMap((each) => (each.ok ? [each.loaded.scenario] : [])),
    register: course.sources,
    fonts: await fontFaces(),
  };
}
