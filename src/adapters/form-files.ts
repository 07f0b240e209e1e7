/** The certification forms and test sets: the course's own, or those of an agency's folder. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkForms, type FormFiles, strangersIn, takenNames } from '#domain/certification/check-form';
import {
  type Form,
  type FormContent,
  type FormKind,
  formIds,
  type Marks,
  marksSchema,
  testIds,
  testOf,
} from '#domain/certification/form';
import { type Card, cardFileSchema } from '#domain/course/card';
import { cardFaults } from '#domain/course/check-cards';
import { itemBankFaults } from '#domain/course/check-items';
import type { FoundIn } from '#domain/course/found-in';
import { type Item, itemFileSchema } from '#domain/course/item';
import type { Problem } from '#domain/scenario/problem';
import type { Scenario } from '#domain/scenario/schema';
import type { CourseFiles } from './course-files.ts';
import { hashOf } from './library.ts';
import { readFolder } from './read-folder.ts';
import { readShape } from './read-shape.ts';
import { loadScenarios, type ProvedScenario } from './scenario-files.ts';

export type LoadedForms =
  | {
      readonly ok: true;
      /** Form A and Form B, then the test sets; none where the course runs without its certification. */
      readonly forms: readonly Form[];
      /** For the library: the practice scenarios, and those of the forms in use. */
      readonly scenarios: readonly ProvedScenario[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Course = Pick<CourseFiles, 'cards' | 'items' | 'outline' | 'sources'>;

/**
 * @param scenarios - of the course, forms included
 * @param folder - an agency's own forms, `FORMS_DIR`: they replace those of the course. It holds scenarios/*.yaml,
 *   cards/*.yaml and items/*.yaml; forms.yaml, if there is one, has the pass marks and the review
 */
export async function loadForms(
  course: Course,
  scenarios: readonly ProvedScenario[],
  folder: string | undefined,
): Promise<LoadedForms> {
  if (folder) return loadAgencyForms(course, scenarios, resolve(folder));
  const { cards, items } = course;
  const isComplete = formIds.every((id) => scenarios.some(({ scenario }) => scenario.use === id));
  const marks = course.outline.certification;
  const found = isComplete
    ? checkForms(
        {
          scenarios: scenarios.map(({ scenario }) => ({ file: '', scenario })),
          cards: [{ file: '', cards }],
          items: [{ file: '', items }],
        },
        'content/course.yaml',
      )
    : [];
  if (found.length > 0) return { ok: false, problems: found.map(atTop) };
  // A folder of scenarios that has no forms, as one for trying things out, still has lessons and practice.
  const forms = isComplete ? formsOf({ scenarios, cards, items }, marks, 'reference') : [];
  return { ok: true, forms: [...forms, ...testsOf(course)], scenarios };
}

async function loadAgencyForms(
  course: Course,
  scenarios: readonly ProvedScenario[],
  folder: string,
): Promise<LoadedForms> {
  const [root, name] = [dirname(folder), basename(folder)];
  const practice = scenarios.filter(({ scenario }) => scenario.use === 'practice');
  const [own, cards, items, marks] = await Promise.all([
    loadScenarios(join(folder, 'scenarios'), { allowFixture: false }).catch((): { ok: true; scenarios: [] } => ({
      ok: true,
      scenarios: [],
    })),
    readFolder(root, `${name}/cards`, cardFileSchema, (file, { cards }) => ({ file, cards })),
    readFolder(root, `${name}/items`, itemFileSchema, (file, { items }) => ({ file, items })),
    readMarks(root, name, course.outline.certification),
  ]);
  if (!own.ok || !cards.ok || !items.ok || !marks.ok) {
    return { ok: false, problems: [own, cards, items, marks].flatMap((read) => (read.ok ? [] : read.problems)) };
  }
  const files: FormFiles = {
    scenarios: own.scenarios.map(({ scenario }) => ({ file: `${name}/scenarios/${scenario.id}.yaml`, scenario })),
    cards: cards.value,
    items: items.value,
  };
  const found = [
    ...strangersIn(files),
    ...takenNames(
      files,
      practice.map(({ scenario }) => scenario.id),
    ),
    ...checkForms(files, name),
    ...cardFaults(cards.value, course.sources),
    ...itemBankFaults(items.value, course.sources, course.outline),
  ];
  const isIn = (list: readonly { readonly file: string }[]) => (each: FoundIn) =>
    list.some(({ file }) => file === each.file);
  const inLists = [isIn(cards.value), isIn(items.value)];
  const problems = [
    ...cards.place(found),
    ...items.place(found),
    ...found.filter((each) => !inLists.some((is) => is(each))).map(atTop),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const content = {
    scenarios: own.scenarios,
    cards: cards.value.flatMap((file) => file.cards),
    items: items.value.flatMap((file) => file.items),
  };
  return {
    ok: true,
    forms: [...formsOf(content, marks.value, 'agency'), ...testsOf(course)],
    scenarios: [...practice, ...own.scenarios],
  };
}

/** Without a file of its own an agency's form has the course's pass marks, and no review: nobody reviewed it. */
async function readMarks(
  root: string,
  folder: string,
  marks: Marks,
): Promise<{ ok: true; value: Marks } | { ok: false; problems: readonly Problem[] }> {
  const there = await readdir(join(root, folder)).catch((): string[] => []);
  if (!there.includes('forms.yaml')) return { ok: true, value: { ...marks, review: null } };
  return readShape(root, `${folder}/forms.yaml`, marksSchema);
}

interface Content {
  readonly scenarios: readonly ProvedScenario[];
  readonly cards: readonly Card[];
  readonly items: readonly Item[];
}

function formsOf({ scenarios, cards, items }: Content, marks: Marks, kind: FormKind): Form[] {
  return formIds.map((id) =>
    hashed({
      id,
      title: id === 'form-a' ? 'Form A' : 'Form B',
      kind,
      scenarios: scenarios.filter(({ scenario }) => scenario.use === id).map(({ scenario }) => entryOf(scenario)),
      cards: cards.filter(({ use }) => use === id),
      items: items.filter(({ use }) => use === id),
      marks,
    }),
  );
}

function testsOf({ items, outline }: Course): Form[] {
  return testIds.flatMap((id, index) => {
    const asked = items.filter((item) => item.use === 'pretest' && testOf(item) === id);
    if (asked.length === 0) return [];
    return [
      hashed({
        id,
        title: `Set ${index + 1}`,
        kind: 'reference',
        scenarios: [],
        cards: [],
        items: asked,
        marks: outline.certification,
      }),
    ];
  });
}

function entryOf(scenario: Scenario): Form['scenarios'][number] {
  return { id: scenario.id, hash: hashOf(scenario) };
}

function hashed(content: FormContent): Form {
  const sorted = {
    ...content,
    scenarios: content.scenarios.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return { ...sorted, hash: createHash('sha256').update(JSON.stringify(sorted)).digest('hex') };
}

/** A problem of a whole file, or of a whole form. */
function atTop({ file, finding: { at: _, ...finding } }: FoundIn): Problem {
  return { ...finding, file, line: 1, column: 1 };
}
