import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** All in bytes, compressed as the server compresses. */
export interface PlayerWeight {
  /** Every script loaded before the first choice can be taken. */
  readonly untilFirstChoice: number;
  readonly first: readonly Chunk[];
  /** Scripts in the page itself, which weigh in the page. */
  readonly inPage: number;
  /** What comes after: the first choice, a judgment, the debrief. */
  readonly later: readonly Chunk[];
}

interface Chunk {
  readonly name: string;
  readonly bytes: number;
}

/**
 * Weighs the scripts of a scenario's page by following imports from its island.
 * @param html - the page as served
 * @param client - the folder of the build that is served as files
 */
export function weighPlayer(html: string, client: string): PlayerWeight {
  const read = (path: string) => readFileSync(join(client, path), 'utf8');
  const entries = [...html.matchAll(/(?:component-url|renderer-url|before-hydration-url)="([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  const external = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, path]) => path ?? '');
  const first = reach([...entries, ...external], (path) =>
    imports(read(path), /(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g),
  );
  const all = reach([...first], (path) => imports(read(path), /(?:from|import)\s*\(?\s*["'`](\.\/[^"'`]+)["'`]/g));
  const chunk = (path: string): Chunk => ({ name: path.replace(/^.*\//, ''), bytes: gzipSync(read(path)).length });
  const inPage = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '');
  const chunks = [...first].map(chunk);
  return {
    untilFirstChoice: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
    first: chunks,
    inPage: gzipSync(inPage.join('\n')).length,
    later: [...all].filter((path) => !first.has(path)).map(chunk),
  };
}

function imports(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(([, path]) => path?.replace('./', '/_astro/') ?? '');
}

function reach(from: readonly string[], next: (path: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(from);
  for (const path of reached) for (const each of next(path)) reached.add(each);
  return reached;
}
