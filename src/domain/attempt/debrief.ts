/** What an ended attempt shows its trainee: how it ended, why, and what would have turned it. Holds the key. */
import { compile } from '../scenario/compile.ts';
import { actionsOf } from '../scenario/liveness.ts';
import type { Proof } from '../scenario/prove.ts';
import { nodeOf, opening, type Situation } from '../scenario/rules.ts';
import type {
  Choice,
  ClassCode,
  CriticalErrorCode,
  Disposition,
  Judged,
  Line,
  Node,
  Scenario,
} from '../scenario/schema.ts';
import { conductOf, noConduct } from './classify.ts';
import { decisionViews } from './decisions.ts';
import type { AttemptEvent, Confidence } from './event.ts';
import { type Mark, markOfChoice, marks } from './marks.ts';
import { smallestRepair } from './repair.ts';
import { replay } from './replay.ts';
import { type Result, score } from './score.ts';
import type { CitationView } from './wire.ts';

export type Cite = (id: string) => CitationView;

/** An option as the debrief speaks of it. */
export interface OptionView {
  readonly id: string;
  readonly text: string;
  readonly mark: Mark;
  readonly why: string;
  readonly cite: readonly CitationView[];
  readonly criticalError: CriticalErrorCode | null;
  /** False for a critical error that holds no score yet: its standard awaits the expert panel. */
  readonly binding: boolean;
  /** What to do instead of a critical error. */
  readonly remedy: string | null;
  /** False for a choice that the trainee had not opened the way to. */
  readonly offered: boolean;
}

/** One decision point: a column of the path picture and an entry of the list below it. */
export interface DecisionView {
  readonly node: string;
  readonly title: string;
  readonly kind: Exclude<Node['kind'], 'ending'>;
  /** Events before this decision; a replay from here keeps that many. null: the trainee never came here. */
  readonly replayFrom: number | null;
  /** Lanes in which there were options. */
  readonly lanes: readonly Mark[];
  readonly yours: Mark | null;
  /** null where the best path does not come. */
  readonly best: Mark | null;
  readonly taken: readonly OptionView[];
  readonly bestTaken: readonly OptionView[];
  readonly others: readonly OptionView[];
  readonly happens: readonly Line[];
  /**
   * Highest score after caps that was still open once this was decided; null where the trainee never came.
   * It never rises from one decision to the next.
   */
  readonly ceiling: number | null;
  readonly ranking: RankingView | null;
}

/** Texts of the items, first to last. */
export interface RankingView {
  /** 0–100; null with `yours`. */
  readonly score: number | null;
  readonly yours: readonly string[] | null;
  readonly experts: readonly string[];
  readonly why: string;
  readonly cite: readonly CitationView[];
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly truth: Judged['truth'];
  readonly minor: boolean;
  readonly victim: boolean;
  readonly confidence: Confidence;
  readonly code: ClassCode | null;
  readonly headline: string | null;
  readonly disposition: Disposition | null;
  readonly escalated: boolean;
  /** The choice that settled what was done to this person. */
  readonly decided: { readonly title: string; readonly text: string } | null;
}

export interface CueView {
  readonly text: string;
  readonly meaning: string;
  readonly cite: readonly CitationView[];
  /** For a cue not found: what reveals it. null: it lay where the trainee never came. */
  readonly revealedBy: { readonly kind: 'question' | 'choice'; readonly text: string } | null;
}

export interface RepairView {
  readonly changes: readonly {
    readonly node: string;
    readonly title: string;
    readonly kind: DecisionView['kind'];
    readonly replayFrom: number | null;
    /** Texts of the options to take. Empty with `without` empty: judge the other way. */
    readonly instead: readonly string[];
    /** Texts of questions to leave out. */
    readonly without: readonly string[];
    readonly why: string | null;
    readonly cite: readonly CitationView[];
  }[];
  readonly score: number;
  readonly class: Result['class'];
}

export interface DebriefView {
  readonly scenario: string;
  readonly version: number;
  readonly title: string;
  readonly people: readonly PersonView[];
  /** Everyone's name by id, for whoever speaks in `happens`. */
  readonly names: Readonly<Record<string, string>>;
  readonly result: Result;
  readonly decisions: readonly DecisionView[];
  readonly found: readonly CueView[];
  readonly missed: readonly CueView[];
  readonly repair: RepairView | null;
  readonly ending: { readonly title: string; readonly say: readonly Line[] };
  readonly prompts: readonly string[];
  readonly nextShift: string | null;
  readonly survivor: { readonly text: string; readonly by: string; readonly on: string } | null;
}

/**
 * Builds the debrief of a finished attempt from its log.
 * @throws if the log does not replay
 */
export function debrief(scenario: Scenario, proof: Proof, events: readonly AttemptEvent[], cite: Cite): DebriefView {
  const replayed = replay(compile(scenario), events);
  if (!replayed.ok)
    throw new Error(`The log does not replay: event ${replayed.at + 1} is not offered at "${replayed.node}".`);
  const { trail } = replayed;
  const end = trail.at(-1)?.after ?? opening(scenario);
  const judged = Object.fromEntries(Object.entries(end.judgments).map(([person, { victim }]) => [person, victim]));
  const result = score(scenario, end, judged, proof.bounds);
  const decisions = decisionViews(scenario, proof, trail, cite);
  const ending = nodeOf(scenario, end.node);
  return {
    scenario: scenario.id,
    version: scenario.version,
    title: scenario.title,
    people: Object.keys(scenario.judged).map((id) => personView(scenario, id, end, result.class?.[id] ?? null)),
    names: Object.fromEntries(Object.entries(scenario.people).map(([id, { name }]) => [id, name])),
    result,
    decisions,
    found: end.cues.flatMap((id) => cueView(scenario, id, cite, null)),
    missed: missedCues(scenario, end, decisions, cite),
    repair: repairView(scenario, proof, end, judged, decisions, cite),
    ending: { title: ending.title, say: ending.say },
    prompts: scenario.debrief?.prompts ?? [],
    nextShift: scenario.debrief?.next_shift ?? null,
    survivor: scenario.debrief?.survivor ?? null,
  };
}

function personView(scenario: Scenario, id: string, end: Situation, code: ClassCode | null): PersonView {
  const person = scenario.judged[id] as Judged;
  const { disposition, escalated } = conductOf(scenario, end.used)[id] ?? noConduct;
  const judgment = end.judgments[id];
  const settles = (choice: Choice) =>
    code === 'FALSE_ALARM'
      ? choice.escalates.includes(id)
      : disposition !== null && choice.disposition[id] === disposition;
  const settling = end.used.flatMap((used) =>
    scenario.nodes.flatMap((node) =>
      'choices' in node
        ? node.choices
            .filter((choice) => choice.id === used && settles(choice))
            .map(({ text }) => ({ title: node.title, text }))
        : [],
    ),
  );
  return {
    id,
    name: scenario.people[id]?.name ?? id,
    truth: person.truth,
    minor: person.minor,
    victim: judgment?.victim ?? false,
    confidence: judgment?.confidence ?? 55,
    code,
    headline: (code && person.headlines[code]) ?? null,
    disposition,
    escalated,
    // Punitive and escalated stay from the first time on; of the others the last stands.
    decided: (disposition === 'punitive' || code === 'FALSE_ALARM' ? settling.at(0) : settling.at(-1)) ?? null,
  };
}

function repairView(
  scenario: Scenario,
  proof: Proof,
  end: Situation,
  judged: Readonly<Record<string, boolean>>,
  decisions: readonly DecisionView[],
  cite: Cite,
): RepairView | null {
  const repair = smallestRepair(scenario, proof, end, judged);
  if (!repair) return null;
  return {
    changes: repair.changes.map((change) => {
      const node = nodeOf(scenario, change.node);
      const pick = (ids: readonly string[]) => actionsOf(node).filter(({ id }) => ids.includes(id));
      const take = pick(change.take);
      return {
        node: node.id,
        title: node.title,
        kind: node.kind as DecisionView['kind'],
        replayFrom: decisions.find((decision) => decision.node === node.id)?.replayFrom ?? null,
        instead: take.map(({ text }) => text),
        without: pick(change.leave).map(({ text }) => text),
        why: take[0]?.why ?? null,
        cite: [...new Set(take.flatMap((option) => option.cite))].map(cite),
      };
    }),
    score: repair.result.score,
    class: repair.result.class,
  };
}

/** Cues that stayed out of reach, save those that only a worse choice than the trainee's would have brought. */
function missedCues(scenario: Scenario, end: Situation, decisions: readonly DecisionView[], cite: Cite): CueView[] {
  return Object.keys(scenario.cues).flatMap((id) => {
    if (end.cues.includes(id)) return [];
    const sources = scenario.nodes.flatMap((node) =>
      actionsOf(node)
        .filter((action) => action.reveals.includes(id))
        .map((action) => ({
          kind: node.kind === 'hub' ? ('question' as const) : ('choice' as const),
          text: action.text,
          rank: marks.indexOf(markOfChoice(node, action)),
          yours: decisions.find((decision) => decision.node === node.id)?.yours ?? null,
        })),
    );
    const worthwhile = sources
      .filter(({ kind, rank, yours }) => kind === 'question' || yours === null || rank <= marks.indexOf(yours))
      .sort((a, b) => Number(a.kind === 'choice') - Number(b.kind === 'choice') || a.rank - b.rank);
    if (sources.length > 0 && worthwhile.length === 0) return [];
    return cueView(scenario, id, cite, worthwhile[0] ?? null);
  });
}

function cueView(scenario: Scenario, id: string, cite: Cite, source: CueView['revealedBy']): CueView[] {
  const cue = scenario.cues[id];
  const revealedBy = source && { kind: source.kind, text: source.text };
  return cue ? [{ text: cue.text, meaning: cue.meaning, cite: cue.cite.map(cite), revealedBy }] : [];
}
