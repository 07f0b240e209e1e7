/**
 * What the course covers, and with what: for the people who accredit it, and for the check that holds it to that.
 * Everything is counted from the content itself.
 */

import { actionsOf } from '../scenario/liveness.ts';
import { criticalErrorCodes, objectives, type Scenario } from '../scenario/schema.ts';
import type { Card } from './card.ts';
import type { Source } from './citation.ts';
import type { Claim } from './claim.ts';
import type { Item } from './item.ts';

/** The parts of the course, with what coverage needs to know of each. */
export interface CourseParts {
  readonly claims: readonly Claim[];
  readonly lessons: readonly {
    readonly slug: string;
    readonly objectives: readonly string[];
    readonly cited: readonly string[];
  }[];
  readonly items: readonly Item[];
  readonly cards: readonly Card[];
  readonly scenarios: readonly Scenario[];
  readonly sources: readonly Source[];
  /** Ids that the glossary cites. */
  readonly glossary: readonly string[];
}

export const uses = ['practice', 'form-a', 'form-b', 'pretest'] as const;
export type Use = (typeof uses)[number];
/** How many there are for each use. Items of lessons count as practice. */
export type Tally = Readonly<Record<Use, number>>;

interface ClaimCover {
  readonly claim: Claim;
  readonly items: Tally;
  readonly scenarios: Tally;
  readonly cards: Tally;
}

interface ObjectiveCover {
  readonly objective: (typeof objectives)[number];
  readonly lessons: readonly string[];
  readonly items: Tally;
  readonly scenarios: Tally;
  readonly cards: Tally;
}

interface ErrorCover {
  readonly code: (typeof criticalErrorCodes)[number];
  readonly scenarios: Tally;
}

interface SourceCover {
  readonly source: Source;
  /** Lessons, items, cards, scenarios and terms that cite it. */
  readonly citedBy: number;
}

export interface Coverage {
  readonly claims: readonly ClaimCover[];
  readonly objectives: readonly ObjectiveCover[];
  readonly errors: readonly ErrorCover[];
  readonly sources: readonly SourceCover[];
}

export function coverage(parts: CourseParts): Coverage {
  const { claims, lessons, items, cards, scenarios } = parts;
  const cited = citations(parts);
  return {
    claims: claims.map((claim) => ({
      claim,
      items: tally(items.filter(({ id }) => claim.asked.includes(id))),
      scenarios: tally(scenarios.filter(({ id }) => claim.practiced.includes(id))),
      cards: tally(cards.filter(({ id }) => claim.practiced.includes(id))),
    })),
    objectives: objectives.map((objective) => {
      const has = <T extends { readonly objectives: readonly string[] }>(list: readonly T[]) =>
        list.filter((each) => each.objectives.includes(objective));
      return {
        objective,
        lessons: has(lessons).map(({ slug }) => slug),
        items: tally(has(items)),
        scenarios: tally(has(scenarios)),
        cards: tally(has(cards)),
      };
    }),
    errors: criticalErrorCodes.map((code) => ({
      code,
      scenarios: tally(
        scenarios.filter(({ nodes }) => nodes.some((node) => actionsOf(node).some(({ ce }) => ce === code))),
      ),
    })),
    sources: parts.sources.map((source) => ({ source, citedBy: cited.get(source.id) ?? 0 })),
  };
}

/** How many there are of all uses together. */
export function sum(counts: Tally): number {
  return uses.reduce((total, use) => total + counts[use], 0);
}

function tally(list: readonly { readonly use: Item['use'] | Card['use'] }[]): Tally {
  const count = (use: Use) => list.filter((each) => (each.use === 'lesson' ? 'practice' : each.use) === use).length;
  return {
    practice: count('practice'),
    'form-a': count('form-a'),
    'form-b': count('form-b'),
    pretest: count('pretest'),
  };
}

/** Source id → how many parts of the course cite it. */
function citations({ lessons, items, cards, scenarios, glossary }: CourseParts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (ids: Iterable<string>) => {
    for (const id of new Set(ids)) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { cited } of lessons) add(cited);
  for (const { cite } of [...items, ...cards]) add(cite);
  for (const { nodes, cues } of scenarios) {
    add([
      ...nodes.flatMap((node) => ('cite' in node ? node.cite : [])),
      ...nodes.flatMap((node) => actionsOf(node).flatMap(({ cite }) => cite)),
      ...Object.values(cues).flatMap(({ cite }) => cite),
    ]);
  }
  for (const id of new Set(glossary)) add([id]);
  return counts;
}
