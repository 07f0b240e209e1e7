/** Searches what travels for anything of the key of a form. */

import { castOf } from '#domain/certification/cast';
import type { Form } from '#domain/certification/form';
import { actionsOf } from '#domain/scenario/liveness';
import { classCodes, criticalErrorCodes, type Scenario } from '#domain/scenario/schema';

export interface Key {
  /** Ids that must not travel, neither as a value nor as the name of a field. */
  readonly ids: readonly string[];
  /** Texts that must not travel, not even as a part of another. */
  readonly texts: readonly string[];
}

/** Names of fields that only a key has. */
const keyFields = [
  'why',
  'truth',
  'w',
  'ce',
  'cite',
  'correct',
  'decidingFact',
  'remedy',
  'disposition',
  'escalates',
  'controls',
  'reveals',
  'effect',
  'meaning',
  'headlines',
  'traits',
  'cues',
  'happens',
  'rubric',
  'model',
  'with',
  'extra',
  'difficulty',
  'objectives',
  'minor',
];

/** @param scenes - of the sitting, with the seeds that they were told by and the ids of what was taken in them */
export function keyOf(
  { items, cards }: Form,
  scenes: readonly { readonly scenario: Scenario; readonly seed: string; readonly used: readonly string[] }[],
): Key {
  const options = items.flatMap((item) =>
    item.type === 'report' ? [] : 'document' in item ? item.document.parts : item.options,
  );
  const actions = scenes.flatMap(({ scenario, seed }) =>
    [scenario, castOf(scenario, seed)].flatMap(({ nodes }) => nodes.flatMap((node) => [...actionsOf(node)])),
  );
  const untaken = scenes.flatMap(({ scenario, seed, used }) => {
    const cast = castOf(scenario, seed);
    const lines = (isTaken: boolean) =>
      cast.nodes
        .flatMap((node) => [...actionsOf(node)])
        .filter(({ id }) => used.includes(id) === isTaken)
        .flatMap(({ happens }) => happens.map((line) => (typeof line === 'string' ? line : line.text)));
    // Options quote what would be said.
    const told = [...lines(true), ...cast.nodes.flatMap((node) => actionsOf(node).map(({ text }) => text))];
    // A few words of dialogue may be said in many places.
    return lines(false).filter((line) => line.length > 40 && !told.some((each) => each.includes(line)));
  });
  const cues = scenes.flatMap(({ scenario }) => Object.entries(scenario.cues));
  // People and places are named on the plan, and what an option is called may be the same word.
  const shown = new Set([
    'phone',
    ...scenes.flatMap(({ scenario: { people, plan } }) => [
      ...Object.keys(people),
      ...Object.values(plan?.places ?? {}),
    ]),
  ]);
  const ids = [
    ...items.map(({ id }) => id),
    ...options.map(({ id }) => id),
    ...cards.map(({ id }) => id),
    ...actions.map(({ id }) => id),
    ...cues.map(([id]) => id),
    ...scenes.flatMap(({ scenario }) => scenario.nodes.map(({ id }) => id)),
    ...[...items, ...cards, ...actions].flatMap(({ cite }) => cite),
  ];
  return {
    ids: [...new Set(ids)].filter((id) => !shown.has(id) && !wireWords.has(id)),
    texts: [
      ...options.map(({ why }) => why),
      ...items.flatMap((item) => (item.type === 'report' ? [item.why, item.model] : [])),
      ...cards.map(({ why }) => why),
      ...actions.flatMap(({ why, remedy }) => [why, ...(remedy ? [remedy] : [])]),
      ...cues.map(([, { meaning }]) => meaning),
      ...untaken,
    ],
  };
}

/** Fields of the wire that some option is called like. */
const wireWords = new Set(['ask', 'facts', 'report', 'where']);

/** What of the key stands in what travelled, each once. */
export function leaksIn(travelled: readonly unknown[], { ids, texts }: Key): string[] {
  const found = new Set<string>();
  const forbidden = new Set([...ids, ...classCodes, ...criticalErrorCodes]);
  const fields = new Set(keyFields);
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (forbidden.has(value)) found.add(value);
      for (const text of texts) if (value.includes(text)) found.add(text);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object') {
      for (const [name, each] of Object.entries(value)) {
        if (fields.has(name) || forbidden.has(name)) found.add(name);
        look(each);
      }
    }
  };
  travelled.forEach(look);
  return [...found];
}
