/** Plays a scenario on paper: by the numbers, the boxes, the tallies and the notebook, and by nothing else. */
import type { AttemptEvent } from '#domain/attempt/event';
import type { Condition, Scenario } from '#domain/scenario/schema';
import type { PaperNode, PaperOutcome, PaperScene, Turn } from '../../src/exports/guide/paper.ts';

/** The ids of the paragraphs read, in order. @throws if a paragraph does not say where to go on */
export function paperWalk(scenario: Scenario, paper: PaperScene, events: readonly AttemptEvent[]): string[] {
  const at = (number: number) => paper.paragraphs[number - 1];
  const notebook = new Set<string>();
  const ticked = new Set<string>();
  const tally = new Map(Object.entries(paper.tallies).map(([meter, { start }]) => [meter, start]));
  const holds = (condition: Condition | null): boolean => {
    if (condition === null) return true;
    if ('has_cue' in condition) return notebook.has(condition.has_cue);
    if ('flag' in condition) return ticked.has(condition.flag);
    if ('meter' in condition) {
      const value = tally.get(condition.meter);
      if (value === undefined) throw new Error(`no tally of ${condition.meter} is kept`);
      return value >= (condition.at_least ?? -Infinity) && value <= (condition.at_most ?? Infinity);
    }
    if ('not' in condition) return !holds(condition.not);
    return 'and' in condition ? condition.and.every(holds) : condition.or.some(holds);
  };
  const turn = (turns: readonly Turn[]) => {
    const next = turns.find(({ when }) => holds(when));
    if (!next) throw new Error('a paragraph leads nowhere');
    return next.to;
  };
  const read: string[] = [];
  let here = 1;
  const arrive = () => {
    const paragraph = at(here) as PaperNode;
    read.push(paragraph.id);
    for (const note of paragraph.notes) notebook.add(note);
    return paragraph;
  };
  const follow = (number: number) => {
    const outcome = at(number) as PaperOutcome;
    read.push(outcome.id);
    for (const note of outcome.notes) notebook.add(note);
    for (const flag of outcome.ticks) ticked.add(flag);
    for (const flag of outcome.unticks) ticked.delete(flag);
    for (const { meter, by } of outcome.counts) {
      const { min, max } = paper.tallies[meter] as PaperScene['tallies'][string];
      tally.set(meter, Math.min(max, Math.max(min, (tally.get(meter) ?? 0) + by)));
    }
    here = turn(outcome.turns);
  };
  let node = arrive();
  for (const event of events) {
    const chosen = event.type.replace(/^(choose|ask)\./, '');
    // A choice taken at the questions is one of the next paragraph: that one is read first.
    if (node.kind === 'hub' && (event.type === 'go' || event.type.startsWith('choose.'))) {
      here = node.onward as number;
      node = arrive();
      if (event.type === 'go') continue;
    }
    if (event.type === 'commit') here = node.onward as number;
    else if (event.type === 'rank') follow(node.onward as number);
    else {
      const name = event.type === 'timeout' ? timeoutOf(scenario, node.id) : chosen;
      const option = node.options.find(({ to, when }) => at(to)?.id === name && holds(when));
      if (!option) throw new Error(`paragraph ${here} does not offer "${name}"`);
      follow(option.to);
    }
    // Questions lead back to where they were asked, which is not read again.
    if (at(here)?.id === node.id) continue;
    node = arrive();
  }
  return read;
}

function timeoutOf(scenario: Scenario, node: string): string {
  const found = scenario.nodes.find(({ id }) => id === node);
  return found?.kind === 'scene' ? (found.timeout ?? '') : '';
}
