/** What a backup says of itself, in `manifest.json`. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DataUnusable } from '../data-unusable.ts';

export const manifestName = 'manifest.json';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A name in the folder, never a way out of it. */
const fileName = z.string().regex(/^[a-z][a-z0-9.-]*$/);

const manifestSchema = z.strictObject({
  format: z.literal('second-look-backup'),
  version: z.literal(1),
  /** ISO instant. */
  madeAt: z.string(),
  /** The engine that it was taken from. The database in it is one of SQLite either way. */
  engine: z.enum(['sqlite', 'postgres']),
  migrations: z.array(z.string()).min(1),
  files: z.record(fileName, z.strictObject({ bytes: z.int(), sha256: digest })),
  tables: z.record(z.string(), z.strictObject({ rows: z.int(), digest })),
  /** The head of each agency's log: whoever keeps a copy of this elsewhere can tell if the log is changed later. */
  logs: z.array(z.strictObject({ agency: z.string(), seq: z.int(), digest: z.string() })),
});

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/**
 * The manifest of a backup whose files are as it says.
 * @throws DataUnusable, naming the file, if one is missing or has changed
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const file = join(folder, manifestName);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new DataUnusable(`${folder} holds no backup: ${file} cannot be read (${cause.code}).`, { cause });
  });
  const read = manifestSchema.safeParse(parsed(text));
  if (!read.success) throw new DataUnusable(`${file} is damaged, or no list of a backup. Nothing was restored.`);
  for (const [name, expected] of Object.entries(read.data.files)) {
    const found = await fileSum(join(folder, name)).catch((cause: NodeJS.ErrnoException) => {
      throw new DataUnusable(`${join(folder, name)} is missing or cannot be read (${cause.code}).`, { cause });
    });
    if (found.sha256 !== expected.sha256)
      throw new DataUnusable(
        `${join(folder, name)} is not as it was written: its SHA-256 is ${found.sha256}, and ${manifestName} has ${expected.sha256}. Use another backup.`,
      );
  }
  return read.data;
}

export async function fileSum(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
