import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadForms } from '#adapters/form-files';
import { problemText } from '#domain/scenario/problem';
import { aFolder } from '../build/folder.ts';
import { bank, course, proofOf, root } from '../build/scenario.ts';

const files = await course();
const scenarios = bank().map((scenario) => ({ scenario, proof: proofOf(scenario) }));

/** A folder of an agency's own: here, those of the course, to be changed. */
function agencyFolder(): string {
  const folder = join(aFolder(), 'forms');
  for (const kind of ['scenarios', 'cards', 'items']) mkdirSync(join(folder, kind), { recursive: true });
  for (const { scenario } of scenarios.filter((each) => each.scenario.use !== 'practice')) {
    cpSync(join(root, 'scenarios', `${scenario.id}.yaml`), join(folder, 'scenarios', `${scenario.id}.yaml`));
  }
  for (const kind of ['cards', 'items']) {
    for (const form of ['form-a', 'form-b']) {
      cpSync(join(root, 'content', kind, `${form}.yaml`), join(folder, kind, `${form}.yaml`));
    }
  }
  return folder;
}

const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  writeFileSync(file, text.replace(from, to));
};

const load = async (folder?: string) => {
  const loaded = await loadForms(files, scenarios, folder);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded;
};
const problems = async (folder: string) => {
  const loaded = await loadForms(files, scenarios, folder);
  return loaded.ok ? [] : loaded.problems.map(problemText);
};

describe('the forms of the course', () => {
  it('are two, and two sets of test items, each with a hash of its own', async () => {
    const { forms, scenarios: kept } = await load();
    expect(
      forms.map(({ id, title, kind, scenarios: five, cards, items }) => [
        id,
        title,
        kind,
        five.length,
        cards.length,
        items.length,
      ]),
    ).toEqual([
      ['form-a', 'Form A', 'reference', 5, 20, 20],
      ['form-b', 'Form B', 'reference', 5, 20, 20],
      ['pre-1', 'Set 1', 'reference', 0, 0, 6],
      ['pre-2', 'Set 2', 'reference', 0, 0, 6],
    ]);
    expect(new Set(forms.map(({ hash }) => hash)).size).toBe(4);
    expect(kept).toEqual(scenarios);
  });
  it('have the same hash each time, and another once a card or a pass mark changes', async () => {
    const hash = async (changed: typeof files) => {
      const loaded = await loadForms(changed, scenarios, undefined);
      return loaded.ok && loaded.forms.find(({ id }) => id === 'form-a')?.hash;
    };
    const first = await hash(files);
    expect(await hash(files)).toBe(first);
    const cards = files.cards.map((card) => (card.use === 'form-a' ? { ...card, why: `${card.why} ` } : card));
    expect(await hash({ ...files, cards })).not.toBe(first);
    const certification = { ...files.outline.certification, cut: 74 };
    expect(await hash({ ...files, outline: { ...files.outline, certification } })).not.toBe(first);
  });
  it('are none where the scenarios are none of theirs: lessons and practice still run', async () => {
    const practice = scenarios.filter(({ scenario }) => scenario.use === 'practice');
    const loaded = await loadForms(files, practice, undefined);
    expect(loaded.ok && loaded.forms.map(({ id }) => id)).toEqual(['pre-1', 'pre-2']);
  });
});

describe('an agency’s own forms', () => {
  it('replace those of the course, and no review of the course’s counts for them', async () => {
    const reviewed = { ...files.outline.certification, review: { by: 'A panel', on: '2026-11-01', version: '1.0' } };
    const outline = { ...files.outline, certification: reviewed };
    const loaded = await loadForms({ ...files, outline }, scenarios, agencyFolder());
    if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
    expect(loaded.forms.find(({ id }) => id === 'form-a')).toMatchObject({
      kind: 'agency',
      marks: { cut: 75, review: null },
    });
    expect(loaded.forms.find(({ id }) => id === 'pre-1')).toMatchObject({ kind: 'reference' });
    expect(loaded.scenarios).toHaveLength(scenarios.length);
  });
  it('may bring their own pass marks and review', async () => {
    const folder = agencyFolder();
    writeFileSync(
      join(folder, 'forms.yaml'),
      'cut: 72\neach_scenario: 50\nknowledge: 80\nsensitivity: 75\nspecificity: 75\nreview: {by: County panel, on: 2026-10-01, version: "3"}\n',
    );
    const { forms } = await load(folder);
    expect(forms.find(({ id }) => id === 'form-b')?.marks).toMatchObject({
      cut: 72,
      review: { by: 'County panel', version: '3' },
    });
  });
  it('are refused with every problem at its place', async () => {
    const folder = agencyFolder();
    edit(join(folder, 'cards/form-a.yaml'), 'truth: signal', 'truth: maybe');
    edit(join(folder, 'items/form-b.yaml'), 'difficulty: ', 'hardness: ');
    edit(join(folder, 'scenarios/tracker.yaml'), 'version: 1', 'version: one');
    const found = await problems(folder);
    expect(found.some((each) => /^forms\/cards\/form-a\.yaml:\d+:\d+ error /.test(each))).toBe(true);
    expect(found.some((each) => /^forms\/items\/form-b\.yaml:\d+:\d+ error .*\[unknown-key\]/.test(each))).toBe(true);
    expect(found.some((each) => /^scenarios\/tracker\.yaml:\d+:\d+ error /.test(each))).toBe(true);
  });
  it('are checked against the register and for what a form takes', async () => {
    const folder = agencyFolder();
    edit(join(folder, 'cards/form-b.yaml'), 'cite: [', 'cite: [no-such-source, ');
    rmSync(join(folder, 'scenarios/tracker.yaml'));
    const found = await problems(folder);
    expect(
      found.some((each) => /^forms\/cards\/form-b\.yaml:\d+:\d+ error .*no-such-source.*\[unknown-source\]/.test(each)),
    ).toBe(true);
    expect(found.some((each) => /^forms:1:1 error Form A has 4 scenarios.*\[form-scenarios\]/.test(each))).toBe(true);
  });
  it('that are not there are missing, both of them', async () => {
    const found = await problems(join(aFolder(), 'nowhere'));
    expect(found).toHaveLength(2);
    for (const each of found) expect(each).toContain('[form-missing]');
  });
});
