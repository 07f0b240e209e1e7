import type { CitationView } from '#domain/attempt/wire';
import { Icon } from '../Icon.tsx';
import { CardRules, SourceText } from '../SourceText.tsx';

/** Sources under a reason. Each opens on the spot with what it says and how fresh that is. */
export function Cited({ sources, within }: { sources: readonly CitationView[]; within: string }) {
  return (
    <ul className="cited" aria-label="Sources">
      {sources.map((source) => (
        <li key={source.id}>
          <Source source={source} id={`source-${within}-${source.id}`} />
          {source.rules && <CardRules rules={source.rules} />}
        </li>
      ))}
    </ul>
  );
}

function Source({ source, id }: { source: CitationView; id: string }) {
  return (
    <>
      <button type="button" className="source-link" popoverTarget={id}>
        {source.short}
        {source.expired && <span className="due"> (due for check)</span>}
      </button>
      <div id={id} className="source-card" popover="auto" role="dialog" aria-label={`Source: ${source.short}`}>
        <button
          type="button"
          className="close"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label="Close the source"
        >
          <Icon name="close" />
        </button>
        <SourceText source={source} />
      </div>
    </>
  );
}
