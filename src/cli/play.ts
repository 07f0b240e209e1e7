/** Plays a scenario in the terminal, for its author: ids and weights are in sight. */
import { createInterface } from 'node:readline';
import { asDrawn, asWritten } from '#domain/scenario/variants';
import { CommandError } from './command-error.ts';
import { soundScenario } from './files.ts';
import { print, readOptions } from './options.ts';
import { inkFor, sceneText } from './play-scene.ts';
import { answer, beginGame } from './play-turn.ts';

/** Reads answers line by line until the scenario ends, `q`, or the end of a pipe. */
export async function play(args: string[]): Promise<number> {
  const { positionals } = readOptions(args, {});
  const [name, ...others] = positionals;
  if (!name || others.length > 0) throw new CommandError('Name one scenario file: play scenarios/bus-bay.yaml');
  const { loaded, proof } = await soundScenario(name);
  const setting = {
    scenario: asDrawn(loaded.scenario, asWritten),
    proof,
    file: name,
    ink: inkFor(process.stdout, process.env),
    columns: Math.min(process.stdout.columns ?? 88, 100),
  };
  const lines = createInterface({ input: process.stdin, terminal: false });
  // The listener must stand before the first await, or lines that a pipe has ready are lost.
  const typed = lines[Symbol.asyncIterator]();
  try {
    let game = beginGame(setting);
    await print(`${sceneText(setting, game)}\n`);
    while (!game.over) {
      if (process.stdin.isTTY) process.stdout.write('> ');
      const next = await typed.next();
      const turn = answer(setting, game, next.done ? 'q' : next.value);
      game = turn.game;
      await print(turn.text);
    }
  } finally {
    lines.close();
  }
  return 0;
}
