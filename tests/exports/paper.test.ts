/** Paper and machine must tell the same story: whoever follows the numbers ends where the machine ends. */
import { describe, expect, it } from 'vitest';
import { paperScene } from '../../src/exports/guide/paper.ts';
import { paperWalk } from '../build/paper-walk.ts';
import { randomLog } from '../build/play.ts';
import { bank, fixture } from '../build/scenario.ts';

const scenarios = [...bank(), ...['short-stop', 'two-people', 'toy-01'].map(fixture)];

describe.each(scenarios.map((scenario) => ({ id: scenario.id, scenario })))('$id on paper', ({ scenario }) => {
  const paper = paperScene(scenario);

  it('goes the way that the machine goes, for any decisions', () => {
    for (let seed = 0; seed < 300; seed++) {
      const { events, end } = randomLog(scenario, `paper ${seed}`);
      const read = paperWalk(scenario, paper, events);
      expect(read.at(-1)).toBe(end.node);
      const taken = new Set(read.filter((id) => end.used.includes(id)));
      expect([...taken]).toEqual(end.used);
    }
  });

  it('numbers its paragraphs from 1 without a gap, each once, and every one but the first is turned to', () => {
    const numbers = paper.paragraphs.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const turned = paper.paragraphs.flatMap((paragraph) =>
      paragraph.kind === 'outcome'
        ? paragraph.turns.map(({ to }) => to)
        : [...paragraph.options.map(({ to }) => to), ...(paragraph.onward === null ? [] : [paragraph.onward])],
    );
    expect([...new Set(turned)].filter((to) => to > 0).sort((a, b) => a - b)).toEqual(numbers.slice(1));
  });

  it('keeps only the boxes and tallies that a way depends on', () => {
    const depends = JSON.stringify(paper.paragraphs.flatMap((each) => ('turns' in each ? each.turns : each.options)));
    for (const flag of Object.keys(paper.boxes)) expect(depends).toContain(`"flag":"${flag}"`);
    for (const meter of Object.keys(paper.tallies)) expect(depends).toContain(`"meter":"${meter}"`);
  });

  it('does not set what an option leads to beside it', () => {
    const apart = paper.paragraphs.flatMap((each) =>
      each.kind === 'outcome' || each.options.length === 0
        ? []
        : each.options.map(({ to }) => Math.abs(to - each.number)),
    );
    expect(apart.filter((distance) => distance > 2).length / apart.length).toBeGreaterThan(0.7);
  });
});
