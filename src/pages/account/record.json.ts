import type { APIRoute } from 'astro';
import { recordAnswer } from '../_record-answer.ts';

/** One's own record, as a file. */
export const GET: APIRoute = async ({ locals: { app, person: by } }) =>
  recordAnswer(by && (await app.records.exportRecord({ by, member: by.id })), 'my-record.json');
