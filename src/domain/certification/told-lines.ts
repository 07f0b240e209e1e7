/** Lines of a scene with the speakers' names in place of their ids. */
import type { Line, Scenario } from '../scenario/schema.ts';
import type { ToldLine } from './wire.ts';

export function toldLines({ people }: Pick<Scenario, 'people'>, lines: readonly Line[]): ToldLine[] {
  return lines.map((line) => {
    if (typeof line === 'string') return { who: null, manner: null, text: line };
    const speaker = people[line.who];
    return {
      who: speaker ? { name: speaker.name, token: speaker.token } : null,
      manner: line.manner ?? null,
      text: line.text,
    };
  });
}
