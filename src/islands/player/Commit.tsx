import { type ReactNode, useId, useRef, useState } from 'react';
import type { Judgment, Confidence as Value } from '#domain/attempt/event';
import type { Playable } from '#domain/scenario/playable';
import { Icon } from '../Icon.tsx';
import { Confidence } from './Confidence.tsx';
import type { Decide } from './decide.ts';

interface Props extends Decide {
  readonly judged: Playable['judged'];
  readonly people: Playable['people'];
  /** The way to the notebook, where it is not in sight. */
  readonly notebook: ReactNode;
}

type Draft = { readonly victim: boolean | null; readonly confidence: Value | null };

const blank: Draft = { victim: null, confidence: null };

/** The trainee's judgment of each person in question, with how sure they are; final once sent. */
export function Commit({ judged, people, notebook, chosen, onDecide }: Props) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [hasTried, setHasTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const ids = Object.keys(judged);
  const draftOf = (id: string) => drafts[id] ?? blank;

  function submit() {
    const whole = ids.filter((id) => draftOf(id).victim !== null && draftOf(id).confidence !== null);
    if (whole.length === ids.length) {
      const judgments = Object.fromEntries(ids.map((id) => [id, draftOf(id) as Judgment]));
      onDecide({ type: 'commit', judgments });
      return;
    }
    setHasTried(true);
    const group = missingGroup(ids, draftOf);
    form.current?.querySelector<HTMLInputElement>(`input[name="${group}"]`)?.focus();
  }

  return (
    <form
      ref={form}
      className="commit"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="over">Before you act</p>
      {ids.map((id) => (
        <Judge
          key={id}
          person={id}
          question={judged[id]?.question ?? ''}
          name={people[id]?.name ?? id}
          draft={draftOf(id)}
          hasTried={hasTried}
          onChange={(change) => setDrafts({ ...drafts, [id]: { ...draftOf(id), ...change } })}
        />
      ))}
      {notebook}
      <div className="commit-bar">
        <p className="small quiet">
          <Icon name="lock" size={18} />
          You can’t change this later. How sure you were never changes your score; you will see it in the debrief.
        </p>
        <button type="submit" className="btn btn-primary" aria-disabled={chosen !== null}>
          {chosen === null ? 'Commit to this judgment' : 'Saving…'}
        </button>
      </div>
    </form>
  );
}

function missingGroup(ids: readonly string[], draftOf: (id: string) => Draft): string {
  for (const id of ids) {
    if (draftOf(id).victim === null) return `judgment-${id}`;
    if (draftOf(id).confidence === null) return `confidence-${id}`;
  }
  return '';
}

interface JudgeProps {
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

function Judge({ person, question, name, draft, hasTried, onChange }: JudgeProps) {
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
