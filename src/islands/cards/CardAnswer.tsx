import { Cited } from '../player/Cited.tsx';
import type { Judged } from './CardRound.tsx';
import { endNames, endSentences } from './card-words.ts';
import { EndMark } from './EndMark.tsx';
import { useFocus } from './use-focus.ts';

interface Props {
  readonly judged: Judged;
  readonly number: number;
  readonly of: number;
  readonly onNext: () => void;
}

/** What the card was, the words in it that settle it, and why. */
export function CardAnswer({ judged: { card, judgment, told }, number, of, onNext }: Props) {
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <section className="card" aria-labelledby="card-end">
      <p className="over">
        Card {number} of {of}
      </p>
      <h2 id="card-end" tabIndex={-1} ref={heading}>
        {endSentences[told.end]}
      </h2>
      <p className="card-end">
        <EndMark end={told.end} /> <b>{endNames[told.end]}.</b>{' '}
        <span className="quiet">
          You said: {judgment.victim ? 'a potential victim' : 'something else'}, {judgment.confidence}% sure.
        </span>
      </p>
      <Marked text={card.vignette} part={told.decidingFact} />
      <p>
        <b>Why.</b> {told.why}
      </p>
      <Cited sources={told.cite} within={card.id} />
      <button type="button" className="btn btn-primary" onClick={onNext}>
        {number < of ? 'Next card' : 'See the round'}
      </button>
    </section>
  );
}

/** The vignette with the part that settles it marked, by more than its color, with the quotation marks it touches. */
export function Marked({ text, part }: { readonly text: string; readonly part: string }) {
  const [head = '', ...rest] = text.split(part);
  const tail = rest.join(part);
  const opens = /[“‘]*$/.exec(head)?.[0] ?? '';
  const closes = /^[”’]*/.exec(tail)?.[0] ?? '';
  return (
    <p className="vignette">
      {head.slice(0, head.length - opens.length)}
      <mark>
        <span className="visually-hidden">What settles it: </span>
        {opens + part + closes}
      </mark>
      {tail.slice(closes.length)}
    </p>
  );
}
