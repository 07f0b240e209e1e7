import { describe, expect, it } from 'vitest';
import { coverageFindings } from '#domain/course/check-coverage';
import type { Claim } from '#domain/course/claim';
import { type CourseParts, coverage, sum } from '#domain/course/coverage';
import { criticalErrorCodes, objectives, type Scenario } from '#domain/scenario/schema';
import { fixture } from '../build/scenario.ts';

const claim: Claim = {
  id: 'A1',
  claimed: 'It takes a border.',
  verdict: 'wrong',
  today: 'It takes none.',
  cite: ['rule'],
  taught: ['law#borders'],
  asked: ['i0'],
  practiced: ['s0'],
  scene: true,
};

const all = [...objectives];
const withErrors = (id: string, use: Scenario['use']): Scenario => {
  const toy = fixture('toy-01');
  const [first] = toy.nodes;
  if (first?.kind !== 'scene') throw new Error('toy-01 begins with a scene');
  const [model] = first.choices;
  if (!model) throw new Error('and it has choices');
  const choices = criticalErrorCodes.map((ce) => ({ ...model, id: ce.toLowerCase(), ce, cite: ['rule'] }));
  return { ...toy, id, use, objectives: all, nodes: [{ ...first, choices }, ...toy.nodes.slice(1)] };
};

const item = (id: string, use: 'lesson' | 'form-a' | 'form-b' | 'pretest') =>
  ({ id, use, lesson: 'law', objectives: all, cite: ['rule'] }) as unknown as CourseParts['items'][number];

const ofLesson = [item('i0', 'lesson'), item('i4', 'lesson'), item('i5', 'lesson')];

/** A course with everything that is asked of one. */
const whole: CourseParts = {
  claims: [claim],
  lessons: [{ slug: 'law', objectives: all, cited: ['rule'] }],
  items: [...ofLesson, item('i1', 'form-a'), item('i2', 'form-b'), item('i3', 'pretest')],
  cards: [],
  scenarios: [withErrors('s0', 'practice'), withErrors('s1', 'form-a'), withErrors('s2', 'form-b')],
  sources: [
    { id: 'rule', kind: 'statute' },
    { id: 'line', kind: 'contact' },
    { id: 'old', kind: 'study', background: true },
  ] as unknown as CourseParts['sources'],
  glossary: [],
};

const findings = (change: Partial<CourseParts>) =>
  coverageFindings({ ...whole, ...change }, ['law#borders']).map(({ file, finding }) => [finding.code, file]);

describe('coverage', () => {
  it('of a whole course has no gap', () => expect(findings({})).toEqual([]));

  it('is counted by use, and items of lessons are practice', () => {
    const { claims, objectives: covered, errors, sources } = coverage(whole);
    expect(claims[0]).toMatchObject({ items: { practice: 1 }, scenarios: { practice: 1, 'form-a': 0 } });
    expect(covered[0]?.items).toEqual({ practice: 3, 'form-a': 1, 'form-b': 1, pretest: 1 });
    expect(errors.map(({ scenarios }) => sum(scenarios))).toEqual(criticalErrorCodes.map(() => 3));
    expect(sources.find(({ source }) => source.id === 'rule')?.citedBy).toBe(10);
  });

  const claims = 'content/claims.yaml';
  it.each<[name: string, change: Partial<CourseParts>, expected: readonly [string, string][]]>([
    [
      'a section that no lesson has',
      { claims: [{ ...claim, taught: ['law#border'] }] },
      [['claim-unknown-name', claims]],
    ],
    ['an item that does not exist', { claims: [{ ...claim, asked: ['i9'] }] }, [['claim-unknown-name', claims]]],
    ['a claim that no scene practices', { claims: [{ ...claim, practiced: [] }] }, [['claim-not-practiced', claims]]],
    [
      'a source that nobody cites',
      {
        sources: [...whole.sources, { id: 'spare', kind: 'study' } as unknown as CourseParts['sources'][number]],
      },
      [['source-unused', 'content/sources.yaml']],
    ],
    ['a background that is cited', { glossary: ['old'] }, [['source-not-background', 'content/sources.yaml']]],
    [
      'no form B for any objective',
      {
        items: [...ofLesson, item('i1', 'form-a')],
        scenarios: [withErrors('s0', 'practice'), withErrors('s1', 'form-a'), withErrors('s2', 'practice')],
      },
      objectives.map(() => ['objective-thin', 'content/course.yaml'] as [string, string]),
    ],
    [
      'a lesson with two items',
      { items: [item('i0', 'lesson'), item('i1', 'form-a'), item('i2', 'form-b'), item('i3', 'lesson')] },
      [['lesson-items', 'content/course.yaml']],
    ],
    [
      'an error that no scene offers',
      {
        scenarios: whole.scenarios.map((scenario) => ({
          ...scenario,
          nodes: scenario.nodes.map((node) =>
            node.kind === 'scene' ? { ...node, choices: node.choices.filter(({ ce }) => ce !== 'CE6') } : node,
          ),
        })),
      },
      [['error-not-practiced', 'content/course.yaml']],
    ],
  ])('finds %s', (_name, change, expected) => expect(findings(change)).toEqual(expected));

  it('does not ask a scene of a claim that none could practice', () =>
    expect(findings({ claims: [{ ...claim, practiced: [], scene: false }] })).toEqual([]));
});
