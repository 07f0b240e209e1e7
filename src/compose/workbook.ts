import { Worker } from 'node:worker_threads';
import type { Workbook } from '#app/work/work-ports';

/** Writes a workbook in a thread of its own: one of 10,000 rows takes a second, and nobody else shall wait for it. */
export const writeWorkbook: Workbook = ({ header, rows }) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
      workerData: { header, rows: [...rows] },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    // After a message or an error this changes nothing.
    thread.once('exit', (code) => reject(new Error(`the thread that writes workbooks ended with ${code}`)));
  });
