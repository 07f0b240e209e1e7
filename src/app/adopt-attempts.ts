import type { Person } from '#domain/people/person';
import type { Ports } from './ports.ts';
import type { Asker } from './read-attempt.ts';

export interface AdoptAttempts {
  readonly device: string;
  readonly by: Person;
  readonly answer: 'yes' | 'no';
}

/** How many attempts were made on this device before the person signed in; 0 once they have said whose they are. */
export async function countAdoptable({ store }: Ports, { device, by }: Asker): Promise<number> {
  return device && by ? store.countAdoptable(device, by.id) : 0;
}

/**
 * Takes the person's word on whose the attempts of this device are, once. They stay private practice, so nothing of
 * it goes into the agency's log.
 */
export async function adoptAttempts({ store, clock }: Ports, { device, by, answer }: AdoptAttempts): Promise<void> {
  await store.adopt({ device, member: by.id, agency: by.agency, answer, at: clock.now().toISOString() });
}
