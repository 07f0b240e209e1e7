import type { ReactNode } from 'react';
import type { AttemptProgress } from '#domain/attempt/wire';

/** What the page holds as HTML, whether or not a script ever runs: the slots of the island. */
export interface OpeningText {
  readonly place?: ReactNode;
  readonly note?: ReactNode;
  readonly opens?: ReactNode;
  readonly how?: ReactNode;
}

interface Props extends OpeningText {
  readonly scenario: string;
  /** What the names of the opening were drawn from. */
  readonly draw: string;
  readonly assignment: string | undefined;
  /** This device's attempt that the page leads to: one to go on with, or one with a debrief. */
  readonly latest: AttemptProgress | null;
  readonly replay: AttemptProgress | null;
  /** An attempt is being opened: nothing can be begun meanwhile. */
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onBegin: () => void;
  readonly onOpen: (attempt: AttemptProgress) => void;
}

/** Before the scene: the content note and the way in, then how it opens. */
export function Opening({ place, note, opens, how, isBusy, problem, ...ways }: Props) {
  return (
    <div className="player">
      <div className="stage">
        <div className="begin">
          {note}
          {problem && (
            <p className="notice notice-stop" role="alert">
              {problem}
            </p>
          )}
          {isBusy ? <p role="status">Opening your attempt…</p> : <Ways {...ways} isOffered={opens !== undefined} />}
        </div>
        {opens}
      </div>
      <div className="side side-plan">{place}</div>
      <div className="side side-notebook">{how}</div>
    </div>
  );
}

interface WaysProps
  extends Pick<Props, 'scenario' | 'draw' | 'assignment' | 'latest' | 'replay' | 'onBegin' | 'onOpen'> {
  /** False for a scene whose file is gone: what was begun can be opened, nothing can be begun. */
  readonly isOffered: boolean;
}

function Ways({ scenario, draw, assignment, latest, replay, isOffered, onBegin, onOpen }: WaysProps) {
  return (
    <div className="ways">
      {latest ? (
        <>
          <button type="button" className="btn btn-primary" onClick={() => onOpen(latest)}>
            {latest.finished ? 'Open the debrief' : `Go on · decision ${latest.decision} of ${latest.decisions}`}
          </button>
          {isOffered && (
            <button type="button" className="btn btn-secondary" onClick={onBegin}>
              {latest.finished ? 'Play it again' : 'Start over'}
            </button>
          )}
        </>
      ) : !isOffered ? null : (
        // As a form it is not lost when it comes before the script that answers it.
        <form
          action={`/scenarios/${scenario}`}
          onSubmit={(event) => {
            event.preventDefault();
            onBegin();
          }}
        >
          {/* The page that this leads to goes on with the same people. */}
          <input type="hidden" name="draw" value={draw} />
          {assignment && <input type="hidden" name="assignment" value={assignment} />}
          <button type="submit" name="begin" value="1" className="btn btn-primary">
            Begin
          </button>
        </form>
      )}
      {replay && (
        <button type="button" className="btn btn-text" onClick={() => onOpen(replay)}>
          Go on with your replay · decision {replay.decision} of {replay.decisions}
        </button>
      )}
      <a className="btn btn-text" href="/scenarios">
        Leave
      </a>
    </div>
  );
}
