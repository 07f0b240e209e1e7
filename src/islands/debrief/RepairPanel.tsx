import type { DebriefView } from '#domain/attempt/debrief';
import { Icon } from '../Icon.tsx';
import { SourceLinks } from './Sources.tsx';
import {
  changeWords,
  classChanges,
  classNames,
  countOf,
  drops,
  largest,
  list,
  lower,
  repairCount,
  shown,
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
  const { people, decisions, result } = view;
  const lesser = decisions.filter(({ yours }) => yours !== null && yours !== 'best').map(({ title }) => title);
  const worst =
    largest(drops(decisions))?.decision ?? decisions.find(({ yours }) => yours !== null && yours !== 'best');
  const classes = list(people.flatMap(({ code }) => (code ? [lower(classNames[code])] : [])));
  return (
    <>
      <h2 className="over">What held</h2>
      <h3>{classes ? `The ending: ${classes}.` : 'The ending.'} No decision had to change for it.</h3>
      <p className="small">
        {lesser.length === 0
          ? `Each decision was the best on offer${result.criticalErrors.length === 0 ? ', and none was a critical error' : ''}.`
          : `At ${list(lesser)} another option was worth more.`}
      </p>
      {onReplay && (
        <Replay
          className="btn-secondary"
          from={worst?.replayFrom ?? 0}
          title={worst?.title ?? 'the start'}
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
