import type { APIRoute } from 'astro';
import { rosterFile } from './_roster-file.ts';

export const GET: APIRoute = (context) => rosterFile(context, 'csv');
