import { parentPort, workerData } from 'node:worker_threads';
import { rosterXlsx } from '../exports/roster/roster-xlsx.ts';

parentPort?.postMessage(await rosterXlsx(workerData));
