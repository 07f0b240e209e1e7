import { useId } from 'react';
import type { AskedItemOf } from '#domain/course/asked-item';
import type { Rating } from '#domain/course/item-answer';
import type { ItemFeedback } from '#domain/course/item-feedback';
import type { Draft } from './draft.ts';
import { rowNames } from './words.ts';

interface WriteProps {
  readonly item: AskedItemOf<'report'>;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** What is known, and the space to write. */
export function Write({ item, text, onChange }: WriteProps) {
  return (
    <>
      <Facts facts={item.facts} />
      <label className="it-write">
        <b>Your report</b>
        <textarea rows={9} value={text} maxLength={4000} onChange={({ target }) => onChange(target.value)} />
      </label>
    </>
  );
}

export function Facts({ facts }: { facts: readonly string[] }) {
  return (
    <div className="it-facts">
      <p className="over">What you know</p>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}

type Told = Extract<ItemFeedback, { type: 'report' }>;

/** What was written beside the model answer. */
export function Compared({ told: { model, why }, text }: { told: Told; text: string }) {
  return (
    <>
      <div className="it-beside">
        <div>
          <p className="over">Yours</p>
          <p className="it-record">{text}</p>
        </div>
        <div>
          <p className="over">A model answer</p>
          <p className="it-record">{model}</p>
        </div>
      </div>
      <p>{why}</p>
    </>
  );
}

interface RateProps {
  readonly told: Told;
  readonly ratings: Draft['ratings'];
  readonly onChange: (ratings: Draft['ratings']) => void;
}

const steps: readonly Rating[] = [0, 1, 2, 3, 4];

/** The rubric, a row at a time: 0 to 4 by what the ends of it look like. */
export function Rate({ told, ratings, onChange }: RateProps) {
  const name = useId();
  return told.rubric.map(({ id, asks, low }) => (
    <fieldset key={id} className="it-rate">
      <legend>{rowNames[id]}</legend>
      <p>
        <b>4:</b> {asks}{' '}
        <span className="quiet">
          <b>0–1:</b> {low}
        </span>
      </p>
      <div>
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={`${name}-${id}`}
              value={step}
              checked={ratings[id] === step}
              onChange={() => onChange({ ...ratings, [id]: step })}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
    </fieldset>
  ));
}

/** The rubric as it was filled in. */
export function Rated({ told, ratings }: Omit<RateProps, 'onChange'>) {
  return (
    <ul className="it-judged">
      {told.rubric.map(({ id, asks }) => (
        <li key={id}>
          <p>
            <b>
              {rowNames[id]}: {ratings[id]} of 4
            </b>
          </p>
          <p>{asks}</p>
        </li>
      ))}
    </ul>
  );
}
