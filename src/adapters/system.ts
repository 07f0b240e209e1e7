import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '#app/ports';

export const systemClock: Clock = { now: () => new Date() };

export const randomIds: Ids = { make: () => randomBytes(16).toString('base64url') };
