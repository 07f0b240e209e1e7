/**
 * What a certification form must hold so that its pass rule means something: with fewer judgments a coin would pass
 * too often, and without both forms nobody could retake.
 */
import type { Card } from '../course/card.ts';
import type { CardFile } from '../course/check-cards.ts';
import type { ItemFile } from '../course/check-items.ts';
import type { FoundIn } from '../course/found-in.ts';
import { findInEach } from '../course/found-in.ts';
import type { Item } from '../course/item.ts';
import type { Finding } from '../scenario/problem.ts';
import { objectives, type Scenario } from '../scenario/schema.ts';
import { type FormId, formIds } from './form.ts';

/** What each form consists of. */
export const composition = { scenarios: 5, cards: 20, leastItems: 20, leastJudgments: 12 } as const;

export interface FormFiles {
  readonly scenarios: readonly { readonly file: string; readonly scenario: Scenario }[];
  readonly cards: readonly CardFile[];
  readonly items: readonly ItemFile[];
}

/** @param folder - how an author knows it: problems of a whole form stand there */
export function checkForms(files: FormFiles, folder: string): FoundIn[] {
  return formIds.flatMap((id) => checkForm(id, files, folder));
}

function checkForm(id: FormId, files: FormFiles, folder: string): FoundIn[] {
  const scenarios = files.scenarios.map(({ scenario }) => scenario).filter(({ use }) => use === id);
  const cards = files.cards.flatMap((file) => file.cards).filter(({ use }) => use === id);
  const items = files.items.flatMap((file) => file.items).filter(({ use }) => use === id);
  const problem = (code: string, message: string, remedy: string): FoundIn => ({
    file: folder,
    finding: { severity: 'error', code, at: [], message: `${nameOf(id)} ${message}`, remedy },
  });
  if (scenarios.length + cards.length + items.length === 0) {
    return [
      problem('form-missing', 'has nothing in it.', `Write both forms; \`use: ${id}\` puts something into this one.`),
    ];
  }
  const signals = cards.filter(({ truth }) => truth === 'signal').length;
  const missing = untouched(scenarios, cards, items);
  return [
    ...(scenarios.length === composition.scenarios
      ? []
      : [
          problem('form-scenarios', `has ${count(scenarios, 'scenario')}; it takes five.`, 'Add one, or take one out.'),
        ]),
    ...(cards.length === composition.cards && signals * 2 === cards.length
      ? []
      : [
          problem(
            'form-cards',
            `has ${count(cards, 'card')}, ${signals} of them with a victim; it takes twenty, ten of each kind.`,
            'Add a card of the kind that is short, or take one out.',
          ),
        ]),
    ...(items.length >= composition.leastItems
      ? []
      : [problem('form-items', `has ${count(items, 'item')}; it takes twenty or more.`, 'Add items.')]),
    ...(missing.length === 0
      ? []
      : [
          problem(
            'form-objectives',
            `tests nothing of ${missing.join(', ')}.`,
            'Add an item, a card or a scenario that does.',
          ),
        ]),
    ...judgmentFindings(scenarios, cards).map(({ code, message, remedy }) => problem(code, message, remedy)),
  ];
}

/** What stands in a folder of forms and belongs to none. */
export function strangersIn({ scenarios, cards, items }: FormFiles): FoundIn[] {
  const isOfForm = (use: string) => (formIds as readonly string[]).includes(use);
  const stranger = (use: string, at: Finding['at']): Finding[] =>
    isOfForm(use)
      ? []
      : [
          {
            severity: 'error',
            code: 'not-of-form',
            at: [...at, 'use'],
            message: `This is for ${use}, and stands in a folder of certification forms.`,
            remedy: 'Write `use: form-a` or `use: form-b`, or take it out.',
          },
        ];
  return [
    ...scenarios.flatMap(({ file, scenario }) => stranger(scenario.use, []).map((finding) => ({ file, finding }))),
    ...findInEach(cards, 'cards', (card, at) => stranger(card.use, at)),
    ...findInEach(items, 'items', (item, at) => stranger(item.use, at)),
  ];
}

/** Names of an agency's scenarios that the course's own practice has taken: attempts go by them. */
export function takenNames({ scenarios }: Pick<FormFiles, 'scenarios'>, practice: readonly string[]): FoundIn[] {
  return scenarios.flatMap(({ file, scenario }) =>
    practice.includes(scenario.id)
      ? [
          {
            file,
            finding: {
              severity: 'error',
              code: 'form-name-taken',
              at: ['id'],
              message: `A practice scenario of the course is called "${scenario.id}" too.`,
              remedy: 'Give this one and its file another name.',
            },
          } satisfies FoundIn,
        ]
      : [],
  );
}

function judgmentFindings(scenarios: readonly Scenario[], cards: readonly Card[]) {
  const people = scenarios.flatMap(({ judged }) => Object.values(judged));
  return (['signal', 'noise'] as const).flatMap((truth) => {
    const judgments = [...people, ...cards].filter((each) => each.truth === truth).length;
    if (judgments >= composition.leastJudgments) return [];
    const who = truth === 'signal' ? 'victims' : 'people who are none';
    return [
      {
        code: 'form-judgments',
        message: `has ${judgments} judgments of ${who}; it takes ${composition.leastJudgments}, or chance would pass too often.`,
        remedy: `Add cards or scenarios about ${who}.`,
      },
    ];
  });
}

function untouched(...parts: readonly (readonly Pick<Item | Card | Scenario, 'objectives'>[])[]): string[] {
  const touched = parts.flat().flatMap((each) => each.objectives);
  return objectives.filter((objective) => !touched.includes(objective));
}

function count(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}

function nameOf(id: FormId): string {
  return id === 'form-a' ? 'Form A' : 'Form B';
}
