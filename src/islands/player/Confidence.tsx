import { confidences, type Confidence as Value } from '#domain/attempt/event';

interface Props {
  /** Of the group of radio buttons: one a person. */
  readonly name: string;
  readonly value: Value | null;
  readonly describedBy: string | undefined;
  readonly onChange: (value: Value) => void;
}

const words: Partial<Record<Value, string>> = { 55: 'Barely leaning', 75: 'Fairly sure', 95: 'Nearly certain' };

/** Five rising steps, filled up to the one chosen. None is chosen beforehand. */
export function Confidence({ name, value, describedBy, onChange }: Props) {
  return (
    <fieldset className="confidence" aria-describedby={describedBy}>
      <legend>How sure are you?</legend>
      <div className="steps">
        {confidences.map((step, index) => (
          <label key={step} className={value !== null && step <= value ? 'filled' : ''}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              aria-label={words[step] ? `${step} percent, ${words[step]?.toLowerCase()}` : `${step} percent`}
              onChange={() => onChange(step)}
            />
            <i style={{ height: `${20 + index * 11}px` }} />
            <span>{step}%</span>
          </label>
        ))}
      </div>
      <div className="step-words" aria-hidden="true">
        {Object.entries(words).map(([step, word]) => (
          <span key={step} className={Number(step) === value ? 'now' : ''}>
            {word}
          </span>
        ))}
      </div>
    </fieldset>
  );
}
