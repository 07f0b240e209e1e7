import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, vi } from 'vitest';
import { answer, secondLook } from '../build/command.ts';
import { aFolder } from '../build/folder.ts';
import { bank } from '../build/scenario.ts';
import { choice, end, type Head, scene, tinyText } from '../build/tiny.ts';

// Each test starts programs, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

function aFile(nodes: readonly string[], with_: Head = {}): string {
  const file = join(aFolder(), 'test.yaml');
  writeFileSync(file, tinyText(nodes, { start: 'n1', ...with_ }));
  return file;
}

const row = (length: number, choices: (index: number, next: string) => string[]) => [
  ...Array.from({ length }, (_, index) =>
    scene(`n${index + 1}`, ...choices(index + 1, index === length - 1 ? 'end' : `n${index + 2}`)),
  ),
  end,
];

describe.concurrent('prove', () => {
  it('prints what the format promises', async ({ expect }) => {
    const proof = await answer<Record<string, unknown>>('prove', 'tests/fixtures/toy-01.yaml');
    expect(proof).toMatchObject({
      id: 'toy-01',
      orderedPaths: 84,
      orderFreePaths: 57,
      min: -4.3,
      max: 4.55,
      bounds: { I: [-3, 5], T: [-5, 4], P: [-4, 5], S: [-6, 4] },
      best: ['a', 'q1', 'q2', 'protect'],
    });
    expect(Object.keys(proof)).toEqual([
      'id',
      'states',
      'orderedPaths',
      'orderFreePaths',
      'min',
      'max',
      'bounds',
      'best',
      'randomExpectation',
      'invariants',
    ]);
    expect(proof.randomExpectation).toBeCloseTo(45.13, 2);
    expect(proof.invariants).toContainEqual({ name: 'no-dead-end', holds: true });
  });

  it('of all scenarios is a list, in which everything holds', async ({ expect }) => {
    const proofs = await answer<{ id: string; invariants: { holds: boolean }[] }[]>('prove');
    expect(proofs.map(({ id }) => id)).toEqual(bank().map(({ id }) => id));
    expect(proofs.flatMap(({ invariants }) => invariants).every(({ holds }) => holds)).toBe(true);
  });

  it('counts exactly what is beyond 2⁵³, as text', async ({ expect }) => {
    const file = aFile(
      row(40, (n, next) => [choice(`a${n}`, next), choice(`b${n}`, next, 'w: {I: 1}'), choice(`c${n}`, next)]),
    );
    const proof = await answer<Record<string, unknown>>('prove', file);
    expect([proof.orderedPaths, proof.orderFreePaths]).toEqual([String(3n ** 40n), String(3n ** 40n)]);
  });

  it('fails with a way on which a property does not hold', async ({ expect }) => {
    const late = 'when: {meter: time, at_least: 1}';
    const nodes = [
      scene('n1', choice('stay', 'n2'), choice('linger', 'n2', 'effect: {time: 1}')),
      scene('n2', choice('a', 'end', late), choice('b', 'end', late)),
      end,
    ];
    const file = aFile(nodes, { meters: '{time: {start: 0, min: 0, max: 1}}' });
    const { code, out } = await secondLook(['prove', file, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).invariants).toContainEqual({ name: 'no-dead-end', holds: false, counterexample: ['stay'] });
  });

  it('refuses 10⁶ situations in words, and nothing else is printed', async ({ expect }) => {
    const rows = row(20, (n, next) => [choice(`up${n}`, next, `sets: [f${n}]`), choice(`down${n}`, next)]);
    const all = Array.from({ length: 20 }, (_, index) => `{flag: f${index + 1}}`).join(', ');
    const nodes = [
      ...rows.slice(0, -2),
      (rows.at(-2) as string).replaceAll('then: end', 'then: last'),
      scene('last', choice('stay', 'end'), choice('more', 'end', `when: {and: [${all}]}`)),
      end,
    ];
    const { code, out, error } = await secondLook(['prove', aFile(nodes)]);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(
      /test\.yaml:\d+:\d+ error This scenario can be in more than 200,000 situations, too many to prove\. .* \[too-many-states\]\n$/,
    );
  });

  const loop = [
    scene('n1', choice('on', 'n2'), choice('out', 'end')),
    scene('n2', choice('back', 'n1'), choice('leave', 'end')),
    end,
  ];
  it('refuses a loop that uses nothing up, with the way into it', async ({ expect }) => {
    const { code, error } = await secondLook(['prove', aFile(loop)]);
    expect(code).toBe(1);
    expect(error).toContain('[endless-loop]\n    by way of: on, back');
  });

  const noProof = {
    states: null,
    orderedPaths: null,
    orderFreePaths: null,
    min: null,
    max: null,
    bounds: null,
    best: null,
    randomExpectation: null,
  };
  it('is JSON for a file without a proof too', async ({ expect }) => {
    const file = aFile(loop);
    const { code, out, error } = await secondLook(['prove', file, '--json']);
    expect([code, error]).toEqual([1, '']);
    expect(JSON.parse(out)).toEqual({
      id: 'test',
      ...noProof,
      invariants: [{ name: 'terminates', holds: false, counterexample: ['on', 'back'] }],
      problems: [expect.objectContaining({ code: 'endless-loop', file, path: ['on', 'back'] })],
    });
  });
  it('of several files answers for each, whether it has a proof or not', async ({ expect }) => {
    const broken = aFile(['{id: n1}']);
    const { code, out, error } = await secondLook([
      'prove',
      'nowhere.yaml',
      broken,
      'tests/fixtures/toy-01.yaml',
      '--json',
    ]);
    expect([code, error]).toEqual([1, '']);
    const problem = (code: string) => [expect.objectContaining({ code })];
    expect(JSON.parse(out)).toEqual([
      { id: null, ...noProof, invariants: [], problems: problem('file-missing') },
      { id: 'test', ...noProof, invariants: [], problems: expect.arrayContaining(problem('missing-field')) },
      expect.objectContaining({ id: 'toy-01', orderedPaths: 84 }),
    ]);
  });
});

describe.concurrent('the command line', () => {
  it('without a command explains itself', async ({ expect }) => {
    const { code, error } = await secondLook([]);
    expect([code, error]).toEqual([
      0,
      expect.stringContaining('check [FILE…] [--json] [--release] [--quiet] [--today=DATE]'),
    ]);
  });
  it('refuses a command that it does not have', async ({ expect }) => {
    const { code, error } = await secondLook(['chek']);
    expect([code, error]).toEqual([2, expect.stringContaining('No command is called "chek".')]);
  });
});
