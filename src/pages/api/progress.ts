import type { APIRoute } from 'astro';
import type { ProgressAnswer } from '#domain/attempt/wire';
import { allowOnly, answer } from './_json.ts';

/** A person's attempts, or this device's, the one last worked on first. */
export const GET: APIRoute = async ({ locals: { app, device, person } }) =>
  answer({ attempts: await app.listAttempts({ device, by: person }) } satisfies ProgressAnswer);

export const ALL = allowOnly('GET');
