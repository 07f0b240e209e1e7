import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '#domain/attempt/event';
import { replay } from '#domain/attempt/replay';
import { compile } from '#domain/scenario/compile';
import { decide } from '#domain/scenario/rules';
import { commit, offered, randomLog, walkable } from '../build/play.ts';
import { fixture } from '../build/scenario.ts';
import { choice, end, hub, scene, tiny } from '../build/tiny.ts';

const toy = fixture('toy-01');
const short = fixture('short-stop');
const judged = { victim: true, confidence: 75 } as const;

describe('a replay', () => {
  const machine = compile(short);
  it('refuses what the node does not offer, and says what it does', () => {
    expect(replay(machine, [{ type: 'choose.greet' }, { type: 'choose.help' }])).toEqual({
      ok: false,
      at: 1,
      node: 'ask',
      offers: ['ask.papers', 'ask.pay', 'ask.weather', 'choose.book', 'choose.leave', 'go'],
    });
  });
  it.each<[string, AttemptEvent[]]>([
    ['a question twice', [{ type: 'choose.greet' }, { type: 'ask.papers' }, { type: 'ask.papers' }]],
    [
      'a question that there is no time for',
      [{ type: 'choose.greet' }, { type: 'ask.papers' }, { type: 'ask.weather' }, { type: 'ask.pay' }],
    ],
    ['a choice of an earlier node', [{ type: 'choose.greet' }, { type: 'choose.greet' }]],
    ['a choice that does not exist', [{ type: 'choose.nothing' }]],
    ['a going on where there is nothing to go on from', [{ type: 'go' }]],
    ['a timeout where there is no timer', [{ type: 'timeout' }]],
    ['a judgment too early', [commit(short, () => true)]],
  ])('refuses %s', (_name, events) =>
    expect(replay(machine, events)).toMatchObject({ ok: false, at: events.length - 1 }),
  );

  const toCommit: AttemptEvent[] = [{ type: 'choose.wait' }, { type: 'go' }, { type: 'choose.leave' }];
  it.each<[string, AttemptEvent]>([
    ['of nobody', { type: 'commit', judgments: {} }],
    ['of somebody else', { type: 'commit', judgments: { bob: judged } }],
    ['of one too many', { type: 'commit', judgments: { ana: judged, bob: judged } }],
  ])('refuses a judgment %s', (_name, event) =>
    expect(replay(machine, [...toCommit, event])).toMatchObject({ ok: false, at: 3 }),
  );

  it.each([
    [['safety', 'needs']],
    [['safety', 'needs', 'needs']],
    [['safety', 'needs', 'paper', 'paper']],
    [['a', 'b', 'c']],
  ])('refuses the order %j', (order) => {
    const events: AttemptEvent[] = [...toCommit, commit(short, () => true), { type: 'rank', order }];
    expect(replay(machine, events)).toMatchObject({ ok: false, at: 4, node: 'order' });
  });
  it('refuses anything after the end', () => {
    const { events } = randomLog(short, 'any');
    expect(replay(machine, [...events, { type: 'go' }])).toEqual({
      ok: false,
      at: events.length,
      node: 'end',
      offers: [],
    });
  });
  it('of one log is the same every time and for every compilation', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(toy, short), (seed, scenario) => {
        const { events, end: last } = randomLog(scenario, seed);
        const [one, other] = [
          replay(compile(scenario), events),
          replay(compile(structuredClone(scenario)), JSON.parse(JSON.stringify(events))),
        ];
        expect(one).toMatchObject({ ok: true, finished: true, situation: last });
        expect(other.ok && other.trail).toEqual(one.ok && one.trail);
      }),
      { numRuns: 50 },
    );
  });
  it('takes every event that the rules offer, and no other', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (seed, cut) => {
        const { events } = randomLog(short, seed);
        const start = events.slice(0, cut % events.length);
        const replayed = replay(machine, start);
        if (!replayed.ok) throw new Error('the log does not replay');
        const { situation, snapshot } = replayed;
        for (const event of [...walkable(short), ...offered(short, situation)]) {
          expect(snapshot.can(event)).toBe(decide(short, situation, event) !== undefined);
        }
      }),
    );
  });
});

describe('a name that JavaScript knows too', () => {
  const head = {
    people: '{you: {name: You, token: Y, officer: true}, constructor: {name: Cal, token: C}}',
    judged: '{constructor: {truth: signal, question: x, headlines: {}}}',
  };
  const judging = tiny(['{id: one, kind: commit, title: x, then: end}', end], head);
  it('is judged by its own judgment, not by what every object has', () => {
    const event: AttemptEvent = { type: 'commit', judgments: { somebody: judged } };
    expect(replay(compile(judging), [event])).toMatchObject({ ok: false, at: 0 });
    expect(replay(compile(judging), [commit(judging, () => true)])).toMatchObject({ ok: true, finished: true });
  });
});

describe('a timer', () => {
  const timed = tiny([
    `{id: one, title: x, soft_seconds: 30, timeout: wait, choices: [${choice('act', 'end', 'w: {I: 1}')}, ${choice('wait', 'two')}]}`,
    scene('two', choice('stay', 'end'), choice('leave', 'end')),
    end,
  ]);
  it('that runs out takes the neutral choice', () => {
    const [out, chosen] = [
      replay(compile(timed), [{ type: 'timeout' }]),
      replay(compile(timed), [{ type: 'choose.wait' }]),
    ];
    expect(out.ok && out.situation).toEqual(chosen.ok && chosen.situation);
  });
});

describe('a list of targets', () => {
  const branching = tiny([
    scene('one', choice('see', 'two', 'sets: [seen]'), choice('pass', 'two')),
    scene('two', choice('leave', '[{when: {flag: seen}, go: known}, {go: unknown}]'), choice('stay', 'unknown')),
    '{id: known, kind: ending, title: x}',
    '{id: unknown, kind: ending, title: x}',
  ]);
  it.each([
    ['see', 'known'],
    ['pass', 'unknown'],
  ])('after %s leads to %s', (first, node) => {
    const replayed = replay(compile(branching), [{ type: `choose.${first}` }, { type: 'choose.leave' }]);
    expect(replayed.ok && [replayed.finished, replayed.snapshot.value]).toEqual([true, node]);
  });
});

describe('a hub', () => {
  const asking = tiny([
    hub('one', 2, 'two', choice('q1', undefined, 'cost: 2'), choice('q2')),
    scene('two', choice('stay', 'end'), choice('leave', 'end')),
    end,
  ]);
  const after = (...types: AttemptEvent['type'][]) => {
    const replayed = replay(
      compile(asking),
      types.map((type) => ({ type }) as AttemptEvent),
    );
    return replayed.ok ? replayed.snapshot.value : replayed.offers;
  };
  it('moves on by itself when no minute is left for a question', () => {
    expect([after('ask.q1'), after('ask.q2')]).toEqual(['two', 'two']);
  });
  it('is left by go, or by a choice of the node beyond it', () =>
    expect([after('go'), after('choose.stay')]).toEqual(['two', 'end']));
});
