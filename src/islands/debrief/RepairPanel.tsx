import type { DebriefView } from '#domain/attempt/debrief';
import { Icon } from '../Icon.tsx';
import { SourceLinks } from './Sources.tsx';
import {
  changeWords,
  classChanges,
  countOf,
  drops,
  heldSentence,
  largest,
  list,
  repairCount,
  shown,
  titled,
} from './words.ts';

interface Props {
  readonly view: DebriefView;
  readonly onReplay: ((seq: number) => void) | undefined;
  /** Which of the two places it stands in: before the path on a narrow screen, after it on a wide one. */
  readonly place: 'narrow' | 'wide';
}

/** The one thing to do next: the fewest decisions that would have turned the case, or what held. */
export function RepairPanel({ view, onReplay, place }: Props) {
  const { repair } = view;
  return (
    <section className={`db-repair db-${place}`}>
      {repair ? <Smallest view={view} repair={repair} onReplay={onReplay} /> : <Held view={view} onReplay={onReplay} />}
    </section>
  );
}

type Panel = Pick<Props, 'view' | 'onReplay'>;

function Smallest({ view, repair, onReplay }: Panel & { repair: NonNullable<DebriefView['repair']> }) {
  const changes = classChanges(view);
  const from = repair.changes.find(({ replayFrom }) => replayFrom !== null);
  return (
    <>
      <h2 className="over">Smallest repair: {countOf(repairCount(repair), 'decision')}</h2>
      {repair.changes.map((change) => (
        <div key={change.node}>
          <p className="small quiet">{change.title}</p>
          <h3>{changeWords(change, view.people)}</h3>
        </div>
      ))}
      <p className="small">
        {changes.length === 0 && 'The critical error is gone; '}
        {changes.map(({ before, after }) => (
          <span key={before}>
            {before} becomes <b>{after}</b>;{' '}
          </span>
        ))}
        {shown(view.result.score)} becomes {shown(repair.score)}.
      </p>
      <SourceLinks cite={uniqueSources(repair)} />
      {onReplay && from?.replayFrom != null && (
        <Replay className="btn-primary" from={from.replayFrom} title={from.title} onReplay={onReplay} />
      )}
    </>
  );
}

function Held({ view, onReplay }: Panel) {
  const { decisions } = view;
  const errors = decisions.filter(({ yours }) => yours === 'critical');
  const lesser = decisions.filter(({ yours }) => yours === 'partial' || yours === 'poor').map(({ title }) => title);
  const from =
    errors[0] ?? largest(drops(decisions))?.decision ?? decisions.find(({ title }) => lesser.includes(title));
  return (
    <>
      <h2 className="over">{errors.length > 0 ? 'What held, and what did not' : 'What held'}</h2>
      <h3>{heldSentence(view)}</h3>
      {errors.flatMap(({ title, taken }) =>
        taken.flatMap(({ id, criticalError, remedy }) =>
          criticalError && remedy ? (
            <p key={id}>
              <b>Instead, at {titled(title)}:</b> {remedy}
            </p>
          ) : (
            []
          ),
        ),
      )}
      {lesser.length > 0 && <p className="small">At {list(lesser)} another option was worth more.</p>}
      {lesser.length + errors.length === 0 && (
        <p className="small">Each decision was the best on offer, and none was a critical error.</p>
      )}
      {onReplay && (
        <Replay
          className={errors.length > 0 ? 'btn-primary' : 'btn-secondary'}
          from={from?.replayFrom ?? 0}
          title={from?.title ?? 'the start'}
          onReplay={onReplay}
        />
      )}
    </>
  );
}

function Replay({
  className,
  from,
  title,
  onReplay,
}: {
  className: string;
  from: number;
  title: string;
  onReplay: (seq: number) => void;
}) {
  return (
    <div className="db-replay no-print">
      <button type="button" className={`btn ${className}`} onClick={() => onReplay(from)}>
        Replay from {title} <Icon name="arrow" />
      </button>
      <p className="small quiet">A replay is practice. This record stays.</p>
    </div>
  );
}

function uniqueSources({ changes }: NonNullable<DebriefView['repair']>) {
  return [...new Map(changes.flatMap(({ cite }) => cite.map((each) => [each.id, each] as const))).values()];
}
