import { useRef, useState } from 'react';
import type { Judgment } from '#domain/attempt/event';
import type { AskedCard, JudgedCard } from '#domain/course/card-round';
import { type Failed, sentenceFor } from '../player/api.ts';
import { fetchRound, judgeCard } from './api.ts';
import { CardAnswer } from './CardAnswer.tsx';
import { CardQuestion } from './CardQuestion.tsx';
import { RoundEnd } from './RoundEnd.tsx';
import { RoundStart } from './RoundStart.tsx';

/** A card that was judged, with what came of it. */
export interface Judged {
  readonly card: AskedCard;
  readonly judgment: Judgment;
  readonly told: JudgedCard;
}

type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'question' | 'answer'; readonly cards: readonly AskedCard[] }
  | { readonly at: 'end' };

/** A round of judgment cards, from its length to its sum. Nothing leaves this page but one judgment at a time. */
export default function CardRound({ most }: { readonly most: number }) {
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const [judged, setJudged] = useState<readonly Judged[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const retry = useRef<(() => void) | null>(null);

  /** Does one thing at a time; what failed can be done again, and nothing said so far is lost. */
  async function run<T>(
    act: () => Promise<{ readonly ok: true; readonly value: T } | Failed>,
    then: (value: T) => void,
  ) {
    setIsBusy(true);
    const answer = await act();
    setIsBusy(false);
    setProblem(answer.ok ? null : sentenceFor(answer));
    retry.current = answer.ok ? null : () => run(act, then);
    if (answer.ok) then(answer.value);
  }

  const begin = (count: number) =>
    run(
      () => fetchRound(count),
      ({ cards }) => {
        setJudged([]);
        setStage({ at: 'question', cards });
      },
    );

  const commit = (cards: readonly AskedCard[], card: AskedCard, judgment: Judgment) =>
    run(
      () => judgeCard(card.id, judgment),
      (told) => {
        setJudged((before) => [...before, { card, judgment, told }]);
        setStage({ at: 'answer', cards });
      },
    );

  const next = (cards: readonly AskedCard[]) =>
    setStage(judged.length < cards.length ? { at: 'question', cards } : { at: 'end' });

  const card = stage.at === 'question' ? stage.cards[judged.length] : undefined;
  const last = judged.at(-1);
  return (
    <>
      {problem !== null && (
        <div className="notice notice-stop card-problem" role="alert">
          <p>{problem}</p>
          <button type="button" className="btn btn-secondary" onClick={() => retry.current?.()}>
            Try again
          </button>
        </div>
      )}
      {stage.at === 'start' && <RoundStart most={most} isBusy={isBusy} onBegin={begin} />}
      {stage.at === 'question' && card && (
        <CardQuestion
          key={card.id}
          card={card}
          number={judged.length + 1}
          of={stage.cards.length}
          isBusy={isBusy}
          onCommit={(judgment) => commit(stage.cards, card, judgment)}
        />
      )}
      {stage.at === 'answer' && last && (
        <CardAnswer
          key={last.card.id}
          judged={last}
          number={judged.length}
          of={stage.cards.length}
          onNext={() => next(stage.cards)}
        />
      )}
      {stage.at === 'end' && <RoundEnd judged={judged} onAgain={() => setStage({ at: 'start' })} />}
    </>
  );
}
