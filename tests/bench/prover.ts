/**
 * Prints how long the prover takes, beside XState's own path finder, which lists what the prover counts.
 * Run: node tests/bench/prover.ts
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { getSimplePaths } from 'xstate/graph';
import type { AttemptEvent } from '#domain/attempt/event';
import { compile } from '#domain/scenario/compile';
import { prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';
import { bank, root } from '../build/scenario.ts';
import { chain } from '../build/tiny.ts';

const goals = { bank: 1000, commands: 5000, chain: 10 };
/** XState's path finder may take this long on one graph; the next would take three times as long. */
const patienceMs = 4000;

const scenarios = bank();
const whole = median(() => scenarios.map((scenario) => provenCopy(scenario)));
console.log(`all ${scenarios.length} scenarios proved: ${ms(whole)} (goal: under ${goals.bank} ms)`);
for (const scenario of scenarios) {
  const proved = prove(scenario);
  if (!proved.ok) throw new Error(`${scenario.id} cannot be proved`);
  const { orderedPaths, states } = proved.proof;
  console.log(
    `  ${scenario.id}: ${ms(median(() => provenCopy(scenario)))}, ${orderedPaths.toLocaleString('en-US')} paths in ${states} states`,
  );
}

const commands = ['check', 'prove'].map((command) => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), command], { cwd: root });
  if (status !== 0) throw new Error(`${command} found an error`);
  return performance.now() - started;
});
console.log(
  `check and prove over the whole course, from the command line: ${ms(commands.reduce((a, b) => a + b))} (goal: under ${goals.commands} ms)`,
);

const long = chain(40);
const proved = prove(long);
if (!proved.ok || proved.proof.orderedPaths !== 3n ** 40n) throw new Error('the chain is counted wrongly');
console.log(
  `chain of 40 nodes × 3 choices, ${proved.proof.orderedPaths.toLocaleString('en-US')} paths: ${ms(median(() => provenCopy(long)))} (goal: under ${goals.chain} ms)`,
);

for (let length = 1, took = 0; took < patienceMs / 3; length++) {
  const scenario = chain(length);
  const started = performance.now();
  const paths = listedByXState(scenario);
  took = performance.now() - started;
  if (paths !== 3 ** length) throw new Error(`XState finds ${paths} paths`);
  const isLast = took >= patienceMs / 3;
  if (isLast)
    console.log(
      `xstate/graph getSimplePaths, chain of ${length} × 3, ${paths.toLocaleString('en-US')} paths: ${ms(took)}; the prover on the same: ${ms(median(() => provenCopy(scenario)))}`,
    );
}

/** A proof without any cache of a proof before: caches hang on the scenario object. */
function provenCopy(scenario: Scenario): boolean {
  return prove(structuredClone(scenario)).ok;
}

function listedByXState(scenario: Scenario): number {
  const all = scenario.nodes.flatMap((node) =>
    'choices' in node ? node.choices.map(({ id }): AttemptEvent => ({ type: `choose.${id}` })) : [],
  );
  return getSimplePaths(compile(scenario), {
    events: (snapshot) => all.filter((event) => snapshot.can(event)),
    serializeState: ({ context }) => `${context.node} ${context.used.toSorted().join(' ')}`,
    toState: ({ status }) => status === 'done',
  }).length;
}

/** Milliseconds, the median of five runs after one to warm up. */
function median(run: () => unknown): number {
  run();
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[2] as number;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
