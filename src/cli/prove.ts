import { type Problem, problemText } from '#domain/scenario/problem';
import type { Proof } from '#domain/scenario/prove';
import { proveFile, readScenarios } from './files.ts';
import { print, readOptions, toJson } from './options.ts';

/** Exact bounds and the properties that hold on every path. Exit 1 if one does not, or if there is no proof. */
export async function prove(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
  const results = (await readScenarios(positionals)).map((read) => {
    const proved = read.ok ? proveFile(read.file) : { ok: false as const, id: null, problems: [read.problem] };
    return proved.ok ? reportOf(proved.proof) : refusalOf(proved.id, proved.problems);
  });
  if (values.json) {
    // One file named is one object; a list otherwise.
    await print(toJson(positionals.length === 1 ? results[0] : results));
  } else {
    const proofs = results.flatMap((result) => ('problems' in result ? [] : result));
    const problems = results.flatMap((result) => ('problems' in result ? result.problems : []));
    if (proofs.length > 0) await print(proofs.map(asText).join('\n\n'));
    if (problems.length > 0) process.stderr.write(`${problems.map(problemText).join('\n')}\n`);
  }
  const holds = results.every(
    (result) => !('problems' in result) && result.invariants.every((invariant) => invariant.holds),
  );
  return holds ? 0 : 1;
}

/** What is printed for a file that cannot be proved: the fields of a proof without their values, and why. */
function refusalOf(id: string | null, problems: readonly Problem[]) {
  const loop = problems.find(({ code }) => code === 'endless-loop');
  return {
    id,
    states: null,
    orderedPaths: null,
    orderFreePaths: null,
    min: null,
    max: null,
    bounds: null,
    best: null,
    randomExpectation: null,
    invariants: loop ? [{ name: 'terminates', holds: false, counterexample: loop.path ?? [] }] : [],
    problems,
  };
}

function reportOf(proof: Proof) {
  const { whole, ...bounds } = proof.bounds;
  return {
    id: proof.id,
    states: proof.states,
    orderedPaths: proof.orderedPaths,
    orderFreePaths: proof.orderFreePaths,
    min: whole[0],
    max: whole[1],
    bounds,
    best: proof.best,
    randomExpectation: proof.randomExpectation,
    invariants: proof.invariants,
  };
}

function asText(report: ReturnType<typeof reportOf>): string {
  const bounds = Object.entries(report.bounds).map(([dimension, [min, max]]) => `${dimension} ${min} to ${max}`);
  return [
    `${report.id}: ${report.orderedPaths.toLocaleString('en-US')} paths (${report.orderFreePaths.toLocaleString('en-US')} if the order of questions does not count), ${report.states.toLocaleString('en-US')} states`,
    `  scale      ${report.min} to ${report.max}; ${bounds.join(', ')}`,
    `  best path  ${report.best.join(', ')}`,
    `  random     ${report.randomExpectation.toFixed(2)} on average, before caps`,
    ...report.invariants.map(
      ({ name, holds, counterexample }) =>
        `  ${holds ? 'holds' : 'FAILS'}      ${name}${!holds && counterexample ? `: ${counterexample.join(', ')}` : ''}`,
    ),
  ].join('\n');
}
