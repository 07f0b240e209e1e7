import { describe, expect, it } from 'vitest';
import { checkForms, type FormFiles, strangersIn, takenNames } from '#domain/certification/check-form';
import { bank, course } from '../build/scenario.ts';

const { cards, items } = await course();
const ofForm = ({ use }: { use: string }) => use === 'form-a' || use === 'form-b';
const sound: FormFiles = {
  scenarios: bank()
    .filter(ofForm)
    .map((scenario) => ({ file: `forms/scenarios/${scenario.id}.yaml`, scenario })),
  cards: [{ file: 'forms/cards/all.yaml', cards: cards.filter(ofForm) }],
  items: [{ file: 'forms/items/all.yaml', items: items.filter(ofForm) }],
};
const [cardFile, itemFile] = [sound.cards[0], sound.items[0]] as const;
if (!cardFile || !itemFile) throw new Error('there are cards and items');

const withCards = (kept: (card: (typeof cards)[number], index: number) => boolean): FormFiles => ({
  ...sound,
  cards: [{ ...cardFile, cards: cardFile.cards.filter(kept) }],
});
const withItems = (kept: (item: (typeof items)[number]) => boolean): FormFiles => ({
  ...sound,
  items: [{ ...itemFile, items: itemFile.items.filter(kept) }],
});
const withoutScenarios = (kept: (use: string) => boolean): FormFiles => ({
  ...sound,
  scenarios: sound.scenarios.filter(({ scenario }) => kept(scenario.use)),
});
const told = (files: FormFiles) =>
  checkForms(files, 'forms').map(({ file, finding: { code, message } }) => [file, code, message.split(';')[0]]);

it('the forms of the course are sound', () => expect(checkForms(sound, 'forms')).toEqual([]));

it('a form that nothing belongs to is missing', () => {
  const onlyA: FormFiles = {
    scenarios: sound.scenarios.filter(({ scenario }) => scenario.use === 'form-a'),
    cards: [{ ...cardFile, cards: cardFile.cards.filter(({ use }) => use === 'form-a') }],
    items: [{ ...itemFile, items: itemFile.items.filter(({ use }) => use === 'form-a') }],
  };
  expect(told(onlyA)).toEqual([['forms', 'form-missing', 'Form B has nothing in it.']]);
});

it('a form takes five scenarios', () => {
  const [first, ...others] = sound.scenarios;
  const id = first?.scenario.use === 'form-a' ? 'Form A' : 'Form B';
  expect(told({ ...sound, scenarios: others })).toContainEqual(['forms', 'form-scenarios', `${id} has 4 scenarios`]);
});

it('a form takes twenty cards, ten of each kind', () => {
  const first = cardFile.cards.find(({ use, truth }) => use === 'form-a' && truth === 'signal');
  expect(told(withCards((card) => card !== first))).toEqual([
    ['forms', 'form-cards', 'Form A has 19 cards, 9 of them with a victim'],
  ]);
});

it('a form takes twenty items or more', () => {
  const first = itemFile.items.find(({ use }) => use === 'form-b');
  expect(told(withItems((item) => item !== first))).toEqual([['forms', 'form-items', 'Form B has 19 items']]);
});

it('a form touches every objective', () => {
  const blind = <T extends { readonly objectives: readonly string[] }>(each: T): T => ({
    ...each,
    objectives: each.objectives.filter((objective) => objective !== 'O6'),
  });
  const files: FormFiles = {
    scenarios: sound.scenarios.map(({ file, scenario }) => ({ file, scenario: blind(scenario) })),
    cards: [{ ...cardFile, cards: cardFile.cards.map(blind) }],
    items: [{ ...itemFile, items: itemFile.items.map(blind) }],
  };
  expect(told(files)).toEqual([
    ['forms', 'form-objectives', 'Form A tests nothing of O6.'],
    ['forms', 'form-objectives', 'Form B tests nothing of O6.'],
  ]);
});

it('with fewer than twelve judgments of a kind chance would pass too often', () => {
  const noNoise = withCards(({ use, truth }) => use !== 'form-b' || truth === 'signal');
  expect(told(noNoise)).toContainEqual(['forms', 'form-judgments', 'Form B has 2 judgments of people who are none']);
});

describe('in a folder of forms', () => {
  it('what is for practice or lessons is named at its place', () => {
    const practice = cards.find(({ use }) => use === 'practice');
    const lesson = items.find(({ use }) => use === 'lesson');
    const scenario = bank().find(({ use }) => use === 'practice');
    if (!practice || !lesson || !scenario) throw new Error('there is practice');
    const found = strangersIn({
      scenarios: [{ file: 'forms/scenarios/x.yaml', scenario }],
      cards: [{ file: 'forms/cards/all.yaml', cards: [...cardFile.cards.slice(0, 2), practice] }],
      items: [{ file: 'forms/items/all.yaml', items: [lesson] }],
    });
    expect(found.map(({ file, finding: { code, at } }) => [file, code, at.join('.')])).toEqual([
      ['forms/scenarios/x.yaml', 'not-of-form', 'use'],
      ['forms/cards/all.yaml', 'not-of-form', 'cards.2.use'],
      ['forms/items/all.yaml', 'not-of-form', 'items.0.use'],
    ]);
  });
  it('a scenario cannot have the name of one for practice', () => {
    const [first] = sound.scenarios;
    expect(takenNames(sound, [first?.scenario.id ?? '']).map(({ finding: { code } }) => code)).toEqual([
      'form-name-taken',
    ]);
    expect(takenNames(sound, ['second-call'])).toEqual([]);
  });
});

it('every finding says how to mend it', () => {
  const empty: FormFiles = { scenarios: [], cards: [], items: [] };
  const all = [
    ...checkForms(empty, 'forms'),
    ...checkForms(
      withoutScenarios((use) => use === 'form-b'),
      'forms',
    ),
  ];
  for (const { finding } of all) expect(`${finding.message} ${finding.remedy}`).toMatch(/^Form [AB] .+[.] .+[.]$/s);
});
