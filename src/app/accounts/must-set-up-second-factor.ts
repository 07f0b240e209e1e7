import type { Agency, Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

/**
 * Must this person set up a second factor before anything else? Only where the agency wants one of its staff, and
 * only of those with a password here: with single sign-on a second factor is the provider's to ask for.
 */
export function needsSecondFactor(
  person: Pick<Person, 'role' | 'identity' | 'hasSecondFactor'>,
  agency: Pick<Agency, 'settings'>,
): boolean {
  const isAsked = agency.settings.requireSecondFactor && person.role !== 'trainee' && person.identity === 'password';
  return isAsked && !person.hasSecondFactor;
}

/** The same, asked of a request: the agency is read only if the answer hangs on it. */
export async function mustSetUpSecondFactor({ store }: Ports, person: Person): Promise<boolean> {
  if (person.role === 'trainee' || person.hasSecondFactor || person.identity !== 'password') return false;
  const agency = await store.people.findAgency(person.agency);
  return agency !== undefined && needsSecondFactor(person, agency);
}
