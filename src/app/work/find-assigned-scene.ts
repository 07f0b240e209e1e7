import type { Person } from '#domain/people/person';
import type { Assignment } from '../ports/assignments.ts';
import type { Ports } from '../ports.ts';

/** The present assignment of a scene to the person, the one due first, or undefined. */
export async function findAssignedScene(
  { store }: Pick<Ports, 'store'>,
  { by, scenario }: { readonly by: Person; readonly scenario: string },
): Promise<Assignment | undefined> {
  const assigned = await store.assignments.listOfMember(by.id);
  return assigned.find(({ kind, ref }) => kind === 'scenario' && ref === scenario);
}
