import type { DebriefView } from '#domain/attempt/debrief';
import { CeilingSteps } from './CeilingSteps.tsx';
import { capSentence, dimensionNames, shown } from './words.ts';

/** The number, last: what holds it, its four parts, and how much of the scale stayed within reach. */
export function Score({ view }: { view: DebriefView }) {
  const { score, dimensions } = view.result;
  const held = capSentence(view);
  return (
    <section className="db-score">
      <div className="db-score-head">
        <h2>Score</h2>
        <span className="tag tag-note">Provisional</span>
      </div>
      <p className="db-number">
        <b>{shown(score)}</b> of 100
      </p>
      {held && <p className="small quiet">{held}</p>}
      <ul className="db-bars">
        {dimensionNames.map(([dimension, name]) => {
          const value = dimensions[dimension];
          return (
            <li key={dimension}>
              <span>{name}</span>
              {value === null ? <span className="quiet">not assessed</span> : <b>{shown(value)}</b>}
              {value !== null && (
                <span className="db-bar">
                  <span style={{ inlineSize: `${value}%` }} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="small quiet">
        The four need not average to the score. An expert panel that includes survivors has yet to confirm this key.
      </p>
      <CeilingSteps decisions={view.decisions} />
      <p className="small">
        <a href="/how-scoring-works">How this is scored</a>
      </p>
    </section>
  );
}
