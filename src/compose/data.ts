import { access, constants } from 'node:fs/promises';
import { type Auth, openAuth } from '#adapters/auth/open-auth';
import { DataUnusable } from '#adapters/data-unusable';
import { type Devices, deviceSecrets, openDevices } from '#adapters/devices';
import { makeFolder } from '#adapters/make-folder';
import { chosenEngine } from '#adapters/store/chosen-engine';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import type { Clock, Store } from '#app/ports';
import { StartRefused } from '#app/start-refused';

export interface Data {
  readonly store: Store;
  readonly auth: Auth;
  readonly devices: Devices;
}

/**
 * What is kept: the database, and the secrets beside it.
 *
 * @param folder - made if it is not there
 * @param env - `DATABASE_URL`, and what `openAuth` reads
 * @throws StartRefused, in a sentence, if the folder or something in it is unusable
 */
export async function openData(
  folder: string,
  { env, clock }: { readonly env: NodeJS.ProcessEnv; readonly clock: Clock },
): Promise<Data> {
  await openFolder(folder);
  try {
    const devices = openDevices(await deviceSecrets(folder));
    const db = await openDatabase(chosenEngine(env, folder));
    return { store: storeOn(db), auth: await openAuth(db, { folder, env, clock }), devices };
  } catch (error) {
    throw error instanceof DataUnusable ? new StartRefused(error.message, { cause: error }) : error;
  }
}

async function openFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch {
    throw new StartRefused(
      `Cannot write to ${folder}. Choose a folder you may write to: DATA_DIR=/path/to/folder npm start`,
    );
  }
}
