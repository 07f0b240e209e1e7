import type { CitationView } from '#domain/attempt/wire';
import { showDay } from '#domain/course/show-day';

/** What a source says and how far it can be relied on, for the card that a citation opens. */
export function SourceText({ source }: { source: CitationView }) {
  const { short, title, says, url, verified, card, expired, checked, expires } = source;
  return (
    <>
      <p className="source-name">{short}</p>
      {title !== short && <p className="small quiet">{title}</p>}
      {expired && (
        <p className="notice notice-note">
          This source was due for a check on {showDay(expires)}. Ask before you rely on it.
        </p>
      )}
      <p>{says}</p>
      {card ? (
        <p className="small quiet">
          <span className="tag tag-note">Unknown here</span> Only your agency’s signed card can say. Call your
          supervisor or prosecutor.
        </p>
      ) : (
        <p className="small quiet">
          {verified ? 'Verified at source.' : <span className="tag tag-note">Not yet verified at source</span>} Last
          checked {showDay(checked)}. Next check due {showDay(expires)}.
        </p>
      )}
      {url !== null && (
        <p>
          <a className="out" href={url} target="_blank" rel="noreferrer">
            Open the source <span className="visually-hidden">in a new tab</span>
          </a>
        </p>
      )}
    </>
  );
}
