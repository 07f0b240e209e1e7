import { useEffect, useId, useState } from 'react';
import type { Note } from '#domain/attempt/wire';
import { Icon } from '../Icon.tsx';
import { keep, readKept } from './device-store.ts';

interface Props {
  readonly attempt: string;
  readonly notes: readonly Note[];
}

/** What the trainee noticed, and room for notes of their own, which never leave the device. */
export function Notebook({ attempt, notes }: Props) {
  return (
    <>
      <p className="small quiet">What you saw and heard. What it means is yours to judge.</p>
      {notes.length === 0 ? (
        <p className="small quiet nothing">Nothing yet.</p>
      ) : (
        <ol className="notes">
          {notes.map(({ id, sense, clock, where, text }) => (
            <li key={id}>
              <Icon name={sense === 'saw' ? 'eye' : 'ear'} size={18} label={sense === 'saw' ? 'Seen' : 'Heard'} />
              <p className="small quiet">{clock === null ? where : `${clock.replace(/ [ap]\.m\.$/, '')} · ${where}`}</p>
              <p className="scene">{text}</p>
            </li>
          ))}
        </ol>
      )}
      <OwnNote attempt={attempt} />
    </>
  );
}

function OwnNote({ attempt }: { attempt: string }) {
  const id = useId();
  const slot = `note:${attempt}`;
  const [text, setText] = useState(() => readKept(slot) ?? '');
  useEffect(() => keep(slot, text), [slot, text]);
  return (
    <div className="own-note">
      <label htmlFor={id}>Add a note</label>
      <textarea
        id={id}
        rows={3}
        maxLength={4000}
        placeholder="Their words, not yours"
        aria-describedby={`${id}-kept`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-kept`} className="small quiet">
        Kept in this browser only; whoever uses it next can read it. Never scored, never sent.
      </p>
    </div>
  );
}
