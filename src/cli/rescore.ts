/** Scores finished work anew under the key of today's files. Old results stay; every change is a row of the log. */
import { join, resolve } from 'node:path';
import { loadCourse } from '#adapters/course-files';
import { loadForms } from '#adapters/form-files';
import { openLibrary } from '#adapters/library';
import { loadScenarios } from '#adapters/scenario-files';
import { storeOn } from '#adapters/store/open-store';
import { withDatabase } from '#adapters/store/with-database';
import { systemClock } from '#adapters/system';
import { type Rescore, type RescoreAnswer, rescore } from '#app/records/rescore';
import { type Problem, problemText } from '#domain/scenario/problem';
import { CommandError } from './command-error.ts';
import { mendable, presentDatabase } from './data-folder.ts';
import { root } from './files.ts';
import { print, readOptions } from './options.ts';

const usage = 'Say it as: rescore --scenario=ID | --form=ID [--dry-run]';

export async function rescoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    scenario: { type: 'string' },
    form: { type: 'string' },
    'dry-run': { type: 'boolean' },
  });
  const { scenario, form } = values;
  if (positionals.length > 0 || (scenario === undefined) === (form === undefined)) throw new CommandError(usage);
  const isDryRun = values['dry-run'] ?? false;
  const command: Rescore = scenario === undefined ? { form: form ?? '', isDryRun } : { scenario, isDryRun };
  const files = await readFiles(process.env);
  return mendable(async () => {
    const answer = await withDatabase(presentDatabase(process.env), ({ db }) => {
      const store = storeOn(db);
      const ports = { store, library: openLibrary(files.scenarios, store), clock: systemClock, forms: files.forms };
      return rescore(ports, command);
    });
    if (!answer.ok)
      throw new CommandError(`No ${scenario === undefined ? 'form' : 'scenario'} has the id "${scenario ?? form}".`);
    await print(wordsOf(answer, isDryRun));
    return 0;
  });
}

async function readFiles(env: NodeJS.ProcessEnv) {
  const course = await loadCourse(root);
  const folder = env['SCENARIOS_DIR'] ? resolve(env['SCENARIOS_DIR']) : join(root, 'scenarios');
  const read = await loadScenarios(folder, { allowFixture: folder.startsWith(join(root, 'tests')) });
  if (!read.ok) throw broken(read.problems);
  const loaded = await loadForms(course, read.scenarios, env['FORMS_DIR']);
  if (!loaded.ok) throw broken(loaded.problems);
  return loaded;
}

function broken(problems: readonly Problem[]): CommandError {
  return new CommandError(problems.map(problemText).join('\n'), 1);
}

function wordsOf({ rescored, left }: Extract<RescoreAnswer, { ok: true }>, isDryRun: boolean): string {
  const line = ({ of, record, before, after, effect, certificate, member }: (typeof rescored)[number]) =>
    `  ${effectWords[effect]}: ${of} ${record} of ${member}, ${figure(before.score)} to ${figure(after.score)}${certificate ? `; certificate ${certificate} stands as issued` : ''}`;
  const changed = rescored.filter(({ effect }) => effect !== 'none');
  const order = ['pass-to-fail', 'fail-to-pass', 'score'];
  return [
    ...changed.toSorted((one, other) => order.indexOf(one.effect) - order.indexOf(other.effect)).map(line),
    ...left.map(({ of, record, why }) => `  left as it was: ${of} ${record}, because ${why}`),
    `${rescored.length} scored anew, ${changed.length} with another result, ${left.length} left as they were.`,
    isDryRun
      ? 'Nothing was written.'
      : 'Each has both results on file. What changed stands under Records, for the coordinator.',
  ].join('\n');
}

const effectWords = {
  'pass-to-fail': 'would no longer pass',
  'fail-to-pass': 'passes now',
  score: 'another result',
  none: 'as before',
} as const;

function figure(score: number | null): string {
  return score === null ? 'no score' : score.toFixed(1);
}
