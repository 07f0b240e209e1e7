import { useEffect, useRef } from 'react';
import type { AskedItemOf } from '#domain/course/asked-item';

interface Props {
  readonly item: AskedItemOf<'single' | 'multi' | 'order'>;
  readonly order: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
  readonly onSay: (words: string) => void;
}

/** Steps to put in order by buttons; each move is said aloud. */
export function Order({ item, order, onChange, onSay }: Props) {
  const pressed = useRef<HTMLButtonElement>(null);

  // A row that is moved in the document loses its focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each move
  useEffect(() => pressed.current?.focus(), [order]);

  function move(button: HTMLButtonElement, from: number, by: number) {
    pressed.current = button;
    const to = from + by;
    const id = order[from];
    if (id === undefined || to < 0 || to >= order.length) return;
    const rest = order.filter((each) => each !== id);
    onChange([...rest.slice(0, to), id, ...rest.slice(to)]);
    onSay(`${textOf(id)} Now ${to + 1} of ${order.length}.`);
  }

  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text ?? '';

  return (
    <ol className="it-order">
      {order.map((id, index) => (
        <li key={id}>
          <b aria-hidden="true">{index + 1}</b>
          <span>{textOf(id)}</span>
          <button
            type="button"
            aria-label={`Move up: ${textOf(id)}`}
            aria-disabled={index === 0}
            onClick={({ currentTarget }) => move(currentTarget, index, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            aria-label={`Move down: ${textOf(id)}`}
            aria-disabled={index === order.length - 1}
            onClick={({ currentTarget }) => move(currentTarget, index, 1)}
          >
            ↓
          </button>
        </li>
      ))}
    </ol>
  );
}
