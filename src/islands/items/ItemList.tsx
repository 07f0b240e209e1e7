import type { AskedItem } from '#domain/course/asked-item';

interface Props {
  readonly items: readonly AskedItem[];
  readonly current: number;
  readonly isDone: (item: AskedItem) => boolean;
  readonly onGo: (index: number) => void;
}

/** All items by number: outlined until answered, then filled. */
export function ItemList({ items, current, isDone, onGo }: Props) {
  return (
    <nav className="it-list" aria-label="Questions">
      <p className="over">
        Question {current + 1} of {items.length}
      </p>
      <ol>
        {items.map((item, index) => (
          <li key={item.id}>
            <button
              type="button"
              className={isDone(item) ? 'it-done' : undefined}
              aria-label={`Question ${index + 1}${isDone(item) ? ', answered' : ''}`}
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
