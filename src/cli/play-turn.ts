/** One turn of play in the terminal: an answer makes a game into the next one. Values in, values out. */
import { ceiling } from '#domain/attempt/ceiling';
import { type AttemptEvent, type Confidence, confidences, type Judgment } from '#domain/attempt/event';
import { score } from '#domain/attempt/score';
import { actionsOf } from '#domain/scenario/liveness';
import { decide, opening, type Situation } from '#domain/scenario/rules';
import type { Scenario } from '#domain/scenario/schema';
import {
  keyText,
  lineText,
  nodeAt,
  optionsAt,
  optionsText,
  type PlaySetting,
  personAsked,
  sceneText,
  wrapped,
} from './play-scene.ts';

export interface Game {
  readonly situation: Situation;
  /** Everything decided, with the situation before it, for undo. */
  readonly past: readonly { readonly event: AttemptEvent; readonly before: Situation }[];
  /** Judgments given at the present commit, until everybody has one. */
  readonly judgments: Readonly<Record<string, Judgment>>;
  readonly over: boolean;
}

export interface Turn {
  readonly game: Game;
  readonly text: string;
}

const help = 'Type the number or the id of an option; ? shows what they are worth, u undoes, q quits.';

export function beginGame({ scenario }: PlaySetting): Game {
  return { situation: opening(scenario), past: [], judgments: {}, over: false };
}

/** Takes one line as typed. */
export function answer(setting: PlaySetting, game: Game, typed: string): Turn {
  const line = typed.trim();
  switch (line) {
    case '':
      return { game, text: help };
    case '?':
      return { game, text: keyText(setting, game.situation) };
    case 'q':
      return {
        game: { ...game, over: true },
        text: `The way so far; add ids to go on from here:\n  ${commandLine(setting, game)}`,
      };
    case 'u':
      return undo(setting, game);
  }
  if (nodeAt(setting.scenario, game.situation.node).kind === 'commit') return judge(setting, game, line);
  const event = eventFrom(setting, game.situation, line);
  const next = event && decide(setting.scenario, game.situation, event);
  if (!event || !next) return { game, text: `"${line}" is not offered here. ${help}\n\n${optionsText(setting, game)}` };
  return moved(setting, game, event, next);
}

function undo(setting: PlaySetting, game: Game): Turn {
  const last = game.past.at(-1);
  if (Object.keys(game.judgments).length > 0) {
    const again = { ...game, judgments: {} };
    return { game: again, text: optionsText(setting, again) };
  }
  if (!last) return { game, text: 'This is the beginning: there is nothing to undo.' };
  const before: Game = { situation: last.before, past: game.past.slice(0, -1), judgments: {}, over: false };
  return { game: before, text: sceneText(setting, before) };
}

function judge(setting: PlaySetting, game: Game, line: string): Turn {
  const [, verdict, sure] = /^(v|n)(?:[ ,]+(\d+)%?)?$/i.exec(line) ?? [];
  const confidence = confidences.find((each) => String(each) === (sure ?? '75')) as Confidence | undefined;
  if (!verdict || !confidence) return { game, text: `"${line}" is no judgment.\n\n${optionsText(setting, game)}` };
  const person = personAsked(setting.scenario, game);
  const judgments = { ...game.judgments, [person]: { victim: verdict.toLowerCase() === 'v', confidence } };
  const judged = { ...game, judgments };
  if (personAsked(setting.scenario, judged) !== '') return { game: judged, text: optionsText(setting, judged) };
  const event: AttemptEvent = { type: 'commit', judgments };
  const next = decide(setting.scenario, game.situation, event);
  if (!next) throw new Error(`"${game.situation.node}" refuses a judgment of everybody.`);
  return moved(setting, game, event, next);
}

function eventFrom(setting: PlaySetting, situation: Situation, line: string): AttemptEvent | undefined {
  const node = nodeAt(setting.scenario, situation.node);
  if (node.kind === 'ranking') {
    const words = line.split(/[\s,>]+/).filter(Boolean);
    return { type: 'rank', order: words.map((word) => node.items[Number(word) - 1]?.id ?? word) };
  }
  if (line === 'g' || line === 'go') return { type: 'go' };
  const options = optionsAt(setting, situation);
  const option = options[Number(line) - 1] ?? options.find(({ action }) => action.id === line);
  return option && { type: `${option.isQuestion ? 'ask' : 'choose'}.${option.action.id}` };
}

function moved(setting: PlaySetting, game: Game, event: AttemptEvent, situation: Situation): Turn {
  const before = game.situation;
  const isEnding = nodeAt(setting.scenario, situation.node).kind === 'ending';
  const next: Game = { situation, past: [...game.past, { event, before }], judgments: {}, over: isEnding };
  const parts = [consequence(setting, before, event), gained(setting, before, situation)].filter(Boolean);
  const stays = situation.node === before.node;
  if (!stays && event.type.startsWith('ask.')) parts.push('  No more questions fit into the minutes left.');
  parts.push(stays ? optionsText(setting, next) : sceneText(setting, next).trimStart());
  if (isEnding) parts.push(outcome(setting, next));
  return { game: next, text: `\n${parts.join('\n\n')}\n` };
}

/** What followed, and the short reason that practice gives at once. */
function consequence(setting: PlaySetting, before: Situation, event: AttemptEvent): string {
  const { scenario, ink, columns } = setting;
  const node = nodeAt(scenario, before.node);
  const id = event.type.replace(/^(ask|choose)\./, '');
  const told = node.kind === 'ranking' ? node : scenario.nodes.flatMap(actionsOf).find((action) => action.id === id);
  if (!told) return '';
  const sources = told.cite.length > 0 ? ` [${told.cite.join(', ')}]` : '';
  return [
    ...told.happens.map((line) => lineText(setting, line)),
    ink.dim(wrapped(`Why: ${told.why}${sources}`, columns)),
  ].join('\n');
}

function gained({ scenario, columns }: PlaySetting, before: Situation, after: Situation): string {
  const fresh = after.cues.filter((id) => !before.cues.includes(id));
  return fresh.map((id) => wrapped(`Notebook: ${scenario.cues[id]?.text ?? id} (${id})`, columns)).join('\n');
}

/** Score, class, caps and ceiling of an ended game, and how to get them again. */
function outcome(setting: PlaySetting, game: Game): string {
  const { scenario, proof, ink } = setting;
  const judged = Object.entries(game.situation.judgments).map(([id, { victim }]) => [id, victim] as const);
  const judgments = judged.length > 0 ? Object.fromEntries(judged) : null;
  const ordered = judgments && Object.keys(scenario.judged).map((id) => judgments[id] ?? false);
  const result = score(scenario, game.situation, judgments, proof.bounds);
  const dimensions = Object.entries(result.dimensions).map(
    ([name, value]) => `${name} ${value === null ? 'not assessed' : value.toFixed(2)}`,
  );
  const ceilings = game.past.flatMap(({ event }, index) => {
    if (event.type === 'go' || event.type === 'commit') return [];
    const after = game.past[index + 1]?.before ?? game.situation;
    return [
      `  ${ceiling(scenario, proof, after, ordered).toFixed(2).padStart(6)}  after ${typedFor(event, game.past[index]?.before.node ?? '')}`,
    ];
  });
  return [
    ink.bold(`Score ${result.score.toFixed(2)} of 100 (provisional)`),
    `  raw ${result.raw.toFixed(2)}; ${dimensions.join(', ')}`,
    ...classLines(scenario, result.class),
    ...result.criticalErrors.map(({ code, choice }) => `  critical error ${code}: ${choice}`),
    ...result.caps.map(
      ({ at, because }) => `  held at ${at} by ${because === 'class' ? 'how it ended' : 'a critical error'}`,
    ),
    'Highest score still open:',
    ...ceilings,
    ...survivorLines(scenario),
    'Again:',
    `  ${commandLine(setting, game)}`,
  ].join('\n');
}

/** Authors see the empty place; trainees see nothing there until a real reviewer has filled it. */
function survivorLines({ debrief }: Scenario): string[] {
  if (!debrief) return [];
  const { survivor } = debrief;
  return [
    'Survivor perspective:',
    survivor
      ? `  ${survivor.text} (${survivor.by}, ${survivor.on})`
      : '  none yet. Only a survivor who reviewed the scene writes it; trainees see nothing here.',
  ];
}

function classLines(scenario: Scenario, classes: ReturnType<typeof score>['class']): string[] {
  return Object.entries(classes ?? {}).map(([id, code]) => {
    const headline = code && scenario.judged[id]?.headlines[code];
    return `  ${id}: ${code ?? 'ambiguous, not classed'}${headline ? `. ${headline}` : ''}`;
  });
}

/** The `score` command that replays a game. */
export function commandLine({ file }: PlaySetting, game: Game): string {
  const ids = game.past.flatMap(({ event, before }) => (event.type === 'commit' ? [] : [typedFor(event, before.node)]));
  const judgments = Object.entries(game.situation.judgments).flatMap(([id, { victim, confidence }]) => [
    `--judgment ${id}=${victim ? 'victim' : 'not-victim'}`,
    `--confidence ${id}=${confidence}`,
  ]);
  return ['npm run -s second-look -- score', quoted(file), ...ids.map(quoted), ...judgments].join(' ');
}

function typedFor(event: AttemptEvent, node: string): string {
  if (event.type === 'rank') return `${node}=${event.order.join('>')}`;
  return event.type.replace(/^(ask|choose)\./, '');
}

/** For a shell, in which ">" and spaces have a meaning. */
function quoted(word: string): string {
  return /^[\w./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
