import { useState } from 'react';

interface Props {
  /** How many cards there are. */
  readonly most: number;
  readonly isBusy: boolean;
  readonly onBegin: (count: number) => void;
}

/** How long the round shall be. */
export function RoundStart({ most, isBusy, onBegin }: Props) {
  const lengths = [5, 10, most].filter((length, index) => index === 2 || length < most);
  const [count, setCount] = useState(Math.min(10, most));
  return (
    <form
      className="round-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onBegin(count);
      }}
    >
      <fieldset>
        <legend>How many?</legend>
        <div className="lengths">
          {lengths.map((length) => (
            <label key={length}>
              <input type="radio" name="count" checked={count === length} onChange={() => setCount(length)} />
              <span>
                <b>{length === most ? `All ${most}` : length}</b> about {length} min
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" className="btn btn-primary" aria-disabled={isBusy}>
        {isBusy ? 'Dealing…' : 'Begin'}
      </button>
    </form>
  );
}
