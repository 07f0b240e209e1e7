import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { score } from '../../src/cli/score.ts';
import { answer, secondLook } from '../build/command.ts';
import { aFolder } from '../build/folder.ts';
import { fixtureText } from '../build/scenario.ts';

// Each test starts programs, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const toy = 'tests/fixtures/toy-01.yaml';
const short = 'tests/fixtures/short-stop.yaml';

interface Scored {
  readonly raw: number;
  readonly score: number;
  readonly dimensions: Record<'I' | 'T' | 'P' | 'S', number | null>;
  readonly class: Record<string, string> | null;
  readonly criticalErrors: readonly unknown[];
  readonly ceilingAfterEachChoice: readonly number[];
}
const scored = (...args: string[]) => answer<Scored>('score', ...args);

describe.concurrent('score', () => {
  it('prints every part, and nothing else', async () => {
    const result = await scored(toy, 'b', 'q1', 'q2', 'protect', '--judgment', 'girl=victim');
    expect(Object.keys(result)).toEqual([
      'raw',
      'score',
      'dimensions',
      'class',
      'criticalErrors',
      'ceilingAfterEachChoice',
    ]);
    expect(result.raw).toBeCloseTo(77.4, 2);
    expect(result.score).toBe(49);
    expect(Object.keys(result.dimensions)).toEqual(['I', 'T', 'P', 'S']);
    expect(result.class).toEqual({ girl: 'VICTIM_IDENTIFIED' });
    expect(result.criticalErrors).toEqual([{ code: 'CE2', choice: 'b' }]);
    expect(result.ceilingAfterEachChoice).toEqual([49, 49, 49, 49]);
  });
  it('has no class and no cap of a class without a judgment', async () => {
    expect(await scored(toy, 'a', 'q1', 'q2', 'protect')).toMatchObject({ raw: 100, score: 100, class: null });
  });
  it('caps by class with one', async () => {
    expect(await scored(toy, 'a', 'q1', 'q2', 'protect', '--judgment=girl=not-victim')).toMatchObject({
      score: 59,
      class: { girl: 'MISSED' },
    });
  });
  it('knows the other spelling of judgment', async () => {
    expect(await scored(toy, 'a', 'release', '--judgement', 'girl=victim')).toMatchObject({
      class: { girl: 'RECOGNIZED_NOT_ACTED' },
    });
  });
  it('takes go as given or as implied', async () => {
    const [given, implied] = await Promise.all([
      scored(toy, 'a', 'q1', 'go', 'release'),
      scored(toy, 'a', 'q1', 'release'),
    ]);
    expect(given).toEqual(implied);
    expect(given.ceilingAfterEachChoice).toHaveLength(3);
  });
  it('scores a ranking by (r/50 − 1) × its weight', async () => {
    const [best, worst] = await Promise.all(
      ['order=safety>needs>paper', 'order=paper>needs>safety'].map((order) =>
        scored(short, 'wait', 'leave', order, 'facts', '--confidence', 'ana=95', '--judgment', 'ana=victim'),
      ),
    );
    const { min, max } = await answer<{ min: number; max: number }>('prove', short);
    // The listed weight is P 1. The experts' order adds it whole; reversed, D² is 32 of 36 and it adds −7/9 of it.
    expect((best?.raw ?? 0) - (worst?.raw ?? 0)).toBeCloseTo((100 * 0.25 * (1 + 7 / 9)) / (max - min), 7);
  });
  it('explains itself to a person', async () => {
    const { code, out } = await secondLook(['score', toy, 'b', 'q1', 'q2', 'protect']);
    expect(code).toBe(0);
    expect(out).toContain('score 49.00 of 100 (provisional), held down from 77.40');
    expect(out).toContain('critical error CE2: b');
  });

  const refusals: [string, string[], number, string][] = [
    [
      'a choice that does not exist',
      [toy, 'a', 'q1', 'protct'],
      1,
      'No choice or question is called "protct". Did you mean "protect"? At "hub" there is: q2, q3, go, protect, release, arrest.',
    ],
    [
      'a choice that is not offered',
      [toy, 'a', 'protect'],
      1,
      '"hub" does not offer "protect". At "hub" there is: q1, q2, q3, go, release, arrest.',
    ],
    [
      'a choice after the end',
      [toy, 'a', 'release', 'arrest'],
      1,
      'The scenario has already ended at "end", so "arrest" comes too late.',
    ],
    [
      'a path that does not end',
      [toy, 'a', 'q1'],
      1,
      'The path stops at "hub", where there is: q2, q3, go, protect, release, arrest.',
    ],
    ['a ranking of another node', [toy, 'n1=a>b>c'], 1, '"n1" does not offer "n1=a>b>c". At "n1" there is: a, b, c.'],
    [
      'a ranking that leaves something out',
      [short, 'wait', 'leave', 'order=safety>needs'],
      1,
      'order=safety>needs>paper (in your order)',
    ],
    [
      'a judgment of nobody in particular',
      [toy, 'a', '--judgment', 'boy=victim'],
      2,
      'Nobody judged is called "boy". There is: girl.',
    ],
    [
      'a judgment that is neither',
      [toy, 'a', '--judgment', 'girl=maybe'],
      2,
      'Write --judgment girl=victim or girl=not-victim.',
    ],
    [
      'two different judgments for one person',
      [toy, 'a', '--judgment', 'girl=victim', '--judgement', 'girl=not-victim'],
      2,
      'There are two different judgments for "girl": give one.',
    ],
    [
      'two different confidences for one person',
      [toy, 'a', '--confidence', 'girl=75', '--confidence', 'girl=85'],
      2,
      'There are two different confidences for "girl": give one.',
    ],
    ['a confidence that is not on the scale', [toy, 'a', '--confidence', 'girl=50'], 2, 'one of 55, 65, 75, 85, 95.'],
    ['no file', [], 2, 'Name a scenario file'],
    ['a file that is not there', ['nowhere.yaml', 'a'], 2, 'nowhere.yaml: there is no such file.'],
    ['a folder', ['tests', 'a'], 2, 'tests: this is a folder; name a file.'],
    ['an option that it does not have', [toy, '--loud'], 2, "Unknown option '--loud'"],
  ];
  it.each(refusals)('refuses %s and says why', async (_name, args, code, message) => {
    await expect(score(args)).rejects.toMatchObject({ exitCode: code, message: expect.stringContaining(message) });
  });
  it('is refused with a plain line, without a stack', async () => {
    const ran = await secondLook(['score', toy, 'a', 'protect']);
    expect(ran).toEqual({
      code: 1,
      out: '',
      error: '"hub" does not offer "protect". At "hub" there is: q1, q2, q3, go, release, arrest.\n',
    });
  });

  it('works on a file outside of the project', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'mine.yaml'), fixtureText('toy-01'));
    const ran = await secondLook(['score', 'mine.yaml', 'a', 'q1', 'q2', 'protect', '--json'], folder);
    expect(JSON.parse(ran.out)).toMatchObject({ raw: 100 });
  });
});
