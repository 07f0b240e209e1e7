/** Writes a backup while the server goes on. */
import { makeBackup } from '#adapters/backup/make-backup';
import { secretFiles } from '#adapters/secret-file';
import { withDatabase } from '#adapters/store/with-database';
import { CommandError } from './command-error.ts';
import { dataFolder, mendable, presentDatabase, typedPath } from './data-folder.ts';
import { tally } from './move.ts';
import { print, readOptions } from './options.ts';

export async function backup(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { out: { type: 'string' } });
  if (!values.out || positionals.length > 0) throw new CommandError('Name the folder as: backup --out=FOLDER');
  const out = typedPath(values.out);
  return mendable(async () => {
    const data = dataFolder(process.env);
    const { folder, manifest } = await withDatabase(presentDatabase(process.env), (from) =>
      makeBackup({ ...from, data }, { out, now: new Date() }),
    );
    const secrets = secretFiles.filter((name) => manifest.files[name]);
    await print(
      [
        tally(manifest.tables),
        secrets.length > 0 ? `Secrets: ${secrets.join(', ')}.` : `There are no secrets in ${data}.`,
        'Every row was read again from the backup and is the same.',
        folder,
        'It holds names, results and secrets: keep it where only you can read it.',
      ].join('\n'),
    );
    return 0;
  });
}
