import type { AskedItem } from '#domain/course/asked-item';
import type { ItemFeedback } from '#domain/course/item-feedback';
import type { Draft } from './draft.ts';
import { Paper, PartText } from './Paper.tsx';
import { Compared, Rated } from './Report.tsx';
import { Verdict } from './Verdict.tsx';

interface Props {
  readonly asked: AskedItem;
  readonly told: ItemFeedback;
  readonly draft: Draft;
}

/** The whole key of an item, option by option, with what was chosen. */
export function Feedback({ asked, told, draft }: Props) {
  switch (told.type) {
    case 'single':
    case 'multi':
      return <JudgedOptions asked={asked} options={told.options} chosen={draft.chosen} />;
    case 'hotspot':
    case 'spot':
      return <JudgedPaper asked={asked} options={told.options} chosen={draft.chosen} />;
    case 'order':
      return <JudgedOrder asked={asked} options={told.options} order={draft.chosen} />;
    case 'match':
      return <JudgedPairs asked={asked} options={told.options} pairs={draft.pairs} />;
    case 'report':
      return (
        <>
          <Compared told={told} text={draft.text} />
          {told.credit !== null && <Rated told={told} ratings={draft.ratings} />}
        </>
      );
  }
}

type Judged = Extract<ItemFeedback, { type: 'single' | 'multi' | 'hotspot' | 'spot' }>['options'];

interface OptionsProps {
  readonly asked: AskedItem;
  readonly options: Judged;
  readonly chosen: readonly string[];
}

/** In the order in which they were asked. */
function JudgedOptions({ asked, options, chosen }: OptionsProps) {
  if (!('options' in asked)) return null;
  return (
    <ul className="it-judged">
      {asked.options.map(({ id, text }) => {
        const option = options.find((each) => each.id === id);
        if (!option) return null;
        const isChosen = chosen.includes(id);
        return (
          <li key={id} className={isChosen ? 'it-chosen' : undefined}>
            <p>
              <b>{text}</b> {isChosen && <span className="tag">You chose this</span>}
            </p>
            <p>
              <Verdict yes={option.correct} /> {option.why}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function JudgedPaper({ asked, options, chosen }: OptionsProps) {
  if (!('document' in asked)) return null;
  return (
    <Paper document={asked.document}>
      {(part) => {
        const option = options.find(({ id }) => id === part.id);
        if (!option) return null;
        const isMarked = chosen.includes(part.id);
        return (
          <div className={`it-part${isMarked ? ' it-chosen' : ''}`}>
            <PartText part={part} />
            {isMarked && <span className="tag">You marked this</span>}
            <p className="it-why">
              <Verdict yes={option.correct} /> {option.why}
            </p>
          </div>
        );
      }}
    </Paper>
  );
}

interface OrderProps {
  readonly asked: AskedItem;
  readonly options: Extract<ItemFeedback, { type: 'order' }>['options'];
  readonly order: readonly string[];
}

/** In the right order, with the place that each step had. */
function JudgedOrder({ asked, options, order }: OrderProps) {
  return (
    <ol className="it-judged it-numbered">
      {options.map(({ id, why }, index) => {
        const place = order.indexOf(id);
        return (
          <li key={id}>
            <p>
              <b>{textOf(asked, id)}</b>
            </p>
            <p>
              <Verdict yes={place === index} /> {place !== index && <span className="quiet">Yours: {place + 1}.</span>}{' '}
              {why}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

interface PairsProps {
  readonly asked: AskedItem;
  readonly options: Extract<ItemFeedback, { type: 'match' }>['options'];
  readonly pairs: Draft['pairs'];
}

function JudgedPairs({ asked, options, pairs }: PairsProps) {
  if (asked.type !== 'match') return null;
  return (
    <ul className="it-judged">
      {asked.options.map(({ id, text }) => {
        const option = options.find((each) => each.id === id);
        if (!option) return null;
        const isRight = pairs[id] === option.with;
        return (
          <li key={id}>
            <p>
              <b>{text}</b> → {option.with}
            </p>
            <p>
              <Verdict yes={isRight} /> {!isRight && <span className="quiet">Yours: {pairs[id]}</span>} {option.why}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function textOf(asked: AskedItem, id: string): string {
  return 'options' in asked ? (asked.options.find((option) => option.id === id)?.text ?? '') : '';
}
