import type { PlayableQuestion } from '#domain/scenario/playable';
import { holds, type Situation } from '#domain/scenario/rules';
import { Icon } from '../Icon.tsx';
import type { Decide } from './decide.ts';

interface Props extends Decide {
  readonly questions: readonly PlayableQuestion[];
  readonly budget: number;
  readonly situation: Situation;
}

/** The questions of a hub, with what they cost of the minutes there are. */
export function Ask({ questions, budget, situation, chosen, onDecide }: Props) {
  const left = budget - situation.spent;
  const shown = questions.filter((question) => situation.used.includes(question.id) || holds(question.when, situation));
  return (
    <section className="ask" aria-labelledby="ask">
      <div className="decide-head">
        <h2 id="ask">Ask</h2>
        <span className="budget" aria-hidden="true">
          {Array.from({ length: budget }, (_, minute) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: minutes have no other name
            <i key={minute} className={minute < situation.spent ? 'spent' : ''} />
          ))}
        </span>
        <span className="small quiet">
          {left} of {budget} minutes left
        </span>
      </div>
      <ul className="questions">
        {shown.map(({ id, text, cost }) => {
          const isAsked = situation.used.includes(id);
          const isTooCostly = cost > left;
          if (isAsked || isTooCostly) {
            return (
              <li key={id} className={isAsked ? 'question asked' : 'question too-costly'}>
                <Icon name={isAsked ? 'check' : 'chat'} size={18} />
                <span>{text}</span>
                <span className="cost">{isAsked ? 'Asked' : `needs ${cost} min`}</span>
              </li>
            );
          }
          const isChosen = chosen === `ask.${id}`;
          return (
            <li key={id}>
              <button
                type="button"
                className="question"
                aria-disabled={chosen !== null}
                aria-pressed={isChosen ? true : undefined}
                onClick={() => onDecide({ type: `ask.${id}` })}
              >
                <Icon name="chat" size={18} />
                <span>{text}</span>
                <span className="cost">{cost} min</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
