import { asDrawn, asWritten } from '#domain/scenario/variants';
import { CommandError } from './command-error.ts';
import { soundScenario } from './files.ts';
import { graphPicture } from './graph-picture.ts';
import { print, readOptions } from './options.ts';

/** Prints a scenario's nodes, and the choices that lead from one to the next, as an SVG. */
export async function graph(args: string[]): Promise<number> {
  const { positionals } = readOptions(args, {});
  const [name, ...others] = positionals;
  if (!name || others.length > 0)
    throw new CommandError('Name one scenario file: graph scenarios/bus-bay.yaml > bus-bay.svg');
  const { loaded, proof } = await soundScenario(name);
  await print(graphPicture(asDrawn(loaded.scenario, asWritten), proof));
  return 0;
}
