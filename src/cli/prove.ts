import type { Proof } from '#domain/scenario/prove';
import { CommandError } from './command-error.ts';
import { scenarioFiles, soundScenario } from './files.ts';
import { print, readOptions, toJson } from './options.ts';

/** Exact bounds and the properties that hold on every path. Exit 1 if one does not. */
export async function prove(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { json: { type: 'boolean' } });
  const proofs: Proof[] = [];
  const failures: string[] = [];
  for (const file of await scenarioFiles(positionals)) {
    try {
      proofs.push((await soundScenario(file.name)).proof);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(error.message);
    }
  }
  const reports = proofs.map(reportOf);
  // One file named is one object; a list otherwise.
  const json = positionals.length === 1 ? (reports[0] ?? null) : reports;
  if (reports.length > 0) await print(values.json ? toJson(json) : reports.map(asText).join('\n\n'));
  if (failures.length > 0) process.stderr.write(`${failures.join('\n')}\n`);
  return failures.length === 0 && reports.every((report) => report.invariants.every((each) => each.holds)) ? 0 : 1;
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
