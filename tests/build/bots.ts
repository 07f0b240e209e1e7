/** Players who do not think: each goes by one rule. None of them may pass. */
import { isBinding, type Result, score } from '#domain/attempt/score';
import { seededRandom } from '#domain/attempt/shuffle';
import type { Performance } from '#domain/certification/pass-rule';
import { findWords, type Language } from '#domain/course/language';
import { playable } from '#domain/scenario/playable';
import type { Proof } from '#domain/scenario/prove';
import { decide, nodeOf, offeredChoices, offeredQuestions, opening, type Situation } from '#domain/scenario/rules';
import type { Scenario } from '#domain/scenario/schema';
import { judgmentsIn } from './play.ts';

/** An option on the screen. */
interface Seen {
  readonly id: string;
  readonly text: string;
}

export interface Bot {
  readonly name: string;
  /** Picks from the choices offered, in the order shown. */
  choose(shown: readonly Seen[], random: () => number, scene: Scene): Seen;
  /** Picks the next question from those there is time for, or goes on. */
  ask(shown: readonly Seen[], random: () => number, scene: Scene): Seen | 'go';
  /** Is this person a victim? */
  judge(random: () => number): boolean;
}

interface Scene {
  readonly scenario: Scenario;
  readonly best: readonly string[];
}

const first = <T>(list: readonly T[]) => list[0] as T;
const any = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T;
const coin = (random: () => number) => random() < 0.5;
/** Highest by a number; of equals, the one shown first. */
const most = (shown: readonly Seen[], value: (option: Seen) => number) =>
  shown.reduce((best, each) => (value(each) > value(best) ? each : best));

/** Takes what the best path takes, and so plays all but the judgment without a fault. */
const bestPath: Pick<Bot, 'choose' | 'ask'> = {
  choose: (shown, _random, { best }) => shown.find(({ id }) => best.includes(id)) ?? first(shown),
  ask: (shown, _random, { best }) => shown.find(({ id }) => best.includes(id)) ?? 'go',
};

export function bots(language: Language): Bot[] {
  const known = new Map<string, number>();
  const politeness = ({ text }: Seen) => {
    const value =
      known.get(text) ?? findWords(text, language.tone.polite).length - findWords(text, language.tone.harsh).length;
    known.set(text, value);
    return value;
  };
  return [
    // A bot that has no view of people judges by a coin: kinder to it than any fixed answer.
    { name: 'first', choose: first, ask: first, judge: coin },
    {
      name: 'longest',
      choose: (shown) => most(shown, ({ text }) => text.length),
      ask: (shown) => most(shown, ({ text }) => text.length),
      judge: coin,
    },
    {
      name: 'most polite',
      choose: (shown) => most(shown, politeness),
      ask: (shown) => most(shown, politeness),
      judge: coin,
    },
    {
      name: 'ask everything',
      choose: (shown) => most(shown, ({ text }) => Number(/\bask\b|\?/i.test(text))),
      ask: first,
      judge: coin,
    },
    { name: 'always victim', ...bestPath, judge: () => true },
    { name: 'never victim', ...bestPath, judge: () => false },
    {
      name: 'random',
      choose: any,
      ask: (shown, random) => any([...shown, 'go' as const], random),
      judge: coin,
    },
  ];
}

/** One attempt of a bot, with the options in the order that the seed shows them in. */
export function botPlays(bot: Bot, scenario: Scenario, proof: Proof, seed: string): Result {
  const random = seededRandom(`${bot.name}/${seed}/${scenario.id}`);
  const scene = { scenario, best: proof.best };
  // The plan takes longest to read, and says nothing to a bot.
  const order = new Map(
    playable({ ...scenario, plan: undefined }, seed).nodes.map((node): [string, readonly Seen[]] => [
      node.id,
      'choices' in node ? node.choices : 'questions' in node ? node.questions : 'items' in node ? node.items : [],
    ]),
  );
  const shown = (node: string, offered: readonly { readonly id: string }[]): Seen[] =>
    (order.get(node) ?? []).filter(({ id }) => offered.some((each) => each.id === id));
  const next = (situation: Situation): Situation | undefined => {
    const node = nodeOf(scenario, situation.node);
    switch (node.kind) {
      case 'ending':
        return undefined;
      case 'hub': {
        const asked = bot.ask(shown(node.id, offeredQuestions(scenario, situation)), random, scene);
        return decide(scenario, situation, asked === 'go' ? { type: 'go' } : { type: `ask.${asked.id}` });
      }
      case 'commit': {
        const judgments = Object.keys(scenario.judged).map((person) => [
          person,
          { victim: bot.judge(random), confidence: 75 as const },
        ]);
        return decide(scenario, situation, { type: 'commit', judgments: Object.fromEntries(judgments) });
      }
      case 'ranking':
        return decide(scenario, situation, { type: 'rank', order: (order.get(node.id) ?? []).map(({ id }) => id) });
      default:
        return decide(scenario, situation, {
          type: `choose.${bot.choose(shown(node.id, offeredChoices(scenario, situation)), random, scene).id}`,
        });
    }
  };
  let situation = opening(scenario);
  for (let after = next(situation); after; after = next(situation)) situation = after;
  return score(scenario, situation, judgmentsIn(situation), proof.bounds);
}

interface CardJudgment {
  readonly truth: 'signal' | 'noise';
  readonly victim: boolean;
}

/** What the pass rule looks at, of results and judged cards. A player who does not think has every item right here. */
export function performanceOf(
  scenarios: readonly Scenario[],
  results: readonly Result[],
  cards: readonly CardJudgment[] = [],
): Performance {
  return {
    scenarios: scenarios.map((scenario, index) => {
      const result = results[index];
      return {
        score: result?.score ?? 0,
        bindingErrors: result?.criticalErrors.filter(({ code }) => isBinding(scenario, code)).length ?? 0,
        people: Object.entries(scenario.judged).flatMap(([person, { truth }]) =>
          truth === 'ambiguous' ? [] : [{ truth, class: result?.class?.[person] ?? null }],
        ),
      };
    }),
    cards,
    credits: [1],
  };
}
