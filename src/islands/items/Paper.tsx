import type { ReactNode } from 'react';
import type { AskedDocument } from '#domain/course/asked-item';
import { Icon } from '../Icon.tsx';
import { toggled } from './Options.tsx';
import { documentNames } from './words.ts';

interface Props {
  readonly document: AskedDocument;
  readonly children: (part: AskedDocument['parts'][number]) => ReactNode;
}

/** A made-up document as it would lie on a desk, its parts from the top. */
export function Paper({ document: { kind, title, parts }, children }: Props) {
  return (
    <div className={`it-paper it-${kind}`}>
      <p className="it-paper-head">
        <b>{title}</b> <span>{documentNames[kind]}, invented</span>
      </p>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>{children(part)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The words of a part, with the name of its field. */
export function PartText({ part: { label, text } }: { part: AskedDocument['parts'][number] }) {
  return (
    <span className="it-part-text">
      {label && <small>{label}</small>}
      <span>{text}</span>
    </span>
  );
}

interface MarkProps {
  readonly document: AskedDocument;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A document whose parts are marked by pressing them. */
export function MarkedPaper({ document, chosen, onChange }: MarkProps) {
  return (
    <Paper document={document}>
      {(part) => {
        const isMarked = chosen.includes(part.id);
        return (
          <button
            type="button"
            className="it-part"
            aria-pressed={isMarked}
            onClick={() => onChange(toggled(chosen, part.id, !isMarked))}
          >
            <span className="it-box" aria-hidden="true">
              {isMarked && <Icon name="check" />}
            </span>
            <PartText part={part} />
          </button>
        );
      }}
    </Paper>
  );
}
