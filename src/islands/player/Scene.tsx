import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { AttemptEvent } from '#domain/attempt/event';
import type { AttemptView } from '#domain/attempt/wire';
import { afterChoice } from './after-choice.ts';
import { decisionParts } from './decision-parts.tsx';
import { Header } from './Header.tsx';
import { Modal } from './Modal.tsx';
import { Notebook } from './Notebook.tsx';
import { Pause } from './Pause.tsx';
import { PlanStrip } from './PlanStrip.tsx';
import { PlanView } from './PlanView.tsx';
import { decisionNumber, playableNode } from './passages.ts';
import { problemWords, SaveProblem } from './SaveProblem.tsx';
import { Script } from './Script.tsx';
import { Sheet } from './Sheet.tsx';
import { settingOf } from './setting.ts';
import { useAttempt } from './use-attempt.ts';
import { useIsWide } from './use-is-wide.ts';
import { useRecorder } from './use-recorder.ts';
import { useStopwatch } from './use-stopwatch.ts';

interface Props {
  readonly view: AttemptView;
  /** This branch was opened because another tab or device had decided first. */
  readonly isBranch: boolean;
  readonly onForked: (branch: AttemptView) => void;
  readonly onReload: () => void;
  readonly onDebrief: () => void;
}

/** The scene as it is played: place, script, decision, notebook. */
export function Scene({ view, isBranch, onForked, onReload, onDebrief }: Props) {
  const { playable, attempt } = view;
  const { situation, log, notes, take } = useAttempt(view);
  const isWide = useIsWide();
  const [isPaused, setIsPaused] = useState(false);
  const [siblings, setSiblings] = useState<{ readonly count: number; readonly isNew: boolean }>({
    count: view.siblings.length,
    isNew: view.siblings.length > 0,
  });
  const node = playableNode(playable, situation.node);
  const hasEnded = node.kind === 'ending';
  const decision = decisionNumber(playable, log, situation);
  const seconds = useStopwatch(`${log.length}`, isPaused);
  const { saving, decide, retry } = useRecorder({
    attempt,
    recorded: log.length,
    onForked,
    onStored: (answer) => {
      setSiblings(({ count }) => ({ count: answer.siblings.length, isNew: answer.siblings.length > count }));
      take(answer.step);
    },
  });

  const newest = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one focus move a decision
  useEffect(() => {
    newest.current?.focus({ preventScroll: true });
    newest.current?.scrollIntoView({ block: 'start' });
  }, [log.length]);

  const setting = settingOf(playable, situation);
  const gained = (log.at(-1)?.step.reply ?? { notes: view.opening }).notes.length;
  const notebook = <Notebook attempt={attempt} notes={notes} />;
  const chosen = saving.at === 'sending' || saving.at === 'unsaved' ? saving.event.type : null;
  const deciding = {
    playable,
    node,
    situation,
    isPaused,
    chosen,
    onDecide(event: AttemptEvent) {
      afterChoice.load();
      decide(event, seconds());
    },
  };
  const parts = decisionParts(deciding);
  const saveProblem = <SaveProblem saving={saving} onRetry={retry} onReload={onReload} />;

  return (
    <div className={`player playing playing-${node.kind}`}>
      <Header
        decision={decision}
        decisions={playable.decisions}
        hasEnded={hasEnded}
        isReplay={view.kind === 'replay'}
        isWide={isWide}
        saving={saving.at}
        onPause={() => setIsPaused(true)}
      />
      <p className="visually-hidden" role="status">
        {problemWords(saving) ??
          arrivalWords({ decision, decisions: playable.decisions, gained, hasEnded, decided: log.length })}
      </p>
      {isWide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a low screen it scrolls, by keyboard too
        <aside className="side side-plan" aria-label="The place" tabIndex={0}>
          <PlanView scene={playable} setting={setting} clock={node.clock} see={node.see} hasReminder />
        </aside>
      ) : (
        !hasEnded && <PlanStrip playable={playable} setting={setting} clock={node.clock} see={node.see} />
      )}
      <div className="stage">
        <Script playable={playable} log={log} situation={situation} newest={newest} />
        <div className="asides">
          {view.kind === 'replay' && <p className="small quiet">Replay · your first attempt’s record stays.</p>}
          {isBranch && (
            <p className="notice">
              This scene was also played in another tab or on another device. Both are kept. You go on here in a branch
              of your own.
            </p>
          )}
          {!isBranch && siblings.isNew && (
            <p className="notice">
              This scene was also played in another tab or on another device. Both are kept. This one goes on as it is.
            </p>
          )}
        </div>
        {(isWide || parts.length === 0) && (
          <div className="decide" key={node.id}>
            {saveProblem}
            {parts.map(({ name, content }) => (
              <div key={name}>{content}</div>
            ))}
            {parts.length === 0 && !hasEnded && (
              <Suspense>
                <afterChoice.WholeDecision
                  {...deciding}
                  notebook={!isWide && <NotebookButton count={notes.length}>{notebook}</NotebookButton>}
                />
              </Suspense>
            )}
            {hasEnded && (
              <Suspense>
                <afterChoice.End onDebrief={onDebrief} />
              </Suspense>
            )}
          </div>
        )}
      </div>
      {isWide && (
        <aside className="side side-notebook" aria-label="Notebook">
          <h2 className="place">
            Your notebook
            <span className="count">{notes.length}</span>
          </h2>
          {notebook}
        </aside>
      )}
      {!isWide && parts.length > 0 && (
        <Sheet
          key={node.id}
          head={saveProblem}
          tabs={[...parts, { name: 'Notebook', count: notes.length, content: notebook }]}
        />
      )}
      {isPaused && <Pause onResume={() => setIsPaused(false)} />}
    </div>
  );
}

interface ArrivalFacts {
  readonly decision: number;
  readonly decisions: number;
  readonly gained: number;
  readonly hasEnded: boolean;
  readonly decided: number;
}

/** The one announcement of a scene: all that changed beside the text that focus moves to. */
function arrivalWords({ decision, decisions, gained, hasEnded, decided }: ArrivalFacts): string {
  return [
    decided > 0 && 'Saved.',
    hasEnded ? 'The scene has ended.' : `Decision ${decision} of ${decisions}.`,
    gained > 0 && `${gained} new ${gained === 1 ? 'note' : 'notes'} in your notebook.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function NotebookButton({ count, children }: { count: number; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-text" onClick={() => setIsOpen(true)}>
        Your notebook <span className="count">{count}</span>
      </button>
      {isOpen && (
        <Modal title="Your notebook" onClose={() => setIsOpen(false)}>
          <h2 className="place">Your notebook</h2>
          {children}
        </Modal>
      )}
    </>
  );
}
