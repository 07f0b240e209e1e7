import { createContext, useContext } from 'react';
import type { DebriefView } from '#domain/attempt/debrief';
import type { CitationView } from '#domain/attempt/wire';
import { Icon } from '../Icon.tsx';
import { CardRules, SourceText } from '../SourceText.tsx';

/** What the ids of this debrief's source cards begin with; a page may hold more than one debrief. */
export const SourcePrefix = createContext('source');

/** Buttons that open what a reason rests on. The cards themselves stand once, in SourceCards. */
export function SourceLinks({ cite }: { cite: readonly CitationView[] }) {
  const prefix = useContext(SourcePrefix);
  if (cite.length === 0) return null;
  return (
    <ul className="db-cites" aria-label="Sources">
      {cite.map(({ id, short, verified, rules, expired }) => (
        <li key={id} className={rules && 'db-carded'}>
          <button type="button" popoverTarget={`${prefix}-${id}`}>
            {short}
          </button>
          {!rules && !verified && <small> not yet verified at source</small>}
          {expired && <small> due for a check</small>}
          {rules && <CardRules rules={rules} />}
        </li>
      ))}
    </ul>
  );
}

/** Every source of the debrief once: closed on screen until a button opens it, a plain list on paper. */
export function SourceCards({ view }: { view: DebriefView }) {
  const prefix = useContext(SourcePrefix);
  return (
    <section className="db-sources">
      <h2>Sources</h2>
      {sourcesOf(view).map((source) => (
        <dialog
          key={source.id}
          id={`${prefix}-${source.id}`}
          className="db-source"
          popover="auto"
          aria-label={source.short}
        >
          <button
            type="button"
            className="db-close no-print"
            popoverTarget={`${prefix}-${source.id}`}
            popoverTargetAction="hide"
            aria-label="Close"
          >
            <Icon name="close" />
          </button>
          <SourceText source={source} />
        </dialog>
      ))}
    </section>
  );
}

function sourcesOf(view: DebriefView): CitationView[] {
  const cited = [
    ...(view.repair?.changes ?? []),
    ...view.missed,
    ...view.found,
    ...view.decisions.flatMap(({ taken, bestTaken, others, ranking }) => [
      ...taken,
      ...bestTaken,
      ...others,
      ...(ranking ? [ranking] : []),
    ]),
  ];
  return [...new Map(cited.flatMap(({ cite }) => cite.map((each) => [each.id, each] as const))).values()];
}
