import type { AttemptEvent } from '#domain/attempt/event';
import { understoodItem } from '#domain/certification/ask-item';
import { understoodDecision } from '#domain/certification/ask-scene';
import {
  countAnswered,
  type KeptAnswer,
  type Place,
  type Played,
  placeOf,
  playedOf,
  type Sat,
  type SatScene,
  satBefore,
} from '#domain/certification/sat';
import { type FinishedScene, resultOf, type SittingResult, scoreSitting } from '#domain/certification/sitting-result';
import { notOffered, type Understood } from '#domain/certification/understood';
import type { SittingAnswer, SittingView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { Sitting } from '../ports/sittings.ts';
import type { Store } from '../ports.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { findSitting, type LoadedScene, type LoadedSitting, loadSitting, type NotThere } from './load-sitting.ts';
import { findPassed } from './own-result.ts';
import { viewSitting } from './view-sitting.ts';

export interface AnswerSitting {
  readonly by: Person;
  readonly sitting: string;
  /** Of the view that asked. */
  readonly seq: number;
  /** Made with the page that asked, 8–64 of [A-Za-z0-9_-]; the same for every retry. */
  readonly id: string;
  readonly answer: SittingAnswer;
  /** Seconds that the client measured; kept and marked as reported. */
  readonly reportedSeconds?: number | null;
}

/** Every answer but the first kind comes with the view as it stands, to go on from. */
export type AnsweredSitting =
  | { readonly ok: true; readonly status: 'stored' | 'already-stored'; readonly view: SittingView }
  /** Another page or device has answered this question: its answer stands. */
  | { readonly ok: false; readonly reason: 'already-answered'; readonly view: SittingView }
  | { readonly ok: false; readonly reason: 'out-of-order' | 'finished' | 'not-offered'; readonly view: SittingView }
  | {
      readonly ok: false;
      readonly reason: 'incomplete';
      /** So many exactly; null: at least something. */
      readonly needed: number | null;
      readonly view: SittingView;
    }
  | NotThere;

/**
 * Records one answer: durable, and in the log, before this resolves. The last answer is stored together with the
 * result. A retry is answered as the first time; nothing is answered twice. The clock is the server's.
 */
export async function answerSitting(ports: CertificationPorts, command: AnswerSitting): Promise<AnsweredSitting> {
  const found = await findSitting(ports, command, 'sitting.take');
  if (!found.ok) return found;
  for (;;) {
    const loaded = await loadSitting(ports, found.sitting);
    const next = countAnswered(loaded.sat) + 1;
    if (command.seq < next) return answeredBefore(ports, loaded, command);
    const place = placeOf(loaded.sat);
    const view = () => viewSitting(loaded);
    if (place.kind === 'end') return { ok: false, reason: 'finished', view: await lastView(ports, loaded) };
    if (command.seq > next) return { ok: false, reason: 'out-of-order', view: view() };
    const understood = understoodAt(loaded.sat, place, command.answer);
    if (!understood.ok) return { ...understood, view: view() };
    const stored = await store(ports, loaded, understood.value, command);
    if (stored) return { ok: true, status: 'stored', view: viewSitting(stored.loaded, stored.passed) };
    // Somebody was faster with this seq: look again at what stands now.
  }
}

type Decided =
  | { readonly kind: 'answer'; readonly kept: KeptAnswer }
  | { readonly kind: 'decision'; readonly index: number; readonly event: AttemptEvent };

function understoodAt(sat: Sat, place: Place, answer: SittingAnswer): Understood<Decided> {
  switch (place.kind) {
    case 'item': {
      const told = understoodItem(place.item, sat.seed, answer);
      return told.ok ? kept({ kind: 'item', ref: place.item.id, answer: told.value }) : told;
    }
    case 'card': {
      if (answer.type !== 'card') return notOffered;
      const { victim, confidence } = answer;
      return kept({ kind: 'card', ref: place.card.id, answer: { victim, confidence } });
    }
    case 'scene': {
      const told = understoodDecision(place.scene, place.played, answer);
      return told.ok ? { ok: true, value: { kind: 'decision', index: place.index, event: told.value } } : told;
    }
    case 'end':
      return notOffered;
  }
}

function kept(answer: KeptAnswer): Understood<Decided> {
  return { ok: true, value: { kind: 'answer', kept: answer } };
}

/** The same page again is a retry; anything else comes too late, and nothing of it is kept. */
async function answeredBefore(
  ports: CertificationPorts,
  loaded: LoadedSitting,
  { seq, id, answer }: AnswerSitting,
): Promise<AnsweredSitting> {
  const view = await lastView(ports, loaded);
  const decisions = loaded.scenes.flatMap(({ events }) => events);
  const { answers } = loaded;
  const there = answers[seq - 1] ?? decisions[seq - 1 - answers.length];
  const before = satBefore(loaded.sat, seq);
  const told = understoodAt(before, placeOf(before), answer);
  const given = told.ok && (told.value.kind === 'answer' ? told.value.kept.answer : told.value.event);
  const stands = there && ('kept' in there ? there.kept.answer : there.event);
  const isRetry = there?.id === id && JSON.stringify(given) === JSON.stringify(stands);
  return isRetry ? { ok: true, status: 'already-stored', view } : { ok: false, reason: 'already-answered', view };
}

async function lastView(ports: CertificationPorts, loaded: LoadedSitting): Promise<SittingView> {
  // It may have ended since it was first looked up.
  const sitting = (await ports.store.sittings.find(loaded.sitting.id)) ?? loaded.sitting;
  return viewSitting({ ...loaded, sitting }, await findPassed(ports.store, sitting));
}

/** Null if the question has been answered meanwhile. */
async function store(
  ports: CertificationPorts,
  before: LoadedSitting,
  decided: Decided,
  { by, id, reportedSeconds }: AnswerSitting,
): Promise<{ readonly loaded: LoadedSitting; readonly passed: boolean | null } | null> {
  const at = ports.clock.now().toISOString();
  const { loaded, write } = added(before, decided, { id, at, reportedSeconds: reportedSeconds ?? null });
  const result = resultIfFinished(loaded);
  const isWeaker = by.identity === 'pin' && before.sitting.identity !== 'pin';
  const isStored = await ports.store.within(async (within) => {
    if (!(await write(within))) return false;
    if (isWeaker) await weaken(within, before.sitting, at);
    if (result) await end(within, loaded.sitting, result, at);
    return true;
  });
  if (!isStored) return null;
  const sitting: Sitting = {
    ...loaded.sitting,
    identity: isWeaker ? 'pin' : loaded.sitting.identity,
    endedAt: result ? at : null,
  };
  return { loaded: { ...loaded, sitting }, passed: result?.passed ?? null };
}

interface Stamp {
  readonly id: string;
  readonly at: string;
  readonly reportedSeconds: number | null;
}

/** The sitting with one answer more, and what stores it. Scenes that it does not change stay the same objects. */
function added(before: LoadedSitting, decided: Decided, stamp: Stamp) {
  const { sitting, sat, answers, scenes } = before;
  if (decided.kind === 'answer') {
    const { kept } = decided;
    const answer = { ...stamp, seq: answers.length + 1, kept };
    return {
      loaded: { ...before, answers: [...answers, answer], sat: { ...sat, answers: [...sat.answers, kept] } },
      write: (within: Store) => within.sittings.addAnswer(sitting, answer),
    };
  }
  const { index } = decided;
  const scene = scenes[index] as LoadedScene;
  const event = { ...stamp, seq: scene.events.length + 1, event: decided.event };
  const satScene = sat.scenes[index] as SatScene;
  const after = { ...satScene, events: [...satScene.events, decided.event] };
  return {
    loaded: {
      ...before,
      scenes: scenes.with(index, { ...scene, events: [...scene.events, event] }),
      sat: { ...sat, scenes: sat.scenes.with(index, after) },
    },
    write: (within: Store) => within.appendEvent(scene.attempt, event, sceneResult(scene, playedOf(after))),
  };
}

function sceneResult({ edition: { scenario, proof } }: LoadedScene, { finished, situation }: Played) {
  return finished ? resultOf(scenario, situation, proof.bounds) : null;
}

function resultIfFinished({ sat, scenes }: LoadedSitting): SittingResult | null {
  if (placeOf(sat).kind !== 'end') return null;
  const finished = scenes.map(
    ({ edition: { hash, scenario, proof } }, index): FinishedScene => ({
      edition: hash,
      scenario,
      bounds: proof.bounds,
      played: playedOf(sat.scenes[index] as SatScene),
    }),
  );
  return scoreSitting(sat.form, sat.answers, finished);
}

async function weaken(within: Store, { id, agency, member, identity }: Sitting, at: string): Promise<void> {
  await within.sittings.weaken(id);
  const content = { sitting: id, before: { identity }, after: { identity: 'pin' } };
  const entry = { agency, at, kind: 'sitting.identity-changed', actor: member, subject: member, content };
  await within.log.note([entry]);
}

async function end(within: Store, sitting: Sitting, result: SittingResult, at: string): Promise<void> {
  const { id, agency, member, purpose, form, formHash } = sitting;
  await within.sittings.end(sitting, result, at);
  const { passed, mean, knowledge } = result;
  const content = { sitting: id, purpose, form, formHash, passed, mean, knowledge };
  await within.log.note([{ agency, at, kind: 'sitting.ended', actor: member, subject: member, content }]);
}
