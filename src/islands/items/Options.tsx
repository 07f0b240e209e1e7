import type { AskedItemOf } from '#domain/course/asked-item';

interface Props {
  readonly item: AskedItemOf<'single' | 'multi' | 'order'>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Radio buttons where one is right, checkboxes where several may be. */
export function Options({ item, chosen, onChange }: Props) {
  const isSingle = item.type === 'single';
  return (
    <ul className="it-options">
      {item.options.map(({ id, text }) => (
        <li key={id}>
          <label className="it-option">
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={item.id}
              value={id}
              checked={chosen.includes(id)}
              onChange={({ target }) => onChange(isSingle ? [id] : toggled(chosen, id, target.checked))}
            />
            <span>{text}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

export function toggled(chosen: readonly string[], id: string, isOn: boolean): readonly string[] {
  const others = chosen.filter((each) => each !== id);
  return isOn ? [...others, id] : others;
}
