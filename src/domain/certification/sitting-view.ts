/** What the page of a running sitting shows. Nothing in it is part of the key. */
import { decisionNumber, toldBy } from '../attempt/reply.ts';
import { nodeOf } from '../scenario/rules.ts';
import type { Node } from '../scenario/schema.ts';
import { askItem } from './ask-item.ts';
import { askScene } from './ask-scene.ts';
import { castOf } from './cast.ts';
import { countAnswered, type Place, type Played, playedOf, type Sat, type SatScene } from './sat.ts';
import { toldLines } from './told-lines.ts';
import type { AskView, HappenedView, PartView, SittingHead, SittingView } from './wire.ts';

export function sittingView(head: SittingHead, sat: Sat, place: Place): SittingView {
  return {
    ...head,
    parts: partsOf(sat, place),
    happened: happenedBefore(sat),
    ask: askAt(sat, place),
    seq: countAnswered(sat) + 1,
  };
}

function askAt({ seed }: Sat, place: Place): AskView | null {
  switch (place.kind) {
    case 'item':
      return askItem(place.item, seed);
    case 'card':
      return { kind: 'card', vignette: place.card.vignette };
    case 'scene':
      return askScene(place.scene, place.played);
    case 'end':
      return null;
  }
}

function partsOf({ form, answers, scenes }: Sat, place: Place): PartView[] {
  const items = Math.min(answers.length, form.items.length);
  const questions = [
    { kind: 'knowledge', title: 'Knowledge', done: items, of: form.items.length },
    { kind: 'cards', title: 'Cards', done: answers.length - items, of: form.cards.length },
  ] as const;
  const isAtScene = (index: number) => place.kind === 'scene' && place.index === index;
  const parts = [
    ...questions.filter(({ of }) => of > 0).map((part) => ({ ...part, isNow: kindOf(place) === part.kind })),
    ...scenes.map((scene, index) => ({ kind: 'scene' as const, ...progressOf(scene), isNow: isAtScene(index) })),
  ];
  const now = parts.findIndex(({ isNow }) => isNow);
  return parts.map(({ isNow, ...part }, index) => ({
    number: index + 1,
    ...part,
    state: isNow ? 'now' : now === -1 || index < now ? 'done' : 'to-come',
  }));
}

function kindOf(place: Place): PartView['kind'] | null {
  if (place.kind === 'item') return 'knowledge';
  return place.kind === 'card' ? 'cards' : null;
}

function progressOf(scene: SatScene): { title: string; done: number; of: number } {
  const cast = castOf(scene.scenario, scene.seed);
  if (scene.events.length === 0) {
    return { title: cast.title, done: 0, of: decisionNumber(cast, [], cast.start).decisions };
  }
  const { trail, situation, finished } = playedOf(scene);
  const { decision, decisions } = decisionNumber(cast, trail, situation.node);
  return { title: cast.title, done: finished ? decisions : decision - 1, of: decisions };
}

/** What the last decision led to; null where the last answer was to an item or a card. */
function happenedBefore({ scenes }: Sat): HappenedView | null {
  const scene = scenes.findLast(({ events }) => events.length > 0);
  return scene ? happenedIn(scene, playedOf(scene)) : null;
}

function happenedIn(scene: SatScene, { trail, situation }: Played): HappenedView | null {
  const last = trail.at(-1);
  if (!last) return null;
  const cast = castOf(scene.scenario, scene.seed);
  const node = nodeOf<Node>(cast, situation.node);
  return {
    scene: cast.title,
    lines: toldLines(cast, toldBy(cast, last)?.happens ?? []),
    ending: node.kind === 'ending' ? toldLines(cast, node.say) : null,
  };
}
