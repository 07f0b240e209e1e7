/** The compiled machine, XState’s own tools and the rules must tell one story. */
import { describe, expect, it } from 'vitest';
import { createActor, type SnapshotFrom } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import type { AttemptEvent } from '#domain/attempt/event';
import { replay } from '#domain/attempt/replay';
import { compile, type Machine } from '#domain/scenario/compile';
import { playable } from '#domain/scenario/playable';
import { decide, opening, type Situation } from '#domain/scenario/rules';
import type { Scenario } from '#domain/scenario/schema';
import { walkable } from '../build/play.ts';
import { bank, fixture } from '../build/scenario.ts';

const toy = fixture('toy-01');
const short = fixture('short-stop');

/** A real scenario from its questions on: hub, one scene, judgment, exit and report; few enough ways to list. */
function cutDown(id: string): Scenario {
  const whole = bank().find((each) => each.id === id) as Scenario;
  const decisions = whole.nodes.findIndex(({ kind }) => kind === 'hub');
  const judgment = whole.nodes.findIndex(({ kind }) => kind === 'commit');
  const [questions, first] = whole.nodes.slice(decisions, decisions + 2);
  if (questions?.kind !== 'hub' || first?.kind !== 'scene') throw new Error('The scenario has another order now.');
  const toCommit = [{ go: whole.nodes[judgment]?.id as string, when: undefined }];
  return {
    ...whole,
    start: questions.id,
    nodes: [
      { ...questions, budget: 3 },
      { ...first, choices: first.choices.map((each) => ({ ...each, then: toCommit })) },
      ...whole.nodes.slice(judgment),
    ],
  };
}

const keyOf = ({ node, used, cues, flags, meters, spent, judgments, rankings }: Situation) =>
  JSON.stringify([
    node,
    used.toSorted(),
    cues.toSorted(),
    flags.toSorted(),
    meters,
    spent,
    Object.keys(judgments),
    rankings,
  ]);

const traversal = (scenario: Scenario) => ({
  events: (snapshot: SnapshotFrom<Machine>) => walkable(scenario).filter((event) => snapshot.can(event)),
  serializeState: (snapshot: SnapshotFrom<Machine>) => keyOf(snapshot.context),
});

/** Every way to an ending by the rules alone, as the ids taken. */
function waysByRules(scenario: Scenario): string[] {
  const walk = (situation: Situation, ids: readonly string[]): string[] => {
    const events = walkable(scenario).flatMap((event) => {
      const after = decide(scenario, situation, event);
      return after ? [{ event, after }] : [];
    });
    return events.length === 0
      ? [ids.join(' ')]
      : events.flatMap(({ event, after }) => walk(after, [...ids, idOf(event)]));
  };
  return walk(opening(scenario), []);
}

const idOf = ({ type }: AttemptEvent) => type.replace(/^(choose|ask)\./, '');

describe.each([
  ['toy-01', toy],
  ['short-stop', short],
  ['second-call, cut down', cutDown('second-call')],
])('%s', (_name, scenario) => {
  const machine = compile(scenario);

  it('has the same ways through for XState’s own path finder as by the rules', () => {
    const paths = getSimplePaths(machine, { ...traversal(scenario), toState: ({ status }) => status === 'done' });
    const listed = paths.map((path) =>
      path.steps.map(({ event }) => idOf(event as AttemptEvent)).filter((id) => id !== 'xstate.init'),
    );
    expect(listed.map((ids) => ids.join(' ')).sort()).toEqual(waysByRules(scenario).sort());
  });

  it('reaches the same situations for XState’s own path finder as by the rules', () => {
    const byMachine = getShortestPaths(machine, traversal(scenario)).map(({ state }) => keyOf(state.context));
    const seen = new Set<string>();
    const waiting = [opening(scenario)];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      waiting.push(...walkable(scenario).flatMap((event) => decide(scenario, next, event) ?? []));
    }
    expect(byMachine.sort()).toEqual([...seen].sort());
  });
});

it('toy-01 has 84 ways for XState’s own path finder, once the implied go is left out', () => {
  const options = traversal(toy);
  const paths = getSimplePaths(compile(toy), {
    ...options,
    events: (snapshot) =>
      options.events(snapshot).filter(({ type }) => snapshot.value !== 'hub' || !type.startsWith('choose.')),
    toState: ({ status }) => status === 'done',
  });
  expect(paths).toHaveLength(84);
});

describe('the config', () => {
  const { config } = compile(short);
  it('is plain data that can be cloned, stored and read back', () => {
    expect(structuredClone(config)).toEqual(config);
    expect(JSON.parse(JSON.stringify(config))).toEqual(config);
  });
  it('names its guards and actions', () => {
    expect(config.states?.arrive?.on).toEqual({
      'choose.greet': [{ guard: { type: 'leadsTo', params: { node: 'ask' } }, actions: 'decide', target: 'ask' }],
      'choose.shout': [{ guard: { type: 'leadsTo', params: { node: 'ask' } }, actions: 'decide', target: 'ask' }],
      'choose.wait': [{ guard: { type: 'leadsTo', params: { node: 'ask' } }, actions: 'decide', target: 'ask' }],
    });
  });
  it('of a playable takes the same events, each to every place that the node leads to', () => {
    for (const scenario of bank()) {
      const [own, sent] = [
        compile(scenario).config.states ?? {},
        compile(playable(scenario, 'seed')).config.states ?? {},
      ];
      expect(Object.keys(sent)).toEqual(Object.keys(own));
      for (const [id, state] of Object.entries(own)) {
        const [mine, theirs] = [state.on ?? {}, sent[id]?.on ?? {}] as Record<string, { target?: string }[]>[];
        expect(Object.keys(theirs ?? {}).sort()).toEqual(Object.keys(mine ?? {}).sort());
        for (const [type, transitions] of Object.entries(mine ?? {})) {
          const targets = theirs?.[type]?.map(({ target }) => target);
          for (const { target } of transitions) expect(targets).toContain(target);
        }
      }
    }
  });
});

describe('a snapshot', () => {
  it('survives being stored as JSON, and goes on from there', () => {
    const machine = compile(short);
    const before = replay(machine, [{ type: 'choose.greet' }, { type: 'ask.pay' }]);
    if (!before.ok) throw new Error('not offered');
    const stored = JSON.parse(JSON.stringify(machine.getPersistedSnapshot(before.snapshot)));
    const actor = createActor(machine, { snapshot: stored }).start();
    actor.send({ type: 'ask.papers' });
    const after = replay(machine, [{ type: 'choose.greet' }, { type: 'ask.pay' }, { type: 'ask.papers' }]);
    expect(actor.getSnapshot().context).toEqual(after.ok && after.situation);
  });
});
