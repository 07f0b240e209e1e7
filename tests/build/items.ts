/** One small item of each type. */
import type { Item, ItemOf } from '#domain/course/item';

const common = {
  lesson: 'what-the-law-says',
  objectives: ['O1'],
  stem: 'What is asked here?',
  cite: ['usc-22-7102'],
  difficulty: 'easy',
  use: 'lesson',
} satisfies Partial<Item>;

const option = (id: string) => ({ id, text: `Text of ${id}.`, why: `Reason of ${id}.` });
const judged = (id: string, correct: boolean) => ({ ...option(id), correct });

export const single: ItemOf<'single'> = {
  ...common,
  id: 'a-single',
  type: 'single',
  options: [judged('ash', false), judged('birch', true), judged('cedar', false)],
};

/** Ash and birch are right. */
export const multi: ItemOf<'multi'> = {
  ...common,
  id: 'a-multi',
  type: 'multi',
  options: [judged('ash', true), judged('birch', true), judged('cedar', false), judged('elm', false)],
};

export const order: ItemOf<'order'> = {
  ...common,
  id: 'an-order',
  type: 'order',
  options: ['ash', 'birch', 'cedar', 'elm', 'fir'].map(option),
};

export const match: ItemOf<'match'> = {
  ...common,
  id: 'a-match',
  type: 'match',
  options: ['ash', 'birch', 'cedar', 'elm'].map((id) => ({ ...option(id), with: `Leaf of ${id}.` })),
  extra: [{ id: 'fir', text: 'Leaf of fir.' }],
};

const parts = [judged('ash', true), judged('birch', false), judged('cedar', true), judged('elm', false)];

/** Ash and cedar are to be marked. */
export const hotspot: ItemOf<'hotspot'> = {
  ...common,
  id: 'a-hotspot',
  type: 'hotspot',
  document: { kind: 'form', title: 'A form', parts: parts.map((part) => ({ ...part, label: `Field ${part.id}` })) },
  pick: 2,
};

/** Ash and cedar hold an error. */
export const spot: ItemOf<'spot'> = {
  ...common,
  id: 'a-spot',
  type: 'spot',
  document: { kind: 'report', title: 'A report', parts },
};

export const report: ItemOf<'report'> = {
  ...common,
  id: 'a-report',
  type: 'report',
  facts: ['One.', 'Two.', 'Three.', 'Four.'],
  rubric: (['facts', 'neutral', 'elements', 'evidence', 'safety'] as const).map((id) => ({
    id,
    asks: `Asks for ${id}.`,
    low: `Lacks ${id}.`,
  })),
  model: 'A model of a report.',
  why: 'Reason of the model.',
};

export const everyType: readonly Item[] = [single, multi, order, match, hotspot, spot, report];
