import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataUnusable } from '#adapters/data-unusable';
import { chosenEngine, databaseFile } from '#adapters/store/chosen-engine';
import type { Engine } from '#adapters/store/engine';
import { CommandError } from './command-error.ts';
import { root } from './files.ts';

/** The data folder that the server would use. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  return env['DATA_DIR'] ? resolve(env['DATA_DIR']) : join(root, '.data');
}

/** The database that the server would use. @throws CommandError if there is none yet */
export function presentDatabase(env: NodeJS.ProcessEnv): Engine {
  const data = dataFolder(env);
  if (!env['DATABASE_URL'] && !existsSync(join(data, databaseFile)))
    throw new CommandError(`There is no database in ${data}. Name the folder: DATA_DIR=/path/to/folder`, 1);
  return chosenEngine(env, data);
}

/** A path that was typed, seen from where the person stood: npm starts programs in the folder of the project. */
export function typedPath(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', name);
}

/** Data that cannot be used is for whoever keeps it to mend: shown as it is. */
export async function mendable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DataUnusable ? new CommandError(error.message, 1) : error;
  }
}

export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//.test(address);
}
