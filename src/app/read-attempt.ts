import { may, visitor } from '#domain/access/may';
import type { AttemptView } from '#domain/attempt/wire';
import type { Person } from '#domain/people/person';
import type { Attempt, Ports } from './ports.ts';
import { viewAttempt } from './view-attempt.ts';

/** Who asks: somebody who has signed in, and otherwise a device. */
export interface Asker {
  readonly device: string | null;
  readonly by?: Person | null;
}

export interface ReadAttempt extends Asker {
  readonly attempt: string;
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

/** An attempt of practice. Scenes of a sitting answer like what does not exist: the server runs them. */
export type OwnAttempt = Attempt & { readonly kind: 'practice' | 'replay' };

/** Readable and writable by the person whose it is; before anybody has signed in, by the device that began it. */
export async function findOwnAttempt(
  { store }: Ports,
  { attempt: id, device, by }: ReadAttempt,
): Promise<{ readonly ok: true; readonly attempt: OwnAttempt } | NotReadable> {
  const attempt = await store.findAttempt(id);
  if (!attempt || !isPractice(attempt)) return { ok: false, reason: 'unknown-attempt' };
  const { member, agency } = attempt;
  const isOwn =
    member === null ? attempt.device === device : may(by ?? visitor, 'attempt.play', { agency, person: member });
  return isOwn ? { ok: true, attempt } : { ok: false, reason: 'not-yours' };
}

export function isPractice(attempt: Attempt): attempt is OwnAttempt {
  return attempt.kind !== 'sitting';
}
