/** A browser that knows no effects, told each outcome, must stand where the full scenario stands, with the same on offer. */
import { describe, expect, it } from 'vitest';
import { replay } from '#domain/attempt/replay';
import { eventAsSeen } from '#domain/attempt/reply';
import { compile } from '#domain/scenario/compile';
import { gatesOf } from '#domain/scenario/gates';
import { playable } from '#domain/scenario/playable';
import { offeredChoices, offeredQuestions, type Script, type Situation } from '#domain/scenario/rules';
import { randomLog } from '../build/play.ts';
import { bank, fixture } from '../build/scenario.ts';

const scenarios = [...bank(), ...['short-stop', 'quiet-street', 'two-people', 'toy-01'].map(fixture)];

const onOffer = (script: Script, situation: Situation) =>
  [...offeredChoices(script, situation), ...offeredQuestions(script, situation)].map(({ id }) => id).sort();

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s in a browser', (_id, scenario) => {
  const machine = compile(scenario);
  const gates = gatesOf(scenario, 'a seed');
  const sent = playable(scenario, 'a seed');

  it('goes the same way as on the server, with the same on offer, over 100 random attempts', () => {
    for (let seed = 0; seed < 100; seed++) {
      const full = replay(machine, randomLog(scenario, String(seed)).events);
      if (!full.ok) throw new Error('the log does not replay');
      const seen = replay(
        compile(sent),
        full.trail.map((step) => eventAsSeen(scenario, gates, step)),
      );
      if (!seen.ok) throw new Error(`the browser refuses event ${seen.at + 1} at "${seen.node}"`);
      expect(seen.finished).toBe(full.finished);
      for (const [index, { after }] of full.trail.entries()) {
        const there = seen.trail[index]?.after as Situation;
        expect({ node: there.node, at: there.at, doors: there.doors, spent: there.spent }).toEqual({
          node: after.node,
          at: after.at,
          doors: after.doors,
          spent: after.spent,
        });
        expect(onOffer(sent, there)).toEqual(onOffer(scenario, after));
      }
    }
  });
});
