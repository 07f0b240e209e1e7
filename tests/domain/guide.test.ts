import { describe, expect, it } from 'vitest';
import { type Guide, type GuideNames, guideFindings, guideSchema } from '#domain/course/guide';

const reply = { said: 'She wants to be there.', reply: 'Ask what would happen if she left.', cite: ['rule'] };
const block = (minutes: number, more = {}) => ({ minutes, title: 'A part', how: 'Talk.', ...more });
const guide: Guide = guideSchema.parse({
  about: ['Read it.'],
  before: ['Print it.'],
  ground_rules: ['Leave when you like.'],
  replies: Array.from({ length: 5 }, () => reply),
  plans: [
    {
      title: 'One hour',
      minutes: 60,
      covers: 'The law.',
      blocks: [block(20, { lesson: 'law' }), block(30, { scenario: 'call' }), block(10, { cards: 5 })],
    },
  ],
  lessons: [
    { lesson: 'law', minutes: 20, aim: 'To know.', ask: ['What?', 'Why?'], expect: [reply], activity: 'Talk.' },
  ],
  scenarios: ['call', 'form'].map((scenario) => ({ scenario, minutes: 30, ask: ['What?', 'Why?'] })),
});
const names: GuideNames = {
  lessons: ['law'],
  scenarios: [
    { id: 'call', use: 'practice' },
    { id: 'form', use: 'form-a' },
  ],
  register: new Map([['rule', {} as never]]),
};
const codes = (change: Partial<Guide>) =>
  guideFindings({ ...guide, ...change }, names).map(({ code, at }) => [code, at.join('.')]);
const [plan] = guide.plans;
const planned = (blocks: ReturnType<typeof block>[]) => ({ plans: [{ ...(plan as Guide['plans'][number]), blocks }] });

describe('the guide', () => {
  it('that is whole has no finding', () => expect(codes({})).toEqual([]));

  it.each<[name: string, change: Partial<Guide>, code: string, at: string]>([
    [
      'a plan whose parts take longer',
      planned([block(20), block(30), block(20)]),
      'plan-does-not-add-up',
      'plans.0.minutes',
    ],
    [
      'a lesson that does not exist',
      planned([block(20, { lesson: 'lore' }), block(30), block(10)]),
      'guide-unknown-name',
      'plans.0.blocks.0.lesson',
    ],
    [
      'a certification scenario in a plan',
      planned([block(20, { scenario: 'form' }), block(30), block(10)]),
      'guide-unknown-name',
      'plans.0.blocks.0.scenario',
    ],
    ['a scenario left out', { scenarios: guide.scenarios.slice(0, 1) }, 'guide-incomplete', 'scenarios'],
    ['a lesson twice', { lessons: [...guide.lessons, ...guide.lessons] }, 'guide-incomplete', 'lessons'],
    [
      'a source that does not exist',
      { replies: [{ ...reply, cite: ['rules'] }] },
      'guide-unknown-name',
      'replies.0.cite.0',
    ],
  ])('with %s is told so', (_name, change, code, at) => expect(codes(change)).toEqual([[code, at]]));
});
