import { describe, expect, it } from 'vitest';
import type { Card } from '#domain/course/card';
import { dealCards, endOf, judgeCard } from '#domain/course/card-round';
import { cardFaults, cardFindings, cueImbalance } from '#domain/course/check-cards';
import type { Register, Source } from '#domain/course/citation';
import { languageSchema } from '#domain/course/language';

const source = (id: string, verified: boolean): [string, Source] => [
  id,
  {
    id,
    short: id,
    title: id,
    says: 'What it says.',
    url: null,
    kind: 'statute',
    status: verified ? 'V-code' : 'K',
    verified,
    checked: '2026-11-22',
    expires: '2027-11-22',
  },
];
const register: Register = new Map([source('rule', true), source('unread', false)]);
const language = languageSchema.parse({
  avoid: [{ words: ['rescue*'], instead: 'left safely', why: 'x' }],
  spelling: [{ words: ['colour*'], instead: 'color' }],
  tone: { polite: ['please'], harsh: ['demand*'] },
  absolutes: ['always'],
  graphic: ['gory'],
});

const minute = (count: number) => `${'He pays the rent. '.repeat(Math.floor((count - 4) / 4))}She keeps her pay.`;
const card = (id: string, with_: Partial<Card> = {}): Card => ({
  id,
  vignette: minute(80),
  truth: 'noise',
  decidingFact: 'She keeps her pay.',
  why: 'Nobody else gains.',
  cite: ['rule'],
  cues: [],
  objectives: ['O1'],
  use: 'practice',
  ...with_,
});
const signal = (id: string, with_: Partial<Card> = {}) => card(id, { truth: 'signal', ...with_ });
const file = (cards: readonly Card[], use = 'practice') => ({ file: `content/cards/${use}.yaml`, cards });

describe('a file of cards', () => {
  it.each<[name: string, code: string, cards: readonly Card[]]>([
    ['two of one id', 'duplicate-card', [card('a'), signal('a')]],
    ['a source that does not exist', 'unknown-source', [card('a', { cite: ['rule', 'rules'] }), signal('b')]],
    ['a fact in other words', 'fact-not-in-vignette', [card('a', { decidingFact: 'Her pay is hers.' }), signal('b')]],
    ['only sources that nobody has verified', 'weak-basis', [card('a', { cite: ['unread'] }), signal('b')]],
    ['too few words for a minute', 'card-length', [card('a', { vignette: minute(40) }), signal('b')]],
    ['too many', 'card-length', [card('a', { vignette: minute(200) }), signal('b')]],
    ['a word that the course avoids', 'listed-word', [card('a', { why: 'Nobody was rescued.' }), signal('b')]],
    [
      'a long sentence of long words',
      'hard-to-read',
      [
        card('a', {
          why: `${'Institutional considerations notwithstanding administrative determinations, '.repeat(20)}nothing.`,
        }),
        signal('b'),
      ],
    ],
    ['a card for a form', 'misplaced-card', [card('a', { use: 'form-a' }), signal('b', { use: 'form-a' })]],
    ['more of one kind', 'cards-unbalanced', [card('a'), card('b'), signal('c')]],
    [
      'a cue that gives the kind away',
      'cue-predicts-truth',
      [...['a', 'b', 'c'].map((id) => signal(id, { cues: ['hotel'] })), ...['d', 'e', 'f'].map((id) => card(id))],
    ],
  ])('with %s is told so, once, with what to do', (_name, code, cards) => {
    const files = [file(cards)];
    const found = [...cardFaults(files, register), ...cardFindings(files, register, language)];
    // A cue that points in a set points in a bank of that set alone, and a file may hold a whole misplaced set.
    expect(new Set(found.map(({ finding }) => finding.code))).toEqual(new Set([code]));
    for (const { finding } of found)
      expect([finding.message, finding.remedy].every((text) => /[.?]$/.test(text))).toBe(true);
  });

  it('that is sound has no finding', () => {
    const files = [file([card('a', { cues: ['hotel'] }), signal('b', { cues: ['hotel'] })])];
    expect([...cardFaults(files, register), ...cardFindings(files, register, language)]).toEqual([]);
  });

  it('measures a cue as for scenarios: share of victims with it less share without', () => {
    const cards = [
      ...Array.from({ length: 4 }, (_, n) => signal(`s${n}`, { cues: n < 3 ? ['hotel'] : [] })),
      ...Array.from({ length: 4 }, (_, n) => card(`n${n}`, { cues: n < 1 ? ['hotel'] : [] })),
    ];
    expect(cueImbalance(cards, 'hotel')).toBeCloseTo(3 / 4 - 1 / 4);
    expect(cueImbalance(cards.slice(0, 2), 'hotel')).toBeNull();
    expect(cueImbalance(cards, 'minor')).toBeNull();
  });
});

describe('a round', () => {
  const cards = Array.from({ length: 20 }, (_, n) => (n % 2 ? card(`c${n}`) : signal(`c${n}`)));

  it('deals what was asked for, in an order that follows from the seed, and nothing of the key', () => {
    const dealt = dealCards(cards, 10, 'a seed');
    expect(dealt).toHaveLength(10);
    expect(dealCards(cards, 10, 'a seed')).toEqual(dealt);
    expect(dealCards(cards, 10, 'another')).not.toEqual(dealt);
    expect(new Set(dealt.flatMap(Object.keys))).toEqual(new Set(['id', 'vignette']));
    expect(dealCards(cards, 99, 'a seed')).toHaveLength(20);
  });

  it('deals either kind first equally often', () => {
    const firsts = Array.from({ length: 400 }, (_, n) => dealCards(cards, 1, `seed ${n}`)[0]?.id ?? '');
    const signals = firsts.filter((id) => Number(id.slice(1)) % 2 === 0).length;
    expect(Math.abs(signals - 200)).toBeLessThan(50);
  });

  it('names each end', () => {
    expect([endOf('signal', true), endOf('signal', false), endOf('noise', true), endOf('noise', false)]).toEqual([
      'caught',
      'missed',
      'over-called',
      'right-to-leave',
    ]);
    const told = judgeCard(signal('x'), { victim: false }, (id) => ({ id }) as never);
    expect(told).toEqual({
      end: 'missed',
      decidingFact: 'She keeps her pay.',
      why: 'Nobody else gains.',
      cite: [{ id: 'rule' }],
    });
  });
});
