import { describe, expect, it } from 'vitest';
import { classCap, classify, conductOf } from '#domain/attempt/classify';
import { type Disposition, dispositions } from '#domain/scenario/schema';
import { scored } from '../build/play.ts';
import { fixture } from '../build/scenario.ts';
import { choice, end, type Head, scene, tiny } from '../build/tiny.ts';

const of = (
  truth: 'signal' | 'noise' | 'ambiguous',
  victim: boolean,
  disposition: Disposition | null,
  escalated = false,
) => {
  const conduct = { disposition, escalated };
  const code = classify({ truth }, victim, conduct);
  return [code, classCap(code, conduct)];
};

describe('a victim', () => {
  it.each([
    [true, 'protective', 'VICTIM_IDENTIFIED', null],
    [true, 'neutral', 'RECOGNIZED_NOT_ACTED', 69],
    [true, null, 'RECOGNIZED_NOT_ACTED', 69],
    [true, 'punitive', 'TREATED_AS_OFFENDER', 49],
    [false, 'protective', 'MISSED', 59],
    [false, 'neutral', 'MISSED', 59],
    [false, null, 'MISSED', 59],
    [false, 'punitive', 'TREATED_AS_OFFENDER', 49],
  ] as const)('judged a victim: %s, treated: %s, is %s and capped at %s', (victim, disposition, code, cap) =>
    expect(of('signal', victim, disposition)).toEqual([code, cap]),
  );
  it('is not a false alarm by being labeled', () =>
    expect(of('signal', true, 'protective', true)).toEqual(['VICTIM_IDENTIFIED', null]));
});

describe('somebody else', () => {
  it.each([
    [false, false, 'CORRECT_REJECTION', null],
    [true, false, 'FALSE_ALARM', 69],
    [false, true, 'FALSE_ALARM', 59],
    [true, true, 'FALSE_ALARM', 59],
  ] as const)('judged a victim: %s, escalated: %s, is %s and capped at %s', (victim, escalated, code, cap) => {
    for (const disposition of [null, ...dispositions])
      expect(of('noise', victim, disposition, escalated)).toEqual([code, cap]);
  });
});

it('a person whose truth is ambiguous has no class and no cap', () => {
  for (const disposition of [null, ...dispositions])
    expect(of('ambiguous', true, disposition, true)).toEqual([null, null]);
});

describe('what was done', () => {
  const scenario = tiny([
    scene(
      'one',
      choice('cuff', 'two', 'disposition: {ana: punitive}'),
      choice('shelter', 'two', 'disposition: {ana: protective}'),
    ),
    scene('two', choice('uncuff', 'end', 'disposition: {ana: neutral}'), choice('wait', 'end')),
    end,
  ]);
  const disposition = (...used: string[]) => conductOf(scenario, used).ana?.disposition;
  it('if punitive once stays so', () => expect(disposition('cuff', 'uncuff')).toBe('punitive'));
  it('otherwise is what was done last', () => expect(disposition('shelter', 'uncuff')).toBe('neutral'));
  it('stays where a later choice decides nothing', () => expect(disposition('shelter', 'wait')).toBe('protective'));
});

describe('the caps of a whole attempt', () => {
  const toy = fixture('toy-01');

  it('follow the judgment', () => {
    const not = scored(toy, 'a q1 q2 protect', { girl: false });
    expect([not.class, not.raw, not.score]).toEqual([{ girl: 'MISSED' }, 100, 59]);
    expect(not.caps).toEqual([{ at: 59, because: 'class' }]);
  });
  it('are none without a judgment', () => {
    const { class: none, score } = scored(toy, 'a q1 q2 protect');
    expect([none, score]).toEqual([null, 100]);
  });
  it('join with that of a critical error: the lowest wins', () => {
    const { score, caps } = scored(toy, 'b q1 q2 protect', { girl: false });
    expect([score, caps]).toEqual([
      49,
      [
        { at: 49, because: 'critical-error' },
        { at: 59, because: 'class' },
      ],
    ]);
  });

  const two: Head = {
    people: '{you: {name: You, token: Y, officer: true}, ana: {name: Ana, token: A}, cal: {name: Cal, token: C}}',
    judged: '{ana: {truth: signal, question: Ana?, headlines: {}}, cal: {truth: noise, question: Cal?, headlines: {}}}',
  };
  it('of two people: the lowest wins', () => {
    const pair = tiny(
      [
        scene(
          'one',
          choice('both', 'end', 'w: {T: 2}, disposition: {ana: protective}, escalates: [cal]'),
          choice('one-of-them', 'end', 'w: {T: 1}, disposition: {ana: protective}'),
          choice('nobody', 'end', 'w: {T: -2}'),
        ),
        end,
      ],
      two,
    );
    const result = scored(pair, 'both', { ana: false, cal: false });
    expect(result.class).toEqual({ ana: 'MISSED', cal: 'FALSE_ALARM' });
    expect(result.score).toBe(59);
    expect(scored(pair, 'both', { ana: true, cal: false }).score).toBe(59);
    expect(scored(pair, 'one-of-them', { ana: true, cal: true }).score).toBe(69);
    expect(scored(pair, 'one-of-them', { ana: true, cal: false }).score).toBe(75);
  });
});
