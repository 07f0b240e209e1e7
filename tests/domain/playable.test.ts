/** Nothing that travels to a browser before the end of an attempt may give the key away. */
import { describe, expect, it } from 'vitest';
import { textsOf } from '#domain/scenario/craft';
import { actionsOf } from '#domain/scenario/liveness';
import { type Playable, playable } from '#domain/scenario/playable';
import type { Line, Scenario } from '#domain/scenario/schema';
import { asDrawn, asWritten } from '#domain/scenario/variants';
import { fields, guessed, type Menu, menus } from '../build/guess.ts';
import { bank, fixture } from '../build/scenario.ts';

const shipped = bank().map((scenario) => asDrawn(scenario, asWritten));
const scenarios = [...shipped, fixture('short-stop'), fixture('quiet-street')];

/** Every field that may travel, by where it stands. A new one has to be let out here too. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  playable: [
    'id',
    'version',
    'title',
    'place',
    'time',
    'note',
    'minutes',
    'people',
    'judged',
    'plan',
    'flags',
    'meters',
    'start',
    'nodes',
    'decisions',
  ],
  person: ['name', 'token', 'officer', 'role', 'loud'],
  judged: ['question'],
  meter: ['start', 'min', 'max'],
  plan: ['floor', 'drawing'],
  node: ['id', 'kind', 'at', 'doors', 'title', 'clock', 'see', 'say', 'prompt', 'softSeconds'],
  scene: ['choices'],
  report: ['choices'],
  hub: ['budget', 'questions', 'then'],
  commit: ['then'],
  ranking: ['items', 'then'],
  ending: [],
  line: ['who', 'text', 'manner'],
  option: ['id', 'text', 'when'],
  choice: ['then'],
  question: ['cost'],
  branch: ['go'],
  item: ['id', 'text'],
};

function strayFields(sent: Playable): string[] {
  const stray = (value: object, ...kinds: string[]) =>
    Object.keys(value)
      .filter((key) => !kinds.some((kind) => allowed[kind]?.includes(key)))
      .map((key) => `${kinds.at(-1)}.${key}`);
  const lines = (all: readonly Line[]) => all.flatMap((line) => (typeof line === 'string' ? [] : stray(line, 'line')));
  return [
    ...stray(sent, 'playable'),
    ...Object.values(sent.people).flatMap((person) => stray(person, 'person')),
    ...Object.values(sent.judged).flatMap((judged) => stray(judged, 'judged')),
    ...Object.values(sent.meters).flatMap((meter) => stray(meter, 'meter')),
    ...(sent.plan ? stray(sent.plan, 'plan') : []),
    ...sent.nodes.flatMap((node) => [
      ...stray(node, 'node', node.kind),
      ...lines(node.say),
      ...('choices' in node
        ? node.choices.flatMap((choice) => [
            ...stray(choice, 'option', 'choice'),
            ...choice.then.flatMap((branch) => stray(branch, 'branch')),
          ])
        : []),
      ...('questions' in node ? node.questions.flatMap((question) => stray(question, 'option', 'question')) : []),
      ...('items' in node ? node.items.flatMap((item) => stray(item, 'item')) : []),
    ]),
  ];
}

/** Every text of a scenario that a trainee may not read before the end, or before choosing it. */
function secrets(scenario: Scenario): string[] {
  const words = (line: Line) => (typeof line === 'string' ? [line] : [line.text, line.manner ?? '']);
  const actions = scenario.nodes.flatMap((node) => [...actionsOf(node)]);
  return [
    scenario.summary,
    ...Object.values(scenario.judged).flatMap(({ headlines }) => Object.values(headlines)),
    ...Object.entries(scenario.cues).flatMap(([id, { text, meaning, where, cite }]) => [
      `"${id}"`,
      text,
      meaning,
      `"${where}"`,
      ...cite.map(quoted),
    ]),
    ...actions.flatMap(({ why, remedy, happens, cite, ce }) => [
      why,
      remedy ?? '',
      ...happens.flatMap(words),
      ...cite.map(quoted),
      ce ? quoted(ce) : '',
    ]),
    ...scenario.nodes.flatMap((node) => {
      if (node.kind === 'ranking') return [node.why, ...node.happens.flatMap(words), ...node.cite.map(quoted)];
      return node.kind === 'ending' ? [quoted(node.title), ...node.say.flatMap(words)] : [];
    }),
    ...(scenario.debrief ? [...scenario.debrief.prompts, scenario.debrief.next_shift] : []),
    ...(scenario.facilitator ? [...scenario.facilitator.notes, ...scenario.facilitator.misconceptions] : []),
    ...['signal', 'noise', 'ambiguous', 'protective', 'punitive', 'neutral', 'private', 'urgent'].map(quoted),
  ].filter((text) => text !== '');
}

const quoted = (text: string) => `"${text}"`;
const json = (text: string) => JSON.stringify(text).slice(1, -1);

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
  '%s on its way to a browser',
  (_id, scenario) => {
    const sent = playable(scenario, 'a seed');

    it('has only fields that are allowed to travel', () => expect(strayFields(sent)).toEqual([]));

    it('has none of the texts of the key', () => {
      // What the trainee sees anyway is no secret, even if the key says the same words.
      const shown = [...textsShown(scenario)].map(json).join('\n');
      const travels = JSON.stringify(sent);
      const leaked = secrets(scenario).filter((text) => {
        const sought = text.startsWith('"') ? text : json(text);
        return travels.includes(sought) && !shown.includes(sought.replace(/^"|"$/g, ''));
      });
      expect(leaked).toEqual([]);
    });

    it('has every option that there is', () => {
      const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
      for (const node of sent.nodes) {
        const own = scenario.nodes.find(({ id }) => id === node.id) as Scenario['nodes'][number];
        expect(ids('choices' in node ? node.choices : 'questions' in node ? node.questions : [])).toEqual(
          ids(actionsOf(own)),
        );
      }
    });

    it('lets every choice of a node lead to the same places', () => {
      for (const node of sent.nodes) {
        if (!('choices' in node)) continue;
        for (const choice of node.choices) expect(choice.then).toEqual(node.choices[0]?.then);
      }
    });

    it('is the same for the same seed, and says nothing by its size', () => {
      expect(playable(scenario, 'a seed')).toEqual(sent);
      expect(JSON.stringify(playable(scenario, 'b seed'))).toHaveLength(JSON.stringify(sent).length);
    });
  },
);

/** The words of the scene itself: its names and labels, what is said and seen before anything is chosen, and what the buttons say. */
function* textsShown(scenario: Scenario): Generator<string> {
  for (const { name, role } of Object.values(scenario.people)) yield `${name} ${role ?? ''}`;
  yield* Object.values({ ...scenario.plan?.names, ...scenario.plan?.objects });
  for (const { text, at } of textsOf(scenario)) {
    const field = at.at(-1);
    if (['title', 'see', 'prompt', 'text', 'note', 'place', 'question'].includes(String(field)) && at[0] !== 'cues')
      yield text;
  }
  for (const node of scenario.nodes) {
    if (node.kind !== 'ending')
      for (const line of node.say) yield typeof line === 'string' ? line : `${line.manner ?? ''} ${line.text}`;
  }
}

describe('the scan for leaks', () => {
  const scenario = fixture('quiet-street');
  const sent = playable(scenario, 'a seed');
  it('finds a field that should have stayed behind', () => {
    const leaky = {
      ...sent,
      nodes: sent.nodes.map((node) =>
        'choices' in node ? { ...node, choices: node.choices.map((each) => ({ ...each, w: {} })) } : node,
      ),
    };
    expect(new Set(strayFields(leaky as Playable))).toEqual(new Set(['choice.w']));
  });
});

describe('somebody who knows the other scenarios by heart', () => {
  /**
   * Fields are tried one by one, and a guesser may beat chance by 3.3 standard deviations: with twenty fields an
   * honest bank then fails one run of the bank in a hundred. The tolerance shrinks, in shares, as the bank grows.
   */
  const tolerance = 3.3;
  const beats = (all: readonly Menu[], field: (typeof fields)[string]) => {
    const { right, byChance, deviation } = guessed(all, field);
    return right > byChance + tolerance * deviation;
  };
  const all = shipped.flatMap((scenario) => menus(scenario, 'any seed'));

  it.each(Object.entries(fields))('guesses the best option no better by: %s', (_name, field) =>
    expect(beats(all, field)).toBe(false),
  );

  it('guesses it no better by its place, over many seeds', () => {
    const many = Array.from({ length: 100 }, (_, seed) =>
      shipped.flatMap((scenario) => menus(scenario, String(seed))),
    ).flat();
    expect(beats(many, fields.position as (typeof fields)[string])).toBe(false);
  });

  it.each<[string, (isBest: boolean) => object]>([
    ['where it leads', (isBest) => (isBest ? { then: [{ go: 'elsewhere' }] } : {})],
    ['a condition', (isBest) => (isBest ? { when: { has_cue: 'c1' } } : {})],
    ['the length of the text', (isBest) => ({ text: isBest ? 'x'.repeat(90) : 'x'.repeat(40) })],
  ])('would be caught if %s told', (_name, leak) => {
    const planted = all.map((menu) => ({
      ...menu,
      options: menu.options.map(({ shown, isBest }) => ({
        isBest,
        shown: { ...shown, when: undefined, ...leak(isBest) },
      })),
    }));
    expect(Object.values(fields).some((field) => beats(planted, field))).toBe(true);
  });

  /** What a playable says of the scene as a whole, in halves: above or below the middle of the bank. */
  const scenes: Readonly<Record<string, (sent: Playable) => number>> = {
    minutes: ({ minutes }) => minutes,
    nodes: ({ nodes }) => nodes.length,
    people: ({ people }) => Object.keys(people).length,
    'length of the note': ({ note }) => note.length,
    'length of the scene': ({ nodes }) => nodes.reduce((sum, { see }) => sum + (see?.length ?? 0), 0),
    options: ({ nodes }) => nodes.reduce((sum, node) => sum + ('choices' in node ? node.choices.length : 0), 0),
    conditions: (sent) => JSON.stringify(sent).split('"when":{').length,
    meters: ({ meters }) => Object.keys(meters).length,
    endings: ({ nodes }) => nodes.filter(({ kind }) => kind === 'ending').length,
    'loud voices': ({ people }) => Object.values(people).filter(({ loud }) => loud).length,
    'size of the plan': ({ plan }) => plan?.floor.cells.length ?? 0,
  };
  it.each(Object.entries(scenes))('guesses the truth no better by: %s', (_name, value) => {
    const cases = shipped.flatMap((scenario) =>
      Object.values(scenario.judged).flatMap(({ truth }) =>
        truth === 'ambiguous' ? [] : [{ isSignal: truth === 'signal', value: value(playable(scenario, 'seed')) }],
      ),
    );
    expect(guessesTruth(cases, tolerance)).toBe(false);
  });
  it('would be caught if a number told, in a bank of seventeen', () => {
    const cases = Array.from({ length: 17 }, (_, index) => ({ isSignal: index < 9, value: index < 9 ? 12 : 8 }));
    expect(guessesTruth(cases, tolerance)).toBe(true);
  });
});

/** Leaves each case out in turn and judges it by the majority of those on the same side of the middle. */
function guessesTruth(
  cases: readonly { readonly isSignal: boolean; readonly value: number }[],
  tolerance: number,
): boolean {
  let right = 0;
  for (const [index, left] of cases.entries()) {
    const others = cases.toSpliced(index, 1);
    const middle = others.map(({ value }) => value).sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0;
    const alike = others.filter(({ value }) => value >= middle === left.value >= middle);
    const signals = alike.filter(({ isSignal }) => isSignal).length;
    right += signals * 2 === alike.length ? 0.5 : Number(signals * 2 > alike.length === left.isSignal);
  }
  const base =
    Math.max(...[true, false].map((kind) => cases.filter(({ isSignal }) => isSignal === kind).length)) / cases.length;
  return right > cases.length * base + tolerance * Math.sqrt(cases.length * base * (1 - base));
}
