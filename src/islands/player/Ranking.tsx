import { useEffect, useRef, useState } from 'react';
import type { Decide } from './decide.ts';

interface Props extends Decide {
  readonly prompt: string | null;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

/** An order to put right, first to last, by buttons that a keyboard reaches too. */
export function Ranking({ prompt, items, chosen, onDecide }: Props) {
  const [order, setOrder] = useState(items);
  const [moved, setMoved] = useState('');

  const pressed = useRef<HTMLButtonElement>(null);

  // A row that is moved in the document loses its focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move
  useEffect(() => pressed.current?.focus(), [order]);

  function move(button: HTMLButtonElement, from: number, by: number) {
    pressed.current = button;
    const to = from + by;
    const item = order[from];
    if (!item || to < 0 || to >= order.length) return;
    const rest = order.filter((each) => each !== item);
    setOrder([...rest.slice(0, to), item, ...rest.slice(to)]);
    setMoved(`${item.text}: now ${to + 1} of ${order.length}.`);
  }

  return (
    <section className="ranking" aria-labelledby="ranking">
      <div className="decide-head">
        <h2 id="ranking">{prompt ?? 'In which order?'}</h2>
        <span className="small quiet">First at the top.</span>
      </div>
      <ol>
        {order.map((item, index) => (
          <li key={item.id}>
            <b>{index + 1}</b>
            <span>{item.text}</span>
            <button
              type="button"
              aria-label={`Move up: ${item.text}`}
              aria-disabled={index === 0}
              onClick={({ currentTarget }) => move(currentTarget, index, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={`Move down: ${item.text}`}
              aria-disabled={index === order.length - 1}
              onClick={({ currentTarget }) => move(currentTarget, index, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {moved}
      </p>
      <button
        type="button"
        className="btn btn-primary"
        aria-disabled={chosen !== null}
        onClick={() => onDecide({ type: 'rank', order: order.map(({ id }) => id) })}
      >
        {chosen === null ? 'This is my order' : 'Saving…'}
      </button>
    </section>
  );
}
