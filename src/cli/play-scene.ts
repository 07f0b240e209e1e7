/** What a scenario looks like in a terminal: the scene, its options, and for authors the key to them. */
import { orderScore } from '#domain/attempt/weigh';
import { actionsOf } from '#domain/scenario/liveness';
import { readFloor } from '#domain/scenario/plan-grid';
import { planWords } from '#domain/scenario/plan-words';
import { startPlaces } from '#domain/scenario/privacy';
import type { Proof } from '#domain/scenario/prove';
import { holds, offeredChoices, offeredQuestions, type Situation } from '#domain/scenario/rules';
import {
  type Choice,
  dimensions,
  type Line,
  type Node,
  type Question,
  type Scenario,
  type Weights,
} from '#domain/scenario/schema';
import { conditionWords } from './condition-words.ts';
import type { Game } from './play-turn.ts';

export interface PlaySetting {
  readonly scenario: Scenario;
  readonly proof: Proof;
  /** As typed, for the command line that repeats this path. */
  readonly file: string;
  readonly ink: Ink;
  readonly columns: number;
}

type Ink = Readonly<Record<'bold' | 'dim', (text: string) => string>>;

/** Bold and dim where a terminal reads them; plain text in a pipe or under NO_COLOR. */
export function inkFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Ink {
  const isPlain = !stream.isTTY || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  const style = (code: number) => (text: string) => (isPlain ? text : `\u001b[${code}m${text}\u001b[22m`);
  return { bold: style(1), dim: style(2) };
}

/** The present node, in full. */
export function sceneText(setting: PlaySetting, game: Game): string {
  const { scenario, ink } = setting;
  const node = nodeAt(scenario, game.situation.node);
  const heading = [node.title, node.clock, node.id].filter(Boolean).join(' · ');
  const parts = [ink.bold(`── ${heading} ${'─'.repeat(Math.max(2, setting.columns - heading.length - 5))}`)];
  const plan = planText(setting, game.situation);
  if (plan) parts.push(ink.dim(wrapped(plan, setting.columns)));
  if (node.see) parts.push(wrapped(node.see, setting.columns));
  for (const line of node.say) parts.push(lineText(setting, line));
  return ['', ...parts, '', optionsText(setting, game)].join('\n').trimEnd();
}

/** The options, numbered in the file's order. */
export function optionsText(setting: PlaySetting, game: Game): string {
  const { scenario, ink, columns } = setting;
  const { situation } = game;
  const node = nodeAt(scenario, situation.node);
  switch (node.kind) {
    case 'ending':
      return '';
    case 'commit': {
      const person = personAsked(scenario, game);
      return `${wrapped(scenario.judged[person]?.question ?? '', columns)}\nType v (a potential victim) or n (not), and how sure: 55, 65, 75, 85 or 95. For example: v 75`;
    }
    case 'ranking': {
      const items = node.items.map((item, index) => ` ${index + 1}  ${item.text}  ${ink.dim(item.id)}`);
      return [
        node.prompt,
        ...items,
        `Type the order, the first one first. For example: ${node.items
          .map((_, index) => index + 1)
          .reverse()
          .join(' ')}`,
      ].join('\n');
    }
    default: {
      const options = optionsAt(setting, situation);
      const rows = options.map(({ action }, index) => {
        const cost = 'cost' in action ? ` (${action.cost} min)` : '';
        return `${String(index + 1).padStart(2)}  ${wrapped(`${action.text}${cost}`, columns, 4).trimStart()}  ${ink.dim(action.id)}`;
      });
      const asked = options.filter(({ isQuestion }) => isQuestion).length;
      if (node.kind !== 'hub') return [node.prompt ?? 'What do you do?', ...rows].join('\n');
      return [
        `Ask: ${node.budget - situation.spent} of ${node.budget} minutes left`,
        ...rows.slice(0, asked),
        ` g  Ask nothing more  ${ink.dim('go')}`,
        ...(rows.length > asked ? ['Or do', ...rows.slice(asked)] : []),
      ].join('\n');
    }
  }
}

/** What the options are worth and why; those not offered, with the condition that keeps them back. */
export function keyText(setting: PlaySetting, situation: Situation): string {
  const { scenario, columns } = setting;
  const node = nodeAt(scenario, situation.node);
  if (node.kind === 'commit') {
    return Object.entries(scenario.judged)
      .map(
        ([id, { truth, minor }]) =>
          `${scenario.people[id]?.name ?? id} is ${truth === 'ambiguous' ? 'ambiguous: not classed' : truth === 'signal' ? 'a victim (signal)' : 'not a victim (noise)'}${minor ? ', under 18' : ''}.`,
      )
      .join('\n');
  }
  if (node.kind === 'ranking') {
    const best = [...node.items].sort((a, b) => b.key - a.key);
    return [
      `Experts: ${best.map((item) => `${item.id} ${item.key}`).join(', ')} (this order scores ${orderScore(
        node.items,
        best.map(({ id }) => id),
      ).toFixed(0)})`,
      `Worth, at 100: ${weightWords(node.w)}`,
      wrapped(node.why, columns, 4),
    ].join('\n');
  }
  const offered = optionsAt(setting, situation).map(({ action }) => action);
  const kept = actionsOf(node).filter((action) => !offered.includes(action));
  return [
    ...offered.map((action, index) => `${String(index + 1).padStart(2)}  ${action.id}: ${keyWords(setting, action)}`),
    ...kept.map(
      (action) => ` -  ${action.id}, not offered${keptBack(action, situation)}: ${keyWords(setting, action)}`,
    ),
  ].join('\n');
}

/** What is offered, in the file's order; at a hub, questions first and then the choices beyond it. */
export function optionsAt(
  { scenario }: PlaySetting,
  situation: Situation,
): { action: Choice | Question; isQuestion: boolean }[] {
  return [
    ...(offeredQuestions(scenario, situation) as readonly Question[]).map((action) => ({ action, isQuestion: true })),
    ...(offeredChoices(scenario, situation) as readonly Choice[]).map((action) => ({ action, isQuestion: false })),
  ];
}

/** The judged person whose turn it is at a commit. */
export function personAsked(scenario: Scenario, game: Game): string {
  return Object.keys(scenario.judged).find((id) => !(id in game.judgments)) ?? '';
}

export function lineText({ scenario, ink, columns }: PlaySetting, line: Line): string {
  if (typeof line === 'string') return wrapped(line, columns);
  const name = scenario.people[line.who]?.name ?? line.who;
  const manner = line.manner ? ` (${line.manner.replace(/\.$/, '')})` : '';
  const text = wrapped(`${name}${manner}: “${line.text}”`, columns, 4);
  return text.replace(name, ink.bold(name));
}

/** Lines no longer than the terminal is wide, indented by two or more. */
export function wrapped(text: string, columns: number, indent = 2): string {
  const room = Math.max(20, columns - indent);
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}

export function nodeAt(scenario: Scenario, id: string): Node {
  const node = scenario.nodes.find((each) => each.id === id);
  if (!node) throw new Error(`Scenario ${scenario.id} has no node "${id}".`);
  return node;
}

function planText({ scenario }: PlaySetting, situation: Situation): string {
  if (!scenario.plan) return '';
  const floor = readFloor(scenario.plan, scenario.people);
  const positions = { ...startPlaces(floor), ...situation.at };
  const words = planWords({ floor, people: scenario.people, positions, doors: situation.doors });
  const present = words.people.filter(
    ({ id }) => id !== 'you' && positions[id] !== undefined && positions[id] !== 'away',
  );
  const where = present.length > 0 ? `${present.map((person) => person.words).join('; ')}.` : '';
  return [where, words.headline, words.sentence].filter(Boolean).join(' ');
}

function keyWords({ columns }: PlaySetting, action: Choice | Question): string {
  const facts = [
    weightWords(action.w),
    ...(action.ce ? [`critical error ${action.ce}`] : []),
    ...('disposition' in action
      ? Object.entries(action.disposition).map(([person, decided]) => `${person} ${decided}`)
      : []),
    ...('escalates' in action ? action.escalates.map((person) => `escalates for ${person}`) : []),
    ...(action.reveals.length > 0 ? [`reveals ${action.reveals.join(', ')}`] : []),
  ];
  const reason = action.remedy ? `${action.why} Instead: ${action.remedy}` : action.why;
  return `${facts.join('; ')}\n${wrapped(reason, columns, 4)}`;
}

function weightWords(w: Weights): string {
  const weighted = dimensions.flatMap((dimension) =>
    w[dimension] ? [`${dimension} ${w[dimension] > 0 ? '+' : '−'}${Math.abs(w[dimension])}`] : [],
  );
  return weighted.length > 0 ? weighted.join(' ') : 'no weight';
}

function keptBack(action: Choice | Question, situation: Situation): string {
  if (action.when && !holds(action.when, situation)) return ` (only if ${conditionWords(action.when)})`;
  return situation.used.includes(action.id) ? ' (taken already)' : ' (no minutes left for it)';
}
