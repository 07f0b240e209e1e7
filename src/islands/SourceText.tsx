import type { CardRule, CitationView } from '#domain/attempt/wire';
import { showDay } from '#domain/course/show-day';

/** What the agency's card says where a source has no text of its own; `whole` also says why it may not. */
export function CardRules({ rules, whole = false }: { rules: readonly CardRule[]; whole?: boolean }) {
  return rules.map(({ name, known, text, by }) => (
    <p key={name} className={known ? 'card-rule' : 'card-rule card-unknown'}>
      <b>{name}:</b> {text}
      {(known || whole) && <small> {by}</small>}
    </p>
  ));
}

/** What a source says and how far it can be relied on, for the card that a citation opens. */
export function SourceText({ source }: { source: CitationView }) {
  const { short, title, says, url, verified, card, rules, expired, checked, expires } = source;
  return (
    <>
      <p className="source-name">{short}</p>
      {title !== short && <p className="small quiet">{title}</p>}
      {expired && (
        <p className="notice notice-note">
          This source was due for a check on {showDay(expires)}. Ask before you rely on it.
        </p>
      )}
      {rules ? <CardRules rules={rules} whole /> : <p>{says}</p>}
      {!card && (
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
