import { type CardEnd, cardEnds } from '#domain/course/card-round';
import { calibration } from '#domain/judgment/calibration';
import { Marked } from './CardAnswer.tsx';
import type { Judged } from './CardRound.tsx';
import { endNames, endSentences } from './card-words.ts';
import { EndMark } from './EndMark.tsx';
import { useFocus } from './use-focus.ts';

const rows = [
  { name: 'With a victim of sex trafficking', right: 'caught', wrong: 'missed' },
  { name: 'With none', right: 'right-to-leave', wrong: 'over-called' },
] as const;

/** The sum of a round: both kinds of error apart, since neither makes up for the other. */
export function RoundEnd({ judged, onAgain }: { readonly judged: readonly Judged[]; readonly onAgain: () => void }) {
  const heading = useFocus<HTMLHeadingElement>();
  const counts = Object.fromEntries(
    cardEnds.map((end) => [end, judged.filter(({ told }) => told.end === end).length]),
  ) as Record<CardEnd, number>;
  return (
    <section className="card" aria-labelledby="round-end">
      <h2 id="round-end" tabIndex={-1} ref={heading}>
        {sentence(counts)}
      </h2>
      <table className="round">
        <caption className="visually-hidden">The round, by what each card was and what you said</caption>
        <tbody>
          {rows.map(({ name, right, wrong }) => (
            <tr key={name}>
              <th scope="row">
                {name} <span className="quiet">({counts[right] + counts[wrong]})</span>
              </th>
              <Share end={right} count={counts[right]} of={counts[right] + counts[wrong]} />
              <Share end={wrong} count={counts[wrong]} of={counts[right] + counts[wrong]} />
            </tr>
          ))}
        </tbody>
      </table>
      <Sureness judged={judged} />
      <p className="quiet small">
        {judged.length} cards; provisional until an expert panel has confirmed their answers. Nothing of this round is
        kept.
      </p>
      <button type="button" className="btn btn-primary" onClick={onAgain}>
        Another round
      </button>
      <h3>The cards</h3>
      <ul className="judged">
        {judged.map(({ card, told }) => (
          <li key={card.id}>
            <details>
              <summary>
                <EndMark end={told.end} /> <b>{endNames[told.end]}.</b> {opening(card.vignette)}
              </summary>
              <Marked text={card.vignette} part={told.decidingFact} />
              <p>
                {endSentences[told.end]} {told.why}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentence({ caught, missed, 'over-called': overCalled, 'right-to-leave': right }: Record<CardEnd, number>) {
  const seen = caught + missed === 0 ? null : `You caught ${caught} of ${caught + missed}`;
  const called = right + overCalled === 0 ? null : `over-called ${overCalled} of ${right + overCalled}`;
  return `${[seen, called && (seen ? called : `You ${called}`)].filter(Boolean).join(', and ')}.`;
}

/** A cell as wide as its share: solid where it was right, hatched where it was not. */
function Share({ end, count, of }: { readonly end: CardEnd; readonly count: number; readonly of: number }) {
  const isRight = end === 'caught' || end === 'right-to-leave';
  return (
    <td>
      <i className={isRight ? 'solid' : 'hatched'} style={{ width: `${of === 0 ? 0 : (100 * count) / of}%` }} />
      {endNames[end]} <b>{count}</b>
    </td>
  );
}

function Sureness({ judged }: { readonly judged: readonly Judged[] }) {
  const measured = calibration(
    judged.map(({ judgment, told }) => ({
      ...judgment,
      truth: told.end === 'caught' || told.end === 'missed' ? 'signal' : 'noise',
    })),
  );
  if (!measured?.isShown) return null;
  const { accuracy, overconfidence } = measured;
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return (
    <p>
      You were {percent(accuracy + overconfidence)} sure on average, and right in {percent(accuracy)}.
    </p>
  );
}

function opening(vignette: string): string {
  const words = vignette.split(' ');
  return words.length <= 9 ? vignette : `${words.slice(0, 9).join(' ')} …`;
}
