import { createHash } from 'node:crypto';
import type { Edition, Library, Store } from '#app/ports';
import { compile, type Machine } from '#domain/scenario/compile';
import { type Proof, prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';

/** Today's scenarios in memory, and every earlier edition that an attempt began with, from the store. */
export function openLibrary(
  scenarios: readonly { readonly scenario: Scenario; readonly proof?: Proof }[],
  store: Pick<Store, 'findScenario'>,
): Library {
  const editions = scenarios.map(({ scenario, proof }) => editionOf(scenario, hashOf(scenario), proof));
  const current = new Map(editions.map((edition) => [edition.scenario.id, edition]));
  const known = new Map(editions.map((edition) => [edition.hash, edition]));
  return {
    list: () => editions,
    findCurrent: (scenario) => current.get(scenario),
    async getEdition(hash) {
      const there = known.get(hash);
      if (there) return there;
      const scenario = await store.findScenario(hash);
      if (!scenario) throw new Error(`no edition ${hash} is kept`);
      const edition = editionOf(scenario, hash);
      known.set(hash, edition);
      return edition;
    },
  };
}

/** Parsing puts fields in the schema's order and leaves records in the author's, so equal content is equal text. */
export function hashOf(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify(scenario)).digest('hex');
}

/** Compiling takes milliseconds and proving more: neither is done before it is needed, nor twice. */
function editionOf(scenario: Scenario, hash: string, proved?: Proof): Edition {
  let machine: Machine | undefined;
  let proof = proved;
  return {
    hash,
    scenario,
    get machine() {
      machine ??= compile(scenario);
      return machine;
    },
    get proof() {
      proof ??= provedOrThrow(scenario);
      return proof;
    },
  };
}

function provedOrThrow(scenario: Scenario): Proof {
  const proved = prove(scenario);
  if (proved.ok) return proved.proof;
  throw new Error(`${scenario.id}: ${proved.violations.map(({ message }) => message).join(' ')}`);
}
