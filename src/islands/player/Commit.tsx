import { type ReactNode, useRef, useState } from 'react';
import type { Judgment } from '#domain/attempt/event';
import type { Playable } from '#domain/scenario/playable';
import { Icon } from '../Icon.tsx';
import type { Decide } from './decide.ts';
import { blank, type Draft, Judge } from './Judge.tsx';

interface Props extends Decide {
  readonly judged: Playable['judged'];
  readonly people: Playable['people'];
  /** The way to the notebook, where it is not in sight. */
  readonly notebook: ReactNode;
}

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
