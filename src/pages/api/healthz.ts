import type { APIRoute } from 'astro';
import { allowOnly, answer } from './_json.ts';

/** Answers while the process serves requests. */
export const GET: APIRoute = () => answer({ ok: true });

export const ALL = allowOnly('GET');
