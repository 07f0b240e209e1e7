/** Sittings on the real forms, answered by rule: the best there is, the worst, or anything. */
import { loadForms } from '#adapters/form-files';
import { openForms } from '#adapters/forms';
import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import { type AnsweredSitting, answerSitting } from '#app/certification/answer-sitting';
import { type BeginSitting, beginSitting } from '#app/certification/begin-sitting';
import type { CertificationPorts } from '#app/certification/certification-ports';
import { loadSitting } from '#app/certification/load-sitting';
import type { Store } from '#app/ports';
import { seededRandom } from '#domain/attempt/shuffle';
import { understoodDecision } from '#domain/certification/ask-scene';
import { opaque } from '#domain/certification/opaque';
import { type Place, placeOf, type Sat } from '#domain/certification/sat';
import type { SittingAnswer, SittingView } from '#domain/certification/wire';
import { askedItem } from '#domain/course/asked-item';
import type { Item } from '#domain/course/item';
import type { ItemAnswer } from '#domain/course/item-answer';
import { blankJurisdiction } from '#domain/course/jurisdiction';
import type { Person } from '#domain/people/person';
import type { Scenario } from '#domain/scenario/schema';
import { bank, course, proofOf } from './scenario.ts';
import { worstPath } from './worst-path.ts';

const proved = bank().map((scenario) => ({ scenario, proof: proofOf(scenario) }));

/** The ports of certification on a store, with the course's own forms. The clock moves a second at each look. */
export async function certificationPorts(store: Store): Promise<CertificationPorts> {
  const files = await course();
  const loaded = await loadForms(files, proved, undefined);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  let ids = 0;
  let seconds = Date.parse('2026-11-22T12:00:00Z') / 1000;
  return {
    store,
    library: openLibrary(loaded.scenarios, store),
    sources: registerSources(files.sources, () => blankJurisdiction),
    clock: { now: () => new Date(seconds++ * 1000) },
    ids: { make: () => `id-${++ids}` },
    forms: openForms(loaded.forms, store),
    outline: files.outline,
    items: files.items,
  };
}

/** Answers any question of a sitting. */
export type Taker = (place: Place, sat: Sat, view: SittingView) => SittingAnswer;

/** Everything right: the best path of every scene, every card and every item. */
export const bestTaker: Taker = (place, sat, view) => byRule(place, sat, view, 'best');
/** As wrong as can be. */
export const worstTaker: Taker = (place, sat, view) => byRule(place, sat, view, 'worst');

/** Whatever is offered, with equal chance. */
export function randomTaker(seed: string): Taker {
  const random = seededRandom(seed);
  const any = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  return (place, sat, view) => {
    if (place.kind === 'item')
      return toWire(place.item, sat.seed, random() < 0.5 ? right(place.item) : wrong(place.item));
    if (place.kind === 'card') return { type: 'card', victim: random() < 0.5, confidence: 65 };
    const task = taskIn(view);
    if (task.type === 'judge') return judged(task.people, () => random() < 0.5);
    if (task.type === 'rank') return { type: 'rank', order: task.items.map(({ id }) => id) };
    if (task.type === 'choose') return { type: 'choose', option: any(task.options).id };
    const asked = any([...task.options, null]);
    return asked ? { type: 'ask', option: asked.id } : { type: 'go' };
  };
}

function byRule(place: Place, { seed }: Sat, view: SittingView, rule: 'best' | 'worst'): SittingAnswer {
  const isBest = rule === 'best';
  if (place.kind === 'item') return toWire(place.item, seed, isBest ? right(place.item) : wrong(place.item));
  if (place.kind === 'card')
    return { type: 'card', victim: (place.card.truth === 'signal') === isBest, confidence: 85 };
  if (place.kind !== 'scene') throw new Error('the sitting has ended');
  const { scenario } = place.scene;
  const task = taskIn(view);
  if (task.type === 'judge') {
    const truths = Object.values(scenario.judged).map(({ truth }) => truth === 'signal');
    return judged(task.people, (index) => truths[index] === isBest);
  }
  if (task.type === 'rank') return { type: 'rank', order: task.items.map(({ id }) => id) };
  const path = pathOf(scenario, rule);
  const kind = task.type === 'questions' ? 'ask' : 'choose';
  const on = task.options.find(({ id }) => {
    const told = understoodDecision(place.scene, place.played, { type: kind, option: id });
    return told.ok && path.includes(told.value.type.slice(kind.length + 1));
  });
  if (on) return { type: kind, option: on.id };
  if (kind === 'ask') return { type: 'go' };
  throw new Error(`${scenario.id} is off the ${rule} path at "${place.played.situation.node}"`);
}

const paths = new Map<string, readonly string[]>();

function pathOf(scenario: Scenario, rule: 'best' | 'worst'): readonly string[] {
  const key = `${scenario.id} ${rule}`;
  const path =
    paths.get(key) ??
    (rule === 'best'
      ? (proved.find((each) => each.scenario.id === scenario.id)?.proof.best ?? [])
      : worstPath(scenario));
  paths.set(key, path);
  return path;
}

function taskIn({ ask }: SittingView) {
  if (ask?.kind !== 'scene') throw new Error('no scene is asked');
  return ask.task;
}

function judged(people: readonly { readonly id: string }[], victim: (index: number) => boolean): SittingAnswer {
  return {
    type: 'judge',
    judgments: Object.fromEntries(
      people.map(({ id }, index) => [id, { victim: victim(index), confidence: 75 as const }]),
    ),
  };
}

/** In the item's own ids. A report has no right answer that a program knows. */
export function right(item: Item): ItemAnswer {
  if (item.type === 'report') return { type: 'report', ratings: null };
  if (item.type === 'match') {
    return { type: 'match', pairs: Object.fromEntries(item.options.map((option) => [option.id, option.with])) };
  }
  if (item.type === 'order') return { type: 'order', chosen: item.options.map(({ id }) => id) };
  const options = 'document' in item ? item.document.parts : item.options;
  return { type: item.type, chosen: options.filter(({ correct }) => correct).map(({ id }) => id) };
}

export function wrong(item: Item): ItemAnswer {
  const answer = right(item);
  if (answer.type === 'match') {
    const ids = Object.keys(answer.pairs);
    const texts = Object.values(answer.pairs);
    return {
      type: 'match',
      pairs: Object.fromEntries(ids.map((id, at) => [id, texts[(at + 1) % texts.length] ?? ''])),
    };
  }
  if (answer.type === 'report' || item.type === 'match' || item.type === 'report') return answer;
  if (item.type === 'order') return { type: 'order', chosen: [...item.options].reverse().map(({ id }) => id) };
  const options = 'document' in item ? item.document.parts : item.options;
  const others = options.filter(({ correct }) => !correct).map(({ id }) => id);
  const count = item.type === 'single' ? 1 : item.type === 'hotspot' ? item.pick : others.length;
  return { type: item.type, chosen: others.slice(0, count) };
}

/** An answer as a page would send it. */
export function toWire(item: Item, seed: string, answer: ItemAnswer): SittingAnswer {
  if (answer.type === 'report')
    return { type: 'report', text: 'At 11:40 p.m. I spoke with her alone for nine minutes.' };
  const asked = askedItem(item, seed);
  const left = opaque('document' in asked ? asked.document.parts : 'options' in asked ? asked.options : [], 'o');
  const wire = (id: string) => left.find(({ thing }) => thing.id === id)?.id ?? '';
  if (answer.type !== 'match') return { type: answer.type, chosen: answer.chosen.map(wire) };
  const texts = opaque(asked.type === 'match' ? asked.right : [], 'r');
  return {
    type: 'match',
    pairs: Object.fromEntries(
      Object.entries(answer.pairs).map(([id, text]) => [wire(id), texts.find(({ thing }) => thing === text)?.id ?? '']),
    ),
  };
}

/** Begins a sitting that must not be refused. */
export async function sit(
  ports: CertificationPorts,
  by: Person,
  with_: Partial<BeginSitting> = {},
): Promise<SittingView> {
  const begun = await beginSitting(ports, { by, purpose: 'certification', ...with_ });
  if (!begun.ok) throw new Error(`refused: ${begun.reason}`);
  return begun.view;
}

/** The answer that a taker gives to the question of a view. */
export async function next(ports: CertificationPorts, view: SittingView, taker: Taker): Promise<SittingAnswer> {
  const sitting = await ports.store.sittings.find(view.sitting);
  if (!sitting) throw new Error('no such sitting');
  const { sat } = await loadSitting(ports, sitting);
  return taker(placeOf(sat), sat, view);
}

export function send(
  ports: CertificationPorts,
  by: Person,
  view: SittingView,
  answer: SittingAnswer,
): Promise<AnsweredSitting> {
  const { sitting, seq } = view;
  return answerSitting(ports, { by, sitting, seq, id: `page-${sitting}-${seq}`, answer });
}

/** Answers everything that is left. @returns every view on the way, the last one after the end */
export async function sitToEnd(
  ports: CertificationPorts,
  by: Person,
  from: SittingView,
  taker: Taker,
): Promise<SittingView[]> {
  const views = [from];
  for (let view = from; view.ask; ) {
    const sent = await send(ports, by, view, await next(ports, view, taker));
    if (!sent.ok) throw new Error(`answer ${view.seq} refused: ${sent.reason}`);
    view = sent.view;
    views.push(view);
  }
  return views;
}
