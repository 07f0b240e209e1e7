import type { DebriefView } from '#domain/attempt/debrief';
import { PathNode, spotsOf } from './PathNode.tsx';
import { TallPath, WidePath } from './PathPicture.tsx';
import { countOf, markNames, pathFinding, shown } from './words.ts';

/** The trainee's way through the scene beside the best one: picture, legend, and the same as a table. */
export function Path({ view }: { view: DebriefView }) {
  const { decisions } = view;
  const label = pathFinding(view);
  const spots = decisions.flatMap(spotsOf);
  const has = (is: string, isCritical = false) =>
    spots.some((spot) => spot.is === is && (spot.mark === 'critical') === isCritical);
  return (
    <section className="db-path">
      <div className="db-path-head">
        <h2>Your {countOf(decisions.filter(({ yours }) => yours).length, 'decision')}</h2>
        <ul className="path-key" aria-hidden="true">
          <Key width={34} name="Your path">
            <path className="path-you" d="M-17 0H17" />
            <PathNode mark="partial" is="you" />
          </Key>
          <Key width={34} name="Best path">
            <path className="path-best" d="M-12 0H12" />
            <PathNode mark="best" is="best" />
          </Key>
          {has('both') && (
            <Key name="Both">
              <PathNode mark="best" is="both" />
            </Key>
          )}
          {has('option') && (
            <Key name="Not taken">
              <PathNode mark="poor" is="option" />
            </Key>
          )}
          {has('you', true) && (
            <Key name="Critical error">
              <PathNode mark="critical" is="you" />
            </Key>
          )}
          {has('option', true) && (
            <Key name="Critical, not taken">
              <PathNode mark="critical" is="option" />
            </Key>
          )}
        </ul>
      </div>
      <WidePath view={view} label={label} />
      <TallPath view={view} label={label} />
      <details className="db-table">
        <summary>Show as table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Decision</th>
              <th scope="col">You</th>
              <th scope="col">Best path</th>
              <th scope="col">Most still within reach</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map(({ node, title, yours, best, ceiling }) => (
              <tr key={node}>
                <th scope="row">{title}</th>
                <td>{yours ? markNames[yours] : 'Not on your path'}</td>
                <td>{best ? markNames[best] : 'Not on it'}</td>
                <td>{ceiling === null ? 'Not on your path' : shown(ceiling)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Key({ width = 22, name, children }: { width?: number; name: string; children: React.ReactNode }) {
  return (
    <li>
      <svg aria-hidden="true" viewBox={`${-width / 2} -11 ${width} 22`} width={width} height="22">
        {children}
      </svg>
      {name}
    </li>
  );
}
