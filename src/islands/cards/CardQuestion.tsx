import { useRef, useState } from 'react';
import type { Judgment } from '#domain/attempt/event';
import type { AskedCard } from '#domain/course/card-round';
import { blank, type Draft, Judge } from '../player/Judge.tsx';
import { useFocus } from './use-focus.ts';

interface Props {
  readonly card: AskedCard;
  readonly number: number;
  readonly of: number;
  readonly isBusy: boolean;
  readonly onCommit: (judgment: Judgment) => void;
}

/** A card and the judgment of it, which is final once sent. */
export function CardQuestion({ card, number, of, isBusy, onCommit }: Props) {
  const heading = useFocus<HTMLHeadingElement>();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(blank);
  const [hasTried, setHasTried] = useState(false);

  function submit() {
    const { victim, confidence } = draft;
    if (victim !== null && confidence !== null) {
      if (!isBusy) onCommit({ victim, confidence });
      return;
    }
    setHasTried(true);
    const group = victim === null ? 'judgment' : 'confidence';
    form.current?.querySelector<HTMLInputElement>(`input[name="${group}-card"]`)?.focus();
  }

  return (
    <section className="card" aria-labelledby="card-number">
      <h2 id="card-number" className="over" tabIndex={-1} ref={heading}>
        Card {number} of {of}
      </h2>
      <p className="vignette">{card.vignette}</p>
      <form
        ref={form}
        className="commit"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Judge
          person="card"
          question="Is somebody here a potential victim?"
          name="this card"
          draft={draft}
          hasTried={hasTried}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <button type="submit" className="btn btn-primary" aria-disabled={isBusy}>
          {isBusy ? 'One moment…' : 'Commit to this judgment'}
        </button>
      </form>
    </section>
  );
}
