/** CONTRIBUTING.md is read by people who trust it: what it shows is checked here. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { itemBankFaults, itemBankFindings } from '#domain/course/check-items';
import { itemFileSchema } from '#domain/course/item';
import { check } from '#domain/scenario/check';
import { objectives } from '#domain/scenario/schema';
import { secondLook } from '../build/command.ts';
import { problemCodes } from '../build/problem-codes.ts';
import { course, root } from '../build/scenario.ts';

const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const parts = [...guide.matchAll(/```yaml side-lobby\.yaml\n([\s\S]*?\n)```/g)].map(([, part]) => part);

describe('the scenario that the guide builds up', () => {
  test('stands in eight parts, one for each step', () => {
    expect(parts).toHaveLength(8);
    expect(guide.match(/^\*\*Step \d:/gm)).toHaveLength(8);
  });

  test('has no error once the parts are put together', async () => {
    const { sources: register, language } = await course();
    const { problems } = check(parts.join('\n'), 'side-lobby.yaml', { register, language, today: '2026-11-22' });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('the items that the guide shows are sound', async () => {
  const [, shown = ''] = guide.match(/```yaml items\n([\s\S]*?\n)```/) ?? [];
  const { items } = itemFileSchema.parse(parse(shown));
  const { sources, outline, language } = await course();
  const files = [{ file: 'content/items/05-common-mistakes.yaml', items }];
  expect(items.map(({ type }) => type)).toEqual(['match', 'hotspot', 'spot', 'report']);
  expect(itemBankFaults(files, sources, outline)).toEqual([]);
  const found = itemBankFindings(files, sources, language).map(({ finding }) => finding);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the table of problems names every code that the source can report, and no other', () => {
  const listed = [...guide.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, code]) => code);
  expect(listed.toSorted()).toEqual(problemCodes());
});

test('every objective and every critical error is explained', () => {
  for (const id of objectives) expect(guide).toMatch(new RegExp(`^\\| ${id} \\|`, 'm'));
  for (let code = 1; code <= 9; code++) expect(guide).toMatch(new RegExp(`^\\| CE${code} \\|`, 'm'));
});

test('every link within the project leads somewhere', () => {
  for (const document of ['README.md', 'CONTRIBUTING.md', 'src/README.md']) {
    const text = readFileSync(join(root, document), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      if (/^https?:/.test(target)) continue;
      expect(() => readFileSync(join(root, document, '..', target)), `${document}: ${target}`).not.toThrow(/ENOENT/);
    }
  }
});

test('the README says how to run every bench', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const benches = readdirSync(join(root, 'tests/bench')).filter((name) => name.endsWith('.ts'));
  for (const name of benches) expect(readme).toContain(`npx node tests/bench/${name}`);
});

test('the README shows every command with the options that the program names', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\\|', '|');
  const { error } = await secondLook(['help']);
  // `serve` is npm start.
  const commands = [...error.matchAll(/^ {2}([a-z]+(?:-[a-z]+)*)( .*)?$/gm)].filter(([, name]) => name !== 'serve');
  expect(commands.length).toBeGreaterThan(10);
  for (const [, name = '', rest = ''] of commands) {
    const rows = readme.split('\n').filter((row) => row.startsWith(`| \`${name}`));
    expect(rows, name).not.toEqual([]);
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(rows.join('\n'), name).toContain(option);
  }
});

test('the README names every variable of the environment that the program reads', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  // Where a terminal is, what npm sets, and where a build was put: nobody sets these to run the course.
  const others = ['TERM', 'NO_COLOR', 'INIT_CWD', 'DIST_DIR'];
  const read = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/env\['([A-Z_]+)'\]/g)].map(([, name = '']) => name),
  );
  const missing = new Set(read.filter((name) => !others.includes(name) && !readme.includes(`\`${name}\``)));
  expect([...missing]).toEqual([]);
});
