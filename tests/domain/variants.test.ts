import { describe, expect, it } from 'vitest';
import { asDrawn, asWritten, drawOf, rowsDrawn, seedOf } from '#domain/scenario/variants';
import type { Edit } from '../build/mistakes.ts';
import { bank, fixture, fixtureWith } from '../build/scenario.ts';

const variants = (text: string): Edit => ['debrief:\n', `variants:\n${text}debrief:\n`];
const cast = variants('  ana:\n    - {Ana: Ama}\n    - {Ana: Alex, form: 2}\n  ben:\n    - {Ben: Babak}\n');
const varied = fixtureWith('quiet-street', cast, [
  'happens: She comes along.',
  'happens: <She|He> comes along with Ana’s keys.',
]);
const seeds = Array.from({ length: 600 }, (_, index) => `draw-${index}`);
const happening = (seed: string) => JSON.stringify(asDrawn(varied, seed).nodes[0]);

describe('a scenario as drawn', () => {
  it('tells the words of the rows that the seed draws, in every text', () => {
    const told = new Set(seeds.map((seed) => asDrawn(varied, seed)).map((drawn) => drawn.people['ana']?.name));
    expect([...told].sort()).toEqual(['Alex', 'Ama', 'Ana']);
    const alex = seeds.find((seed) => rowsDrawn(varied, seed)['ana'] === 2) ?? '';
    expect(happening(alex)).toContain('He comes along with Alex’s keys.');
    const ama = seeds.find((seed) => rowsDrawn(varied, seed)['ana'] === 1) ?? '';
    expect(happening(ama)).toContain('She comes along with Ama’s keys.');
    expect(JSON.stringify({ ...asDrawn(varied, alex), variants: null })).not.toMatch(/\bAna\b|[<>]/);
  });

  it('draws each row about equally often, and each slot by itself', () => {
    const counts = new Map<string, number>();
    for (const seed of seeds) {
      const { ana, ben } = rowsDrawn(varied, seed);
      counts.set(`${ana}${ben}`, (counts.get(`${ana}${ben}`) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['00', '01', '10', '11', '20', '21']);
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  it('has the same cast for every order of options, and the file’s own where that is asked for', () => {
    expect(drawOf(seedOf('a-draw', 'x'))).toBe('a-draw');
    expect(asDrawn(varied, seedOf('draw-3', 'x'))).toEqual(asDrawn(varied, seedOf('draw-3', 'y')));
    expect(asDrawn(varied, seedOf(asWritten, 'x')).people).toEqual(varied.people);
    expect(happening(asWritten)).toContain('She comes along with Ana’s keys.');
  });

  it('changes nothing but texts', () => {
    const bare = (scenario: typeof varied) =>
      JSON.stringify(scenario, (key, value) =>
        [
          'text',
          'name',
          'happens',
          'say',
          'see',
          'why',
          'question',
          'headlines',
          'where',
          'meaning',
          'remedy',
        ].includes(key)
          ? null
          : value,
      ).replace(/"(prompts|next_shift|notes|misconceptions|title|prompt|role|manner)":("[^"]*"|\[[^\]]*\])/g, '');
    for (const scenario of [varied, ...bank()]) {
      for (const seed of seeds.slice(0, 5)) expect(bare(asDrawn(scenario, seed))).toBe(bare(scenario));
    }
  });

  it('leaves a scenario without variants as it is', () => {
    const toy = fixture('toy-01');
    expect(asDrawn(toy, 'any')).toEqual(toy);
  });
});

describe('the variants of the bank', () => {
  it('leave no mark and no word of another row in any text', () => {
    for (const scenario of bank()) {
      for (const seed of seeds.slice(0, 12)) {
        const drawn = rowsDrawn(scenario, seed);
        const text = JSON.stringify({ ...asDrawn(scenario, seed), variants: null });
        expect(text).not.toMatch(/<[^>]*\|/);
        for (const [slot, rows] of Object.entries(scenario.variants)) {
          const row = rows[(drawn[slot] ?? 0) - 1];
          const gone = Object.entries(row ?? {}).filter(([word, told]) => word !== 'form' && word !== told);
          for (const [word] of gone) expect(text).not.toMatch(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'));
        }
      }
    }
  });

  /** A scenario whose gender varies, as the file tells it and as a row of the other form does. */
  const bothForms = bank().flatMap((scenario) => {
    const other = seeds.find((seed) =>
      Object.entries(rowsDrawn(scenario, seed)).some(
        ([slot, index]) => scenario.variants[slot]?.[index - 1]?.form === 2,
      ),
    );
    return other === undefined ? [] : [{ scenario, told: [asWritten, other].map((seed) => textOf(scenario, seed)) }];
  });

  it('let gender vary for somebody who is a victim and for somebody who is not', () => {
    const truths = bothForms.flatMap(({ scenario: { judged, people, variants } }) => {
      const varied = Object.values(variants).filter((rows) => rows.some(({ form }) => form === 2));
      return Object.entries(judged)
        .filter(([id]) => varied.flat().some((row) => Object.hasOwn(row, people[id]?.name ?? '')))
        .map(([, { truth }]) => truth);
    });
    expect(truths).toContain('signal');
    expect(truths).toContain('noise');
  });

  it('tell both forms at the same length, and leave no mark in either', () => {
    for (const { scenario, told } of bothForms) {
      const [first = 0, second = 0] = told.map((text) => text.split(/\s+/).length);
      expect(Math.abs(second / first - 1), scenario.id).toBeLessThanOrEqual(0.02);
      expect(
        told.filter((text) => text.includes('<')),
        scenario.id,
      ).toEqual([]);
    }
  });
});

function textOf(scenario: Parameters<typeof asDrawn>[0], seed: string): string {
  return JSON.stringify({ ...asDrawn(scenario, seed), variants: null });
}
