/**
 * PDF through Typst. Its compiler, 28 MB, is loaded at the first document and runs in a thread of its own, so that
 * nobody else waits. It keeps about a megabyte of each document for ever; hence a new thread after every hundredth,
 * and none while nobody asks.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Pdf, PdfJob } from '#app/ports/pdf';
import { coveredBy } from './font-coverage.ts';
import type { Compiled } from './typst-worker.ts';

/** The source of a document is at fault. */
export class PdfBroken extends Error {
  override name = 'PdfBroken';
}

const fontFiles = ['public-sans-400.ttf', 'public-sans-650.ttf', 'public-sans-700.ttf'];
const documentsPerThread = 100;
const idleSeconds = 120;

export function openTypst(): Pdf {
  let fonts: Promise<readonly Uint8Array[]> | undefined;
  let thread: { readonly worker: Worker; left: number; idle?: NodeJS.Timeout } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const readFonts = () => {
    fonts ??= Promise.all(fontFiles.map((name) => readFile(new URL(`fonts/${name}`, import.meta.url))));
    return fonts;
  };
  const endThread = () => {
    clearTimeout(thread?.idle);
    void thread?.worker.terminate();
    thread = undefined;
  };
  const compileNow = async (job: PdfJob): Promise<Uint8Array> => {
    thread ??= { worker: begin(await readFonts()), left: documentsPerThread };
    const used = thread;
    clearTimeout(used.idle);
    try {
      used.worker.postMessage(job);
      const [compiled] = (await once(used.worker, 'message')) as [Compiled];
      used.left -= 1;
      if (used.left === 0) endThread();
      else used.idle = setTimeout(endThread, idleSeconds * 1000).unref();
      if ('fault' in compiled) throw new PdfBroken(`The document does not compile: ${compiled.fault}`);
      return compiled.pdf;
    } catch (error) {
      // A thread that failed is over; the next document gets a new one.
      if (!(error instanceof PdfBroken)) endThread();
      throw error;
    }
  };

  return {
    // One after the other: source and data belong to the compiler.
    compile(job) {
      const done = last.then(() => compileNow(job));
      last = done.catch(() => undefined);
      return done;
    },
    async canSet(text) {
      const [regular] = await readFonts();
      return regular !== undefined && [...text].every(coveredBy(regular));
    },
  };
}

function begin(fonts: readonly Uint8Array[]): Worker {
  const worker = new Worker(new URL('./typst-worker.ts', import.meta.url), { workerData: { fonts } });
  // A server that has been told to end does not wait for it.
  worker.unref();
  // Whoever waits for a document hears of it through `once`; at any other time there is nobody to tell.
  worker.on('error', () => undefined);
  return worker;
}
