import type { AttemptView } from '#domain/attempt/wire';
import type { Attempt, Ports } from './ports.ts';
import { viewAttempt } from './view-attempt.ts';

export interface ReadAttempt {
  readonly attempt: string;
  readonly device: string | null;
}

export type NotReadable = { readonly ok: false; readonly reason: 'unknown-attempt' | 'not-yours' };

/** An attempt with everything that was answered so far: what a player needs to go on where it stopped. */
export async function readAttempt(
  ports: Ports,
  command: ReadAttempt,
): Promise<{ readonly ok: true; readonly view: AttemptView } | NotReadable> {
  const found = await findOwnAttempt(ports, command);
  if (!found.ok) return found;
  const events = await ports.store.listEvents(found.attempt.id);
  return { ok: true, view: await viewAttempt(ports, { attempt: found.attempt, events }) };
}

/** An attempt is readable and writable by the device that began it, and by no other. */
export async function findOwnAttempt(
  { store }: Ports,
  { attempt: id, device }: ReadAttempt,
): Promise<{ readonly ok: true; readonly attempt: Attempt } | NotReadable> {
  const attempt = await store.findAttempt(id);
  if (!attempt) return { ok: false, reason: 'unknown-attempt' };
  if (attempt.device !== device) return { ok: false, reason: 'not-yours' };
  return { ok: true, attempt };
}
