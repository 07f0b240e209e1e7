import type { ReactNode } from 'react';
import type { Playable, PlayableNode } from '#domain/scenario/playable';
import { Commit } from './Commit.tsx';
import type { Decide } from './decide.ts';
import { Ranking } from './Ranking.tsx';

interface Props extends Decide {
  readonly playable: Playable;
  readonly node: PlayableNode;
  /** The way to the notebook, where it is not in sight. */
  readonly notebook: ReactNode;
}

/** A decision that fills the page on every screen: a judgment, or an order. */
export function WholeDecision({ playable, node, notebook, chosen, onDecide }: Props) {
  if (node.kind === 'commit') {
    const { judged, people } = playable;
    return <Commit judged={judged} people={people} notebook={notebook} chosen={chosen} onDecide={onDecide} />;
  }
  if (node.kind === 'ranking') {
    return (
      <>
        <Ranking prompt={node.prompt} items={node.items} chosen={chosen} onDecide={onDecide} />
        {notebook}
      </>
    );
  }
  return null;
}
