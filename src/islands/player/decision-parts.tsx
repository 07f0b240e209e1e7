import { type ReactNode, Suspense } from 'react';
import type { Playable, PlayableChoice, PlayableNode } from '#domain/scenario/playable';
import { offeredChoices, type Situation } from '#domain/scenario/rules';
import { Act } from './Act.tsx';
import { Ask } from './Ask.tsx';
import { afterChoice } from './after-choice.ts';
import type { Decide } from './decide.ts';
import { playableNode } from './passages.ts';

interface Props extends Decide {
  readonly playable: Playable;
  readonly node: PlayableNode;
  readonly situation: Situation;
  readonly isPaused: boolean;
}

/** The parts of a decision that a phone shows one at a time; empty where the decision fills the page. */
export function decisionParts({
  playable,
  node,
  situation,
  isPaused,
  ...decide
}: Props): { name: string; content: ReactNode }[] {
  const choices = offeredChoices(playable, situation) as readonly PlayableChoice[];
  if (node.kind === 'hub') {
    const beyond = playableNode(playable, node.then);
    return [
      {
        name: 'Ask',
        content: <Ask {...decide} questions={node.questions} budget={node.budget} situation={situation} />,
      },
      { name: 'Act', content: <Act {...decide} node={beyond} choices={choices} isBeyondHub /> },
    ];
  }
  if (node.kind !== 'scene' && node.kind !== 'report') return [];
  const timer = node.softSeconds !== null && (
    <Suspense>
      <afterChoice.SoftTimer
        seconds={node.softSeconds}
        isPaused={isPaused}
        onTimeout={() => decide.onDecide({ type: 'timeout' })}
      />
    </Suspense>
  );
  return [
    {
      name: node.kind === 'report' ? 'Report' : 'Act',
      content: (
        <>
          {timer}
          <Act {...decide} node={node} choices={choices} isBeyondHub={false} />
        </>
      ),
    },
  ];
}
