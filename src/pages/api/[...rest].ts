import type { APIRoute } from 'astro';
import { refuse } from './_json.ts';

export const ALL: APIRoute = () => refuse(404, 'unknown-address', 'Nothing answers at this address.');
