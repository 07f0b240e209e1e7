/** On the plan of every scenario that is shipped, wherever people may come to stand. */
import { describe, expect, it } from 'vitest';
import { arrangements } from '#domain/scenario/plan-arrangements';
import { drawPlan } from '#domain/scenario/plan-drawing';
import { readFloor } from '#domain/scenario/plan-grid';
import { overlap } from '#domain/scenario/plan-labels';
import { planPicture } from '#domain/scenario/plan-picture';
import { bank } from '../build/scenario.ts';

/** Pixels. */
const hairline = 0.5;

const plans = bank().flatMap((scenario) => {
  const { id, plan, people } = scenario;
  if (!plan) return [];
  const floor = readFloor(plan, people);
  const settings = arrangements(scenario, floor).map((positions) => ({ floor, people, positions, doors: {} }));
  return [{ id, floor, settings, drawing: drawPlan(floor, arrangements(scenario, floor)) }];
});

describe.each(plans)('$id', ({ floor, settings, drawing }) => {
  it('never draws anybody over the name of a place', () => {
    const covered = settings.flatMap((setting) => {
      const { tokens, tokenRadius } = planPicture(setting, drawing);
      return tokens.flatMap((token) =>
        drawing.names
          .filter((name) => Math.min(...overlap(name, token, tokenRadius)) > hairline)
          .map(({ text }) => `${token.letter} covers "${text}" with ${JSON.stringify(setting.positions)}`),
      );
    });
    expect(covered).toEqual([]);
  });

  it('names every place that anybody is ever in', () => {
    const used = new Set(settings.flatMap(({ positions }) => Object.values(positions)));
    const named = drawing.names.map(({ text }) => text);
    const nameless = Object.entries(floor.places).filter(([id, { name }]) => used.has(id) && !named.includes(name));
    expect(nameless.map(([id]) => id)).toEqual([]);
  });
});
