import type { Scenario } from '#domain/scenario/schema';
import type { Ports } from './ports.ts';

/** Today's practice scenarios, in the order of their ids. */
export function listScenarios({ library }: Ports): Scenario[] {
  return library
    .list()
    .map(({ scenario }) => scenario)
    .filter(({ use }) => use === 'practice');
}
