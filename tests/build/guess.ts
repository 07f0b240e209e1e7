/** What can be guessed of the key from what travels to a browser: one field at a time, learned on other scenarios. */
import { contribution } from '#domain/attempt/weigh';
import { actionsOf } from '#domain/scenario/liveness';
import { type PlayableChoice, type PlayableQuestion, playable } from '#domain/scenario/playable';
import type { Scenario } from '#domain/scenario/schema';

export type Shown = PlayableChoice | PlayableQuestion;

/** Options shown together, and whether each is one that nothing at its node is worth more than. */
export interface Menu {
  readonly scenario: string;
  readonly options: readonly { readonly shown: Shown; readonly isBest: boolean }[];
}

/** Every menu of a scenario as a browser gets it. */
export function menus(scenario: Scenario, seed: string): Menu[] {
  return playable({ ...scenario, plan: undefined }, seed).nodes.flatMap((node): Menu[] => {
    const shown: readonly Shown[] = 'choices' in node ? node.choices : node.kind === 'hub' ? node.questions : [];
    const keyed = actionsOf(scenario.nodes.find(({ id }) => id === node.id) as Scenario['nodes'][number]);
    const worth = new Map(keyed.map(({ id, w }) => [id, contribution(w)]));
    const most = Math.max(...worth.values());
    return shown.length < 2
      ? []
      : [
          {
            scenario: scenario.id,
            options: shown.map((option) => ({ shown: option, isBest: (worth.get(option.id) ?? 0) > most - 1e-9 })),
          },
        ];
  });
}

/** What a guesser looks at: one value an option, by what else is on the menu. */
export type Field = (option: Shown, menu: readonly Shown[]) => string | number | boolean;

export interface Guesses {
  readonly right: number;
  /** What somebody who picks blindly would get right, and how far that varies by chance. */
  readonly byChance: number;
  readonly deviation: number;
}

/** Takes, on each scenario, the option whose value was best most often on the others. A tie is a lottery. */
export function guessed(all: readonly Menu[], field: Field): Guesses {
  let right = 0;
  let byChance = 0;
  let variance = 0;
  for (const left of new Set(all.map(({ scenario }) => scenario))) {
    const rates = learned(
      all.filter(({ scenario }) => scenario !== left),
      field,
    );
    for (const { options } of all.filter(({ scenario }) => scenario === left)) {
      const shown = options.map((option) => option.shown);
      const rateOf = (option: Shown) => rates.get(String(field(option, shown))) ?? 0;
      const highest = Math.max(...shown.map(rateOf));
      const picked = options.filter((option) => rateOf(option.shown) === highest);
      const share = (list: typeof options) => list.filter(({ isBest }) => isBest).length / list.length;
      right += share(picked);
      byChance += share(options);
      variance += share(options) * (1 - share(options));
    }
  }
  return { right, byChance, deviation: Math.sqrt(variance) };
}

function learned(menus: readonly Menu[], field: Field): ReadonlyMap<string, number> {
  const counts = new Map<string, { best: number; all: number }>();
  for (const { options } of menus) {
    const shown = options.map((option) => option.shown);
    for (const option of options) {
      const value = String(field(option.shown, shown));
      const count = counts.get(value) ?? { best: 0, all: 0 };
      counts.set(value, { best: count.best + Number(option.isBest), all: count.all + 1 });
    }
  }
  return new Map([...counts].map(([value, { best, all }]) => [value, best / all]));
}

const rankOf =
  (value: (option: Shown) => number): Field =>
  (option, menu) =>
    menu.filter((other) => value(other) > value(option)).length;
const targets = (option: Shown) => ('then' in option ? option.then.map(({ go }) => go).join() : '');

/** Everything that a playable says of an option. */
export const fields: Readonly<Record<string, Field>> = {
  position: (option, menu) => menu.indexOf(option),
  'length of text, by rank': rankOf(({ text }) => text.length),
  'length of text, in steps of ten': ({ text }) => Math.floor(text.length / 10),
  'words, by rank': rankOf(({ text }) => text.split(' ').length),
  'first word': ({ text }) => text.split(' ')[0] ?? '',
  punctuation: ({ text }) => text.replace(/[^,;:.?!]/g, ''),
  'length of id': ({ id }) => id.length,
  'words in id': ({ id }) => id.split('-').length,
  'id by alphabet': (option, menu) => menu.filter((other) => other.id < option.id).length,
  'has a condition': ({ when }) => when !== undefined,
  'number of targets': (option) => ('then' in option ? option.then.length : 0),
  'target unlike the others': (option, menu) =>
    menu.filter((other) => targets(other) === targets(option)).length / menu.length > 0.5,
  cost: (option) => ('cost' in option ? option.cost : 0),
};
