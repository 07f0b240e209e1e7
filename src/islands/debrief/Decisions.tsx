import type { DebriefView, DecisionView, OptionView } from '#domain/attempt/debrief';
import { Lines } from './Lines.tsx';
import { QualityMark } from './QualityMark.tsx';
import { SourceLinks } from './Sources.tsx';
import { list, quoted, shown, truthSentence } from './words.ts';

interface Props {
  readonly view: DebriefView;
  readonly onReplay: ((seq: number) => void) | undefined;
}

/** Every decision, closed until opened: what was taken, what followed, why, and what else there was. */
export function Decisions({ view, onReplay }: Props) {
  return (
    <section className="db-decisions">
      <h2>Each decision</h2>
      {view.decisions.map((decision) => (
        <details key={decision.node} className="db-decision">
          <summary>
            <span className="db-summary">
              <b>{decision.title}</b>
              {decision.yours ? (
                <QualityMark mark={decision.yours} />
              ) : (
                <span className="small quiet">Not on your path</span>
              )}
              <span className="db-took">{tookWords(decision, view)}</span>
            </span>
          </summary>
          <Decision decision={decision} view={view} />
          {onReplay && decision.replayFrom !== null && (
            <Replay title={decision.title} from={decision.replayFrom} onReplay={onReplay} />
          )}
        </details>
      ))}
      <details className="db-decision">
        <summary>
          <span className="db-summary">
            <b>How it ended</b>
            <span className="db-took">{view.ending.title}</span>
          </span>
        </summary>
        <Lines lines={view.ending.say} names={view.names} />
      </details>
    </section>
  );
}

function Decision({ decision, view }: { decision: DecisionView; view: DebriefView }) {
  const { kind, taken, bestTaken, others, ranking, happens, ceiling } = decision;
  const better = bestTaken.filter(({ id }) => !taken.some((option) => option.id === id));
  const isHub = kind === 'hub';
  return (
    <>
      {ranking && (
        <>
          {ranking.yours && <Order title="Your order" items={ranking.yours} />}
          <Order title="The order in the key (provisional)" items={ranking.experts} />
        </>
      )}
      {happens.length > 0 && <Lines lines={happens} names={view.names} />}
      {ranking && <Reason why={ranking.why} cite={ranking.cite} />}
      {kind === 'commit' && <p>{view.people.map(truthSentence).join(' ')}</p>}
      {isHub ? (
        <Options title="You asked" options={taken} hasMark={false} />
      ) : (
        taken.map((option) => <Reason key={option.id} why={option.why} cite={option.cite} remedy={option.remedy} />)
      )}
      <Options title={isHub ? 'Asked on the best path' : 'On the best path'} options={better} hasMark={!isHub} />
      <Options title={isHub ? 'Not asked' : 'Other options'} options={others} hasMark={!isHub} />
      {ceiling !== null && <p className="small quiet">Most still within reach after this: {shown(ceiling)} of 100.</p>}
    </>
  );
}

function Order({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div className="db-options">
      <h3>{title}</h3>
      <ol>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
    </div>
  );
}

function Options({ title, options, hasMark }: { title: string; options: readonly OptionView[]; hasMark: boolean }) {
  if (options.length === 0) return null;
  return (
    <div className="db-options">
      <h3>{title}</h3>
      <ul>
        {options.map(({ id, text, mark, why, cite, remedy, offered }) => (
          <li key={id}>
            <p className="db-option">
              <b>{text}</b>
              {(hasMark || mark === 'critical') && <QualityMark mark={mark} />}
            </p>
            {!offered && <p className="small quiet">Not open to you here: it takes something you had not found.</p>}
            <Reason why={why} cite={cite} remedy={remedy} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reason({ why, cite, remedy = null }: Pick<OptionView, 'why' | 'cite'> & { remedy?: string | null }) {
  return (
    <div className="db-reason">
      <p>{why}</p>
      {remedy && (
        <p>
          <b>Instead:</b> {remedy}
        </p>
      )}
      <SourceLinks cite={cite} />
    </div>
  );
}

function Replay({ title, from, onReplay }: { title: string; from: number; onReplay: (seq: number) => void }) {
  return (
    <button type="button" className="btn btn-text no-print" onClick={() => onReplay(from)}>
      Replay from here<span className="visually-hidden">: {title}</span>
    </button>
  );
}

function tookWords({ kind, taken, yours, ranking }: DecisionView, { people }: DebriefView): string {
  if (yours === null) return 'The best path comes through here.';
  if (kind === 'commit') {
    return people
      .map(
        ({ name, victim, confidence }) =>
          `${name}: ${victim ? 'a potential victim' : 'not a potential victim'}, ${confidence}% sure`,
      )
      .join('; ');
  }
  if (kind === 'ranking')
    return ranking?.score == null ? '' : `Your order agrees with the key to ${shown(ranking.score)} of 100.`;
  if (kind === 'hub')
    return taken.length === 0 ? 'No questions asked' : `Asked: ${list(taken.map(({ text }) => quoted(text)))}`;
  return taken.map(({ text }) => text).join('; ');
}
