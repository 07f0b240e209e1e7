/** What the server refuses to start with. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadScenarios } from '#adapters/scenario-files';
import { problemText } from '#domain/scenario/problem';
import { aFolder } from '../build/folder.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, `${name}.yaml`), 'utf8');
const [quiet, stop] = [fixture('quiet-street'), fixture('short-stop')];

/** Every problem of a folder of these files, a line each. */
async function problemsOf(files: Record<string, string>, allowFixture = true): Promise<string[]> {
  const folder = join(aFolder(), 'scenarios');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const read = await loadScenarios(folder, { allowFixture });
  return read.ok ? [] : read.problems.map(problemText);
}

test('the scenarios of the course and the fixtures of the tests are sound', async () => {
  const bank = await loadScenarios(join(fixtures, '../../scenarios'), { allowFixture: false });
  expect(bank).toMatchObject({ ok: true });
  const read = await loadScenarios(fixtures, { allowFixture: true });
  expect(read.ok && read.scenarios.map(({ scenario }) => scenario.id)).toEqual([
    'quiet-street',
    'short-stop',
    'toy-01',
    'two-people',
  ]);
});

test('a scenario that breaks a property is refused at its place, also where it can be played to its end', async () => {
  const idle = await problemsOf({ 'short-stop.yaml': stop.replace('when: {has_cue: words}', 'when: {has_cue: look}') });
  expect(idle).toEqual([
    expect.stringMatching(/^scenarios\/short-stop\.yaml:\d+:\d+ error .*\[condition-always-true\]$/),
  ]);
});

test('a fixture is refused outside of the tests', async () => {
  expect(await problemsOf({ 'short-stop.yaml': stop })).toEqual([]);
  expect(await problemsOf({ 'short-stop.yaml': stop }, false)).toEqual([
    expect.stringMatching(/^scenarios\/short-stop\.yaml:5:\d+ error .*\[fixture-outside-tests\]$/),
  ]);
});

test('an id that is not the file’s name, and one that two files have, are refused', async () => {
  expect(await problemsOf({ 'loud-street.yaml': quiet })).toEqual([
    expect.stringMatching(/^scenarios\/loud-street\.yaml:3:\d+ error .*\[id-is-not-file-name\]$/),
  ]);
  expect(await problemsOf({ 'quiet-street.yaml': quiet, 'quiet-street.yml': quiet })).toEqual([
    expect.stringMatching(
      /^scenarios\/quiet-street\.yml:3:\d+ error scenarios\/quiet-street\.yaml has .*\[same-scenario-id\]$/,
    ),
  ]);
});

test('the problems of all files come at once; what is only a warning is left to check', async () => {
  const found = await problemsOf({
    'a.yaml': 'id: [',
    'b.yaml': quiet,
    'short-stop.yaml': stop.replace('then: end', 'then: nowhere').replace('go: end', 'go: nowhere'),
  });
  expect(new Set(found.map((line) => line.split(':')[0]))).toEqual(
    new Set(['scenarios/a.yaml', 'scenarios/b.yaml', 'scenarios/short-stop.yaml']),
  );
  expect(await problemsOf({ 'quiet-street.yaml': quiet })).toEqual([]);
});
