import { type Ref, Suspense, useMemo } from 'react';
import type { Reply } from '#domain/attempt/wire';
import type { Playable } from '#domain/scenario/playable';
import type { Situation } from '#domain/scenario/rules';
import { afterChoice } from './after-choice.ts';
import { Lines } from './Lines.tsx';
import { type Arrival, type LogEntry, openingPassage, type Passage, passageOf } from './passages.ts';

interface Props {
  readonly playable: Playable;
  readonly log: readonly LogEntry[];
  readonly situation: Situation;
  /** Where the newest passage begins: the one place that focus moves to. */
  readonly newest: Ref<HTMLHeadingElement>;
}

/** Everything read and heard so far, the newest last. */
export function Script({ playable, log, situation, newest }: Props) {
  const start = log[0]?.before ?? situation;
  const opening = useMemo(() => openingPassage(playable, start), [playable, start]);
  const passages = [opening, ...log.map((entry) => passageOf(playable, entry))];
  return (
    <section className="script" aria-label="The scene so far">
      {passages.map((passage, index) => (
        <PassageText
          key={passage.seq}
          passage={passage}
          people={playable.people}
          heading={index === passages.length - 1 ? newest : undefined}
        />
      ))}
    </section>
  );
}

interface PassageProps {
  readonly passage: Passage;
  readonly people: Playable['people'];
  readonly heading: Ref<HTMLHeadingElement> | undefined;
}

function PassageText({ passage, people, heading }: PassageProps) {
  const { seq, skipped, taken, isQuestion, step, arrival } = passage;
  return (
    <div className="passage">
      {skipped && <ArrivalText arrival={skipped} people={people} />}
      {taken === null ? (
        <h3 ref={heading} tabIndex={-1} className="unseen">
          The scene opens
        </h3>
      ) : (
        <h3 ref={heading} tabIndex={-1} className={isQuestion ? 'unseen' : 'taken'}>
          <span>{isQuestion ? 'You asked: ' : 'Decided'}</span>
          <span className="visually-hidden">: </span>
          <span>{taken}</span>
        </h3>
      )}
      {step && <ReplyText reply={step.reply} people={people} seq={seq} />}
      {arrival && <ArrivalText arrival={arrival} people={people} />}
      {step?.reply.ending && (
        <div className="ending">
          <h3>{step.reply.ending.title}</h3>
          <Lines lines={step.reply.ending.say} people={people} />
        </div>
      )}
    </div>
  );
}

function ReplyText({ reply, people, seq }: { reply: Reply; people: Playable['people']; seq: number }) {
  return (
    <>
      <Lines lines={reply.happens} people={people} />
      {reply.why !== null && (
        <div className="why">
          <b>Why</b>
          <div>
            <p>{reply.why}</p>
            {reply.cite.length > 0 && (
              <Suspense fallback={<div className="cited-room" />}>
                <afterChoice.Cited sources={reply.cite} within={`${seq}`} />
              </Suspense>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function ArrivalText({ arrival, people }: { arrival: Arrival; people: Playable['people'] }) {
  const { clock, place, see, say } = arrival;
  const where = [clock, place].filter((part) => part !== null).join(', ');
  return (
    <div className="arrival">
      {where && <p className="when">{where}</p>}
      {/* Where nobody speaks, what one sees is the script. */}
      {see && <p className={`scene line${say.length ? ' see-line' : ''}`}>{see}</p>}
      <Lines lines={say} people={people} />
    </div>
  );
}
