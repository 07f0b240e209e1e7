import type { CueView, DebriefView } from '#domain/attempt/debrief';
import { SourceLinks } from './Sources.tsx';

/** What a question would have brought, with what it means. */
export function MissedCues({ missed }: Pick<DebriefView, 'missed'>) {
  if (missed.length === 0) return null;
  const hasQuestion = missed.some(({ revealedBy }) => revealedBy?.kind === 'question');
  return (
    <section className="db-missed">
      <h2>{hasQuestion ? 'Questions you never asked' : 'What you did not come across'}</h2>
      <ul className="db-cues">
        {missed.map((cue) => (
          <li key={cue.text}>
            <h3>{headingOf(cue)}</h3>
            <Cue cue={cue} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function FoundCues({ found }: Pick<DebriefView, 'found'>) {
  if (found.length === 0) return null;
  return (
    <section className="db-found">
      <h2>What you found, and what it meant</h2>
      <ul className="db-cues">
        {found.map((cue) => (
          <li key={cue.text}>
            <Cue cue={cue} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cue({ cue }: { cue: CueView }) {
  return (
    <>
      <p className="db-scene">{cue.text}</p>
      <p className="db-meaning">{cue.meaning}</p>
      <SourceLinks cite={cue.cite} />
    </>
  );
}

function headingOf({ revealedBy }: CueView): string {
  if (!revealedBy) return 'On a path you did not take';
  return revealedBy.kind === 'question' ? revealedBy.text : `Another choice: ${revealedBy.text}`;
}
