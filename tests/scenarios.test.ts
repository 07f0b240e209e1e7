/** What must hold for every scenario that is shipped, and for all of them together. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from '#domain/attempt/replay';
import { score } from '#domain/attempt/score';
import { seededRandom } from '#domain/attempt/shuffle';
import { passes } from '#domain/certification/pass-rule';
import { isExpired } from '#domain/course/citation';
import { bankFindings } from '#domain/scenario/bank';
import { check } from '#domain/scenario/check';
import { compile } from '#domain/scenario/compile';
import { actionsOf } from '#domain/scenario/liveness';
import { objectives } from '#domain/scenario/schema';
import { walk } from '#domain/scenario/walk';
import { botPlays, bots, performanceOf } from './build/bots.ts';
import { chiSquare } from './build/chi-square.ts';
import { menus } from './build/guess.ts';
import { judgmentsIn, randomLog } from './build/play.ts';
import { bank, course, parsed, proofOf, root, today } from './build/scenario.ts';
import { worstPath } from './build/worst-path.ts';

const { sources, language, cards, items, outline } = await course();
const scenarios = bank();
const players = bots(language);
const proofs = scenarios.map(proofOf);
const seeds = Array.from({ length: 1000 }, (_, index) => `seed ${index}`);

const bot = (name: string) => players.find((each) => each.name === name) as (typeof players)[number];
const textOf = (id: string) => readFileSync(join(root, 'scenarios', `${id}.yaml`));

describe.each(
  scenarios.map((scenario, index) => ({ id: scenario.id, scenario, proof: proofs[index] as (typeof proofs)[number] })),
)('$id', ({ id, scenario, proof }) => {
  it('passes its check', () => {
    const { problems } = check(textOf(id), `scenarios/${id}.yaml`, { register: sources, language, today });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('holds every property', () => expect(proof.invariants.filter(({ holds }) => !holds)).toEqual([]));

  it('cites only sources of the register, on every choice, good on the day they were checked', () => {
    for (const node of scenario.nodes) {
      for (const { id: action, cite } of actionsOf(node)) {
        const found = cite.map((each) => sources.get(each));
        expect([action, found.length > 0 && found.every((source) => source && !isExpired(source, today))]).toEqual([
          action,
          true,
        ]);
      }
    }
  });

  it('has every choice and question on a way from start to end', () => {
    const taken = new Set(proof.graph.states.flatMap(({ edges }) => edges.flatMap(({ action }) => action?.id ?? [])));
    expect([...taken].sort()).toEqual(
      scenario.nodes.flatMap((node) => actionsOf(node).map((action) => action.id)).sort(),
    );
    // The machine walks every one of them too: a random way ends, and together they take all there is.
    const walked = new Set(seeds.slice(0, 300).flatMap((seed) => randomLog(scenario, seed).end.used));
    expect(walked).toEqual(taken);
  });

  it('gives the same score when a log is replayed, however often and from however fresh a copy', () => {
    const [machine, again] = [compile(scenario), compile(parsed(textOf(id).toString(), id))];
    for (const seed of seeds) {
      const { events, end } = randomLog(scenario, seed);
      const scores = [replay(machine, events), replay(again, JSON.parse(JSON.stringify(events)))].map((replayed) => {
        if (!replayed.ok || !replayed.finished) throw new Error(`seed "${seed}" does not replay to an end`);
        return score(scenario, replayed.situation, judgmentsIn(replayed.situation), proof.bounds);
      });
      const expected = score(scenario, end, judgmentsIn(end), proof.bounds);
      expect(scores).toEqual([expected, expected]);
    }
  });

  it('averages what the prover says for random play, and at most 50', () => {
    const raws = seeds.map((seed) => botPlays(bot('random'), scenario, proof, seed).raw);
    const mean = raws.reduce((sum, raw) => sum + raw, 0) / raws.length;
    const deviation = Math.sqrt(raws.reduce((sum, raw) => sum + (raw - mean) ** 2, 0) / (raws.length - 1));
    // Four standard errors: a fair sampler is outside of them once in sixteen thousand runs.
    expect(Math.abs(mean - proof.randomExpectation)).toBeLessThan((4 * deviation) / Math.sqrt(raws.length));
    expect(proof.randomExpectation).toBeLessThanOrEqual(50);
  });
});

describe('the bank', () => {
  it('has no finding that is an error', () => {
    expect(bankFindings(scenarios).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  it('is all that stands in its folder', () =>
    expect(readdirSync(join(root, 'scenarios')).filter((name) => /\.ya?ml$/.test(name))).toHaveLength(
      scenarios.length,
    ));
});

/** What is judged together: the practice scenarios, and each certification form with its cards. */
const sets = (['practice', 'form-a', 'form-b'] as const).map((use) => ({
  use,
  scenarios: scenarios.filter((scenario) => scenario.use === use),
  cards: use === 'practice' ? [] : cards.filter((card) => card.use === use),
  items: items.filter((item) => item.use === use),
}));

describe('the forms', () => {
  const judgments = ({ scenarios: of, cards: dealt }: (typeof sets)[number], truth: 'signal' | 'noise') =>
    of.flatMap(({ judged }) => Object.values(judged)).filter((each) => each.truth === truth).length +
    dealt.filter((card) => card.truth === truth).length;

  it.each([
    ['practice', 6, 0, 0, 4, 2],
    ['form-a', 5, 20, 20, 13, 12],
    ['form-b', 5, 20, 20, 14, 12],
  ] as const)('%s: %i scenarios, %i cards, %i items; %i judgments of victims, %i of others', (use, ...expected) => {
    const set = sets.find((each) => each.use === use) as (typeof sets)[number];
    expect([
      set.scenarios.length,
      set.cards.length,
      set.items.length,
      judgments(set, 'signal'),
      judgments(set, 'noise'),
    ]).toEqual(expected);
  });

  it('share no scenario, and both reach every objective', () => {
    for (const set of sets.filter(({ use }) => use !== 'practice')) {
      const reached = [...set.scenarios, ...set.cards, ...set.items].flatMap((each) => [...each.objectives]);
      expect([...new Set(reached)].sort()).toEqual([...objectives]);
    }
  });
});

describe.each(sets)('a player who does not think, on $use', ({ scenarios: set, cards: dealt }) => {
  const proved = set.map((scenario) => proofs[scenarios.indexOf(scenario)] as (typeof proofs)[number]);
  const passed = (player: (typeof players)[number]) =>
    seeds.filter((seed) => {
      const random = seededRandom(`${player.name}/${seed}/cards`);
      const results = set.map((scenario, index) =>
        botPlays(player, scenario, proved[index] as (typeof proofs)[number], seed),
      );
      const judged = dealt.map(({ truth }) => ({ truth, victim: player.judge(random) }));
      return passes(performanceOf(set, results, judged), outline.certification);
    });

  it.each(players.filter(({ name }) => name !== 'random'))('never passes by: $name', (player) =>
    expect(passed(player)).toEqual([]),
  );
  it('passes at random in at most one run of a hundred', () =>
    expect(passed(bot('random')).length).toBeLessThanOrEqual(10));
  it('would pass with the best path and the right judgments: the rule can be met', () => {
    const results = set.map((scenario, index) => {
      const proof = proved[index] as (typeof proofs)[number];
      const right = Object.fromEntries(
        Object.entries(scenario.judged).map(([person, { truth }]) => [person, truth === 'signal']),
      );
      const walked = walk(scenario, proof.best, right);
      if (!walked.ok || !walked.finished) throw new Error(`the best path of ${scenario.id} does not end`);
      return score(scenario, walked.end, right, proof.bounds);
    });
    expect(results.map((result) => Math.round(result.score))).toEqual(results.map(() => 100));
    expect(
      passes(
        performanceOf(
          set,
          results,
          dealt.map(({ truth }) => ({ truth, victim: truth === 'signal' })),
        ),
        outline.certification,
      ),
    ).toBe(true);
  });
  it('and takes the worst path of each scores nothing, with the class that it earned', () => {
    for (const [index, scenario] of set.entries()) {
      const wrong = Object.fromEntries(
        Object.entries(scenario.judged).map(([person, { truth }]) => [person, truth !== 'signal']),
      );
      const walked = walk(scenario, worstPath(scenario), wrong);
      if (!walked.ok || !walked.finished) throw new Error(`the worst path of ${scenario.id} does not end`);
      const result = score(scenario, walked.end, wrong, (proved[index] as (typeof proofs)[number]).bounds);
      expect(result.score).toBeCloseTo(0);
      for (const [person, { truth }] of Object.entries(scenario.judged)) {
        expect(truth === 'signal' ? ['TREATED_AS_OFFENDER', 'MISSED'] : ['FALSE_ALARM']).toContain(
          result.class?.[person],
        );
      }
    }
  });
});

describe('somebody who calls everybody a victim', () => {
  it('tops out at 69 where nobody is one', () => {
    for (const [index, scenario] of scenarios.entries()) {
      if (Object.values(scenario.judged).some(({ truth }) => truth !== 'noise')) continue;
      expect(botPlays(bot('always victim'), scenario, proofs[index] as (typeof proofs)[number], 'any').score).toBe(69);
    }
  });
});

describe('the place at which the best option is shown', () => {
  it('is any, over many seeds', () => {
    const counts = new Map<number, number[]>();
    for (const seed of seeds.slice(0, 400)) {
      for (const { options } of scenarios.flatMap((scenario) => menus(scenario, seed))) {
        if (options.filter(({ isBest }) => isBest).length !== 1) continue;
        const places = counts.get(options.length) ?? options.map(() => 0);
        const place = options.findIndex(({ isBest }) => isBest);
        counts.set(options.length, places.with(place, (places[place] ?? 0) + 1));
      }
    }
    // One chance in a thousand of a false alarm, and the seeds are fixed: it either holds or it does not.
    for (const places of counts.values()) expect(chiSquare(places).p).toBeGreaterThan(0.001);
  });
  it('is tested by a χ² that is right', () => {
    const { value, p } = chiSquare([14, 9, 10, 7]);
    expect([value.toFixed(1), p.toFixed(3)]).toEqual(['2.6', '0.457']);
    expect(chiSquare([400, 300, 300]).p).toBeCloseTo(4.54e-5, 6);
    expect(chiSquare([10, 20]).p).toBeCloseTo(0.0679, 4);
  });
});
