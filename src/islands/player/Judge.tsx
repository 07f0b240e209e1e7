import { useId } from 'react';
import type { Confidence as Value } from '#domain/attempt/event';
import { Confidence } from './Confidence.tsx';

export type Draft = { readonly victim: boolean | null; readonly confidence: Value | null };

export const blank: Draft = { victim: null, confidence: null };

interface Props {
  readonly person: string;
  readonly question: string;
  readonly name: string;
  readonly draft: Draft;
  readonly hasTried: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
}

const options = [
  {
    victim: true,
    title: 'A potential victim of sex trafficking',
    help: 'Commercial sex may be part of this: through force, fraud or coercion, or with this person under 18.',
  },
  { victim: false, title: 'Something else', help: 'Another crime, or no crime. This person may still need help.' },
] as const;

/** Both answers and how sure one is. None is chosen beforehand. */
export function Judge({ person, question, name, draft, hasTried, onChange }: Props) {
  const error = useId();
  const isOpen = hasTried && draft.victim === null;
  const isUnsure = hasTried && draft.victim !== null && draft.confidence === null;
  return (
    <div className="judge">
      <fieldset aria-describedby={isOpen ? error : undefined}>
        <legend>
          <h2>{question}</h2>
        </legend>
        <p className="quiet">Decide on what you know now. Whichever you choose, you can still offer help.</p>
        {options.map(({ victim, title, help }) => (
          <label key={title} className="card-choice">
            <input
              type="radio"
              name={`judgment-${person}`}
              checked={draft.victim === victim}
              onChange={() => onChange({ victim })}
            />
            <span>
              <b>{title}</b>
              <span className="quiet">{help}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isOpen && (
        <p id={error} className="fix" role="alert">
          <b>Fix:</b> choose one of the two for {name}.
        </p>
      )}
      <Confidence
        name={`confidence-${person}`}
        value={draft.confidence}
        describedBy={isUnsure ? error : undefined}
        onChange={(confidence) => onChange({ confidence })}
      />
      {isUnsure && (
        <p id={error} className="fix" role="alert">
          <b>Fix:</b> choose how sure you are about {name}.
        </p>
      )}
    </div>
  );
}
