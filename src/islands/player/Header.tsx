import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../Icon.tsx';
import type { Saving } from './use-recorder.ts';

interface Props {
  readonly decision: number;
  readonly decisions: number;
  readonly hasEnded: boolean;
  readonly isReplay: boolean;
  readonly isWide: boolean;
  readonly saving: Saving['at'];
  readonly onPause: () => void;
}

/** The scene's part of the page's header: how far, what is saved, a break. */
export function Header({ decision, decisions, hasEnded, isReplay, isWide, saving, onPause }: Props) {
  const done = hasEnded ? decisions : decision - 1;
  const saved = <Saved saving={saving} hasIcon={isWide} />;
  return (
    <>
      <Slot id="scene-status">
        {isWide ? (
          <span className="dots" aria-hidden="true">
            {Array.from({ length: decisions }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: decisions ahead have no name yet
              <i key={index} className={index < done ? 'done' : index === done ? 'now' : ''} />
            ))}
          </span>
        ) : (
          <i className="bar" style={{ inlineSize: `${(100 * (hasEnded ? decisions : decision)) / decisions}%` }} />
        )}
        <span>
          {isReplay && 'Replay · '}
          {hasEnded ? 'The scene has ended' : `Decision ${decision} of ${decisions}`}
          {!isWide && <> · {saved}</>}
        </span>
      </Slot>
      <Slot id="scene-controls">
        {isWide && saved}
        <button type="button" className="pause" onClick={onPause}>
          <Icon name="pause" />
          <span>Pause</span>
        </button>
      </Slot>
    </>
  );
}

function Saved({ saving, hasIcon }: { saving: Saving['at']; hasIcon: boolean }) {
  const words = { saved: 'Saved', sending: 'Sending…', unsaved: 'Not saved', refused: 'Not saved' }[saving];
  return (
    <span className={`saved${words === 'Not saved' ? ' not-saved' : ''}`} data-saving={saving}>
      {hasIcon && saving === 'saved' && <Icon name="cloud-check" />}
      {words}
    </span>
  );
}

/** Fills a place that the page's header keeps for the scene, in place of what the server put there. */
export function Slot({ id, children }: { id: string; children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const found = document.getElementById(id);
    found?.replaceChildren();
    setPlace(found);
  }, [id]);
  return place && createPortal(children, place);
}
