/** Restores a backup into an empty data folder, or an empty database of PostgreSQL. */
import { restoreBackup } from '#adapters/backup/restore-backup';
import { CommandError } from './command-error.ts';
import { dataFolder, isPostgres, mendable, typedPath } from './data-folder.ts';
import { tally } from './move.ts';
import { print, readOptions } from './options.ts';

export async function restore(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { from: { type: 'string' }, to: { type: 'string' } });
  const { from, to } = values;
  if (!from || positionals.length > 0)
    throw new CommandError(
      'Name the backup as: restore --from=FOLDER [--to=FOLDER | --to=postgres://user@host:5432/database]',
    );
  const target = targetOf(to);
  return mendable(async () => {
    const manifest = await restoreBackup(typedPath(from), target);
    await print(
      [
        tally(manifest.tables),
        `Restored as of ${manifest.madeAt}. Every file was as it was written, and every row was read again and is the same.`,
        `Start with DATA_DIR=${target.data}${target.url ? ' and DATABASE_URL set to the database' : ''}: npm start`,
      ].join('\n'),
    );
    return 0;
  });
}

function targetOf(to: string | undefined): { readonly data: string; readonly url: string | undefined } {
  const { DATABASE_URL } = process.env;
  if (to === undefined) return { data: dataFolder(process.env), url: DATABASE_URL || undefined };
  return isPostgres(to) ? { data: dataFolder(process.env), url: to } : { data: typedPath(to), url: undefined };
}
