import type { AskedItemOf } from '#domain/course/asked-item';
import { letterOf } from './words.ts';

interface Props {
  readonly item: AskedItemOf<'match'>;
  readonly pairs: Readonly<Record<string, string>>;
  readonly onChange: (pairs: Readonly<Record<string, string>>) => void;
}

/** The right-hand column with letters, and a menu of them for each text on the left. */
export function Match({ item, pairs, onChange }: Props) {
  return (
    <div className="it-match">
      <ol className="it-letters" aria-label="To choose from">
        {item.right.map((text, index) => (
          <li key={text}>
            <b>{letterOf(index)}</b> <span>{text}</span>
          </li>
        ))}
      </ol>
      <ul className="it-pairs">
        {item.options.map(({ id, text }) => (
          <li key={id}>
            <label>
              <span>{text}</span>
              <select value={pairs[id] ?? ''} onChange={({ target }) => onChange({ ...pairs, [id]: target.value })}>
                <option value="">Choose…</option>
                {item.right.map((right, index) => (
                  <option key={right} value={right}>
                    {letterOf(index)}: {right}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
