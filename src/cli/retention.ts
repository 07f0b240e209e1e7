/** Erases records whose time is over, and timings past their days; with --dry-run, says which. */

import { StartRefused } from '#app/start-refused';
import { compose } from '#compose';
import { CommandError } from './command-error.ts';
import { presentDatabase } from './data-folder.ts';
import { print, readOptions } from './options.ts';

export async function retention(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { 'dry-run': { type: 'boolean' } });
  if (positionals.length > 0) throw new CommandError('Say it as: retention [--dry-run]');
  presentDatabase(process.env);
  const app = await compose(process.env).catch((error: unknown) => {
    throw error instanceof StartRefused ? new CommandError(error.message, 1) : error;
  });
  try {
    const overdue = await app.records.listOverdue();
    for (const { agency, since, due, held } of overdue) {
      await print(
        [
          `${agency.name} (${agency.id}): records without an entry since ${since}`,
          ...due.map((member) => `  ${values['dry-run'] ? 'would erase' : 'erases'} the record of ${member}`),
          ...held.map((member) => `  under a legal hold: ${member}`),
          ...(due.length + held.length === 0 ? ['  nothing is due'] : []),
        ].join('\n'),
      );
    }
    if (values['dry-run']) return 0;
    const { records, clicks } = await app.records.keepRetention();
    const people = records === 1 ? '1 person' : `${records} people`;
    await print(`Erased the records of ${people}, and ${clicks} timings. The log says so.`);
    return 0;
  } finally {
    await app.close();
  }
}
