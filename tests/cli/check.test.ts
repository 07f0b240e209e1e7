import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { answer, secondLook } from '../build/command.ts';
import { aFolder } from '../build/folder.ts';
import { edited, fixtureText, root } from '../build/scenario.ts';

// Each test starts programs, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

interface Answer {
  readonly ok: boolean;
  readonly problems: readonly Record<string, unknown>[];
}

/** A scenario of the bank, edited, in a folder of its own. */
function aCopy(...edits: [string, string][]): string {
  const file = join(aFolder(), 'second-call.yaml');
  writeFileSync(file, edited(readFileSync(join(root, 'scenarios/second-call.yaml'), 'utf8'), edits));
  return file;
}

describe.concurrent('check', () => {
  it('of the whole course finds no error', async () => {
    const { code, out } = await secondLook(['check', '--today=2026-11-22']);
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^no errors, \d+ warnings?$/)]);
  });

  it('prints each problem with all that an author and a tool need', async ({ expect }) => {
    const file = aCopy(['then: opener\n      - id: names', 'then: openr\n      - id: names']);
    const { ok, problems } = await answer<Answer>('check', file);
    expect(ok).toBe(false);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([
      {
        severity: 'error',
        code: 'unknown-target',
        file,
        line: expect.any(Number),
        column: 15,
        message: 'No node is called "openr".',
        remedy: 'Did you mean "opener"?',
      },
    ]);
    for (const problem of problems)
      expect(Object.keys(problem).sort()).toEqual(['code', 'column', 'file', 'line', 'message', 'remedy', 'severity']);
  });

  it('prints the way to a mistake that depends on one', async ({ expect }) => {
    const file = aCopy([
      '        ce: CE2\n        remedy: >-\n          Ask only what is needed for safety at that moment. Ask about the injury once he can neither\n          see nor hear her.\n',
      '',
    ]);
    const { problems } = await answer<Answer>('check', file);
    expect(problems.find(({ code }) => code === 'private-in-earshot')).toMatchObject({ path: ['wrist-in-front'] });
  });

  it('exits with 1 for errors and with 0 for warnings', async ({ expect }) => {
    const [bad, good] = await Promise.all([
      secondLook(['check', aCopy(['truth: signal', 'truth: signl'])]),
      secondLook(['check', aCopy()]),
    ]);
    expect([bad.code, good.code]).toEqual([1, 0]);
    expect(good.out).toContain('warning');
  });

  it('goes by the day given, and only a release fails by it', async ({ expect }) => {
    const [later, release] = await Promise.all([
      answer<Answer>('check', 'scenarios/second-call.yaml', '--today=2031-01-01'),
      answer<Answer>('check', 'scenarios/second-call.yaml', '--today=2031-01-01', '--release'),
    ]);
    const expired = (problems: Answer['problems']) =>
      problems.filter(({ code }) => code === 'source-expired').map(({ severity }) => severity);
    expect([later.ok, new Set(expired(later.problems))]).toEqual([true, new Set(['warning'])]);
    expect([release.ok, new Set(expired(release.problems))]).toEqual([false, new Set(['error'])]);
  });

  it.each(['2026-13-01', '2026-02-30', 'today', '20261122'])('takes no %s for a day', async (day) => {
    await expect(check([`--today=${day}`])).rejects.toMatchObject({
      exitCode: 2,
      message: 'Write the day as --today=2026-11-22.',
    });
  });

  it('lets a fixture pass under tests/, but not in a release and not elsewhere', async ({ expect }) => {
    const outside = join(aFolder(), 'toy-01.yaml');
    writeFileSync(outside, fixtureText('toy-01'));
    const codes = await Promise.all(
      [['tests/fixtures/toy-01.yaml'], ['tests/fixtures/toy-01.yaml', '--release'], [outside]].map(
        async (args) => (await secondLook(['check', ...args])).code,
      ),
    );
    expect(codes).toEqual([0, 1, 1]);
  });

  it('reports the mistakes of all files named', async ({ expect }) => {
    const files = [aCopy(['truth: signal', 'truth: signl']), aCopy(['start: arrival', 'start: arival'])];
    const { problems } = await answer<Answer>('check', ...files);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, file }) => [code, file])).toEqual([
      ['wrong-value', files[0]],
      ['unknown-target', files[1]],
    ]);
  });

  it('reports a file that is not there and a folder, and checks the others all the same', async ({ expect }) => {
    const good = aCopy();
    const args = ['check', 'nowhere.yaml', 'tests', good];
    const [json, text] = await Promise.all([secondLook([...args, '--json']), secondLook(args)]);
    const { ok, problems } = JSON.parse(json.out) as Answer;
    expect([json.code, json.error, ok]).toEqual([1, '', false]);
    const place = { severity: 'error', line: 1, column: 1, remedy: expect.stringMatching(/\.$/) };
    expect(problems.slice(0, 2)).toEqual([
      { ...place, code: 'file-missing', file: 'nowhere.yaml', message: 'There is no such file.' },
      { ...place, code: 'file-is-folder', file: 'tests', message: 'This is a folder; name a file.' },
    ]);
    expect(new Set(problems.slice(2).map(({ file }) => file))).toEqual(new Set([good]));
    expect(text.code).toBe(1);
    expect(text.out).toContain('nowhere.yaml:1:1 error There is no such file.');
    expect(text.out).toMatch(/\n2 errors, \d+ warnings?\n$/);
  });

  it('finds a file from the folder in which npm was called', async ({ expect }) => {
    const file = aCopy();
    vi.stubEnv('INIT_CWD', dirname(file));
    const [found, lost] = [await secondLook(['check', 'second-call.yaml']), await secondLook(['check', 'third.yaml'])];
    vi.unstubAllEnvs();
    expect([found.code, lost.code]).toEqual([0, 1]);
  });

  it('of files that are none says so in a plain line each, without a stack, and writes nothing', async ({ expect }) => {
    const bad = {
      'another-encoding.yaml': [new Uint8Array([0xff, 0xfe, 0x69, 0x00]), 'not-utf8'],
      'broken.yaml': ['id: [a\ntitle: b', 'broken-yaml'],
      'endless.yaml': ['['.repeat(200_000), 'too-deep'],
      'five-megabytes.yaml': [new Uint8Array(5_000_000).fill(0x61), 'file-too-large'],
      'nothing.yaml': ['', 'empty-file'],
      'zero-bytes.yaml': ['id: \0', 'not-text'],
    } as const;
    const folder = aFolder();
    for (const [name, [content]] of Object.entries(bad)) writeFileSync(join(folder, name), content);
    const { code, out, error } = await secondLook(['check', ...Object.keys(bad)], folder);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/:\d+:\d+ error .* \[/, ' ['))).toEqual([
      ...Object.entries(bad).map(([name, [, problem]]) => `${name} [${problem}]`),
      '6 errors, no warnings; the paths of 6 files were not tried yet, because of the errors above',
    ]);
    expect([code, error, readdirSync(folder).sort()]).toEqual([1, '', Object.keys(bad)]);
  });
});
