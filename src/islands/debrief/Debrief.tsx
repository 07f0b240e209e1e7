import { useEffect, useId, useRef } from 'react';
import type { DebriefAnswer } from '#domain/attempt/wire';
import '../../styles/debrief.css';
import { AfterTalk } from './AfterTalk.tsx';
import { FoundCues, MissedCues } from './Cues.tsx';
import { Decisions } from './Decisions.tsx';
import { FiveEndings } from './FiveEndings.tsx';
import { Opening } from './Opening.tsx';
import { Path } from './Path.tsx';
import { RepairPanel } from './RepairPanel.tsx';
import { Score } from './Score.tsx';
import { SourceCards, SourcePrefix } from './Sources.tsx';

interface Props {
  readonly debrief: DebriefAnswer;
  /** Called with how many events to keep. Without it nothing offers a replay. */
  readonly onReplay?: ((seq: number) => void) | undefined;
}

/** What an ended scene comes to: first the sentence, then the picture, then the number. */
export default function Debrief({ debrief, onReplay }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const prefix = useId();
  useEffect(() => openOnPaper(root), []);
  return (
    <SourcePrefix value={prefix}>
      <div className="debrief" ref={root}>
        <Opening view={debrief} isReplay={debrief.kind === 'replay' || !debrief.first} />
        <div className="db-how">
          {debrief.people.map((person) => (
            <FiveEndings key={person.id} person={person} isNamed={debrief.people.length > 1} />
          ))}
        </div>
        <div className="db-main">
          <RepairPanel view={debrief} onReplay={onReplay} place="narrow" />
          <Path view={debrief} />
          <div className="db-pair">
            <RepairPanel view={debrief} onReplay={onReplay} place="wide" />
            <MissedCues missed={debrief.missed} />
          </div>
          <FoundCues found={debrief.found} />
        </div>
        <Score view={debrief} />
        <div className="db-rest">
          <Decisions view={debrief} onReplay={onReplay} />
          <AfterTalk view={debrief} />
          <SourceCards view={debrief} />
        </div>
      </div>
    </SourcePrefix>
  );
}

/** Opens everything for the printer, and closes it again afterwards. */
function openOnPaper(root: React.RefObject<HTMLDivElement | null>): () => void {
  const opened: HTMLDetailsElement[] = [];
  const open = () => {
    for (const details of root.current?.querySelectorAll<HTMLDetailsElement>('details:not([open])') ?? []) {
      details.open = true;
      opened.push(details);
    }
  };
  const close = () => {
    for (const details of opened.splice(0)) details.open = false;
  };
  addEventListener('beforeprint', open);
  addEventListener('afterprint', close);
  return () => {
    removeEventListener('beforeprint', open);
    removeEventListener('afterprint', close);
  };
}
