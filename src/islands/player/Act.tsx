import { useId } from 'react';
import type { PlayableChoice, PlayableNode } from '#domain/scenario/playable';
import { Icon } from '../Icon.tsx';
import type { Decide } from './decide.ts';

interface Props extends Decide {
  /** The node whose choices these are: at a hub, the one beyond it. */
  readonly node: PlayableNode;
  readonly choices: readonly PlayableChoice[];
  readonly isBeyondHub: boolean;
}

const letters = 'ABCDEF';

/** What one can do here, in the order given. Beyond a hub, acting ends the questions. */
export function Act({ node, choices, isBeyondHub, chosen, onDecide }: Props) {
  const id = useId();
  const isReport = node.kind === 'report';
  const prompt = node.prompt ?? (isReport ? 'Which line goes into your report?' : 'What do you do?');
  return (
    <section className={`act${isBeyondHub ? ' act-beyond' : ''}${isReport ? ' act-report' : ''}`} aria-labelledby={id}>
      <div className="decide-head">
        <h2 id={id}>{isBeyondHub ? `Or act: ${lowerFirst(node.title)}` : prompt}</h2>
        {isBeyondHub && <span className="small quiet">This ends the questions.</span>}
      </div>
      {isBeyondHub && choices.length > 0 && <p className="beyond-prompt">{prompt}</p>}
      {choices.length === 0 ? (
        <button
          type="button"
          className="btn btn-secondary"
          aria-disabled={chosen !== null}
          onClick={() => onDecide({ type: 'go' })}
        >
          Go on without more questions
        </button>
      ) : (
        <ul className="choices">
          {choices.map((choice, index) => {
            const isChosen = chosen === `choose.${choice.id}`;
            return (
              <li key={choice.id}>
                <button
                  type="button"
                  className={`choice${isChosen ? ' choice-chosen' : ''}`}
                  aria-disabled={chosen !== null}
                  aria-pressed={isChosen ? true : undefined}
                  onClick={() => onDecide({ type: `choose.${choice.id}` })}
                >
                  <b>{letters[index]}</b>
                  <span>{choice.text}</span>
                  {isChosen && <Icon name="check" />}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** "Phones" → "phones"; a title that opens with a quotation mark stays. */
function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
