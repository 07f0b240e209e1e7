import type { APIRoute } from 'astro';
import type { ProgressAnswer } from '#domain/attempt/wire';
import { allowOnly, answer } from './_json.ts';

/** This device's attempts, the one last worked on first; empty for a device that has none. */
export const GET: APIRoute = async ({ locals: { app, device } }) =>
  answer({ attempts: await app.listAttempts({ device }) } satisfies ProgressAnswer);

export const ALL = allowOnly('GET');
