import { expect, it } from 'vitest';
import { arrangements } from '#domain/scenario/plan-arrangements';
import { readFloor } from '#domain/scenario/plan-grid';
import { decide, opening, type Situation } from '#domain/scenario/rules';
import { randomLog } from '../build/play.ts';
import { bank } from '../build/scenario.ts';

it('no way through a scenario leads to an arrangement that is not among them', () => {
  for (const scenario of bank()) {
    if (!scenario.plan) continue;
    const floor = readFloor(scenario.plan, scenario.people);
    const found = arrangements(scenario, floor);
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      let situation = opening(scenario);
      for (const event of randomLog(scenario, seed).events) {
        expect(found).toContainEqual(expect.objectContaining(situation.at));
        situation = decide(scenario, situation, event) as Situation;
      }
      expect(found).toContainEqual(expect.objectContaining(situation.at));
    }
  }
});
