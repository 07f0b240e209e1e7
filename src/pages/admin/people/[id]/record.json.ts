import type { APIRoute } from 'astro';
import { recordAnswer } from '../../../_record-answer.ts';

/** One person's record, as a file, for the coordinator. The export is logged. */
export const GET: APIRoute = async ({ params: { id = '' }, locals: { app, person: by } }) =>
  recordAnswer(by && (await app.records.exportRecord({ by, member: id })), `record-${id}.json`);
