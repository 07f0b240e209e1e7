/** What a sitting runs on: a certification form, or a set of test items. Everything needed to score it again later. */
import { z } from 'zod';
import type { Card } from '../course/card.ts';
import type { Item } from '../course/item.ts';

const percent = z.number().min(0).max(100);

/** The `certification:` block of content/course.yaml, and the file forms.yaml of an agency's own forms. */
export const marksSchema = z.strictObject({
  cut: percent.describe('The mean over the five scenarios that is needed. 75 until judges have set it.'),
  each_scenario: percent.describe('The least that every single scenario must reach.'),
  knowledge: percent.describe('The percentage of knowledge items that is needed.'),
  sensitivity: percent.describe('The percentage of victims that must be identified, over cards and scenarios.'),
  specificity: percent.describe('The percentage of others that must rightly be left, over cards and scenarios.'),
  review: z
    .strictObject({
      by: z.string().trim().min(1).max(200).describe('The panel that reviewed the keys and set the marks.'),
      on: z.iso.date(),
      version: z.string().trim().min(1).max(40).describe('The version that it reviewed.'),
    })
    .nullable()
    .describe('Null until keys and marks have been reviewed: until then every score is marked provisional.'),
});

export type Marks = z.output<typeof marksSchema>;

export const formIds = ['form-a', 'form-b'] as const;
export type FormId = (typeof formIds)[number];
export const testIds = ['pre-1', 'pre-2'] as const;
export type TestId = (typeof testIds)[number];

/** `reference`: open, in the course's own files. `agency`: loaded from a folder of the agency's. */
export type FormKind = 'reference' | 'agency';

export interface FormContent {
  readonly id: FormId | TestId;
  /** "Form A", "Set 1". */
  readonly title: string;
  readonly kind: FormKind;
  /** In the order of their ids; none in a test. `hash`: of the edition. */
  readonly scenarios: readonly { readonly id: string; readonly hash: string }[];
  /** None in a test. */
  readonly cards: readonly Card[];
  readonly items: readonly Item[];
  readonly marks: Marks;
}

/** One content of a form, for ever: a sitting is run and scored on the edition that it began with. */
export interface Form extends FormContent {
  /** SHA-256 over its content, hexadecimal. */
  readonly hash: string;
}

/** The other one: what a retake, or the test afterwards, runs on. */
export function otherForm<Id extends Form['id']>(id: Id): Form['id'] {
  switch (id as Form['id']) {
    case 'form-a':
      return 'form-b';
    case 'form-b':
      return 'form-a';
    case 'pre-1':
      return 'pre-2';
    case 'pre-2':
      return 'pre-1';
  }
}

/** The set of a test item, by the beginning of its id: "pre-1-rides-and-meals" belongs to `pre-1`. */
export function testOf({ id }: Pick<Item, 'id'>): TestId | undefined {
  return testIds.find((test) => id.startsWith(`${test}-`));
}
